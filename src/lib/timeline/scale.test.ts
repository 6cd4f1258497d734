import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import { scaleOf, snap } from './scale.ts';

const day = fc.integer({ min: -40_000, max: 40_000 }).map((n) => n * DAY);
const stretch = fc
	.tuple(day, fc.integer({ min: 1, max: 20_000 }))
	.map(([from, days]) => ({ from, to: from + days * DAY }));

describe('the scale of a plot', () => {
	test('the start lies at the left edge, and at the right one where time runs right to left', () => {
		const range = { from: 0, to: 10 * DAY };
		expect(scaleOf(range, 100, false).x(0)).toBe(0);
		expect(scaleOf(range, 100, true).x(0)).toBe(100);
		expect(scaleOf(range, 100, false).x(3 * DAY)).toBe(30);
		expect(scaleOf(range, 100, true).x(3 * DAY)).toBe(70);
	});

	law(
		'pixels lead back to the instant they came from',
		stretch,
		day,
		fc.boolean(),
		fc.integer({ min: 1, max: 4000 }),
		(range, time, rtl, width) => {
			const scale = scaleOf(range, width, rtl);
			expect(Math.abs(scale.time(scale.x(time)) - time)).toBeLessThan(1000);
		}
	);

	test('a move to the right goes forward, or back where time runs right to left', () => {
		const range = { from: 0, to: 10 * DAY };
		for (const rtl of [false, true]) {
			const scale = scaleOf(range, 100, rtl);
			expect(scale.perPixel).toBe((rtl ? -1 : 1) * 0.1 * DAY);
			expect(scale.time(51) - scale.time(50)).toBeCloseTo(scale.perPixel);
			expect(Math.sign(scale.perPixel)).toBe(scale.forward);
		}
	});

	law(
		'a box is cut to the plot and never has a negative width',
		stretch,
		stretch,
		fc.boolean(),
		(range, span, rtl) => {
			const box = scaleOf(range, 500, rtl).box(span.from, span.to);
			const meets = span.from < range.to && span.to > range.from;
			expect(box !== null).toBe(meets);
			if (!box) return;
			expect(box.x).toBeGreaterThanOrEqual(-1e-6);
			expect(box.width).toBeGreaterThan(0);
			expect(box.x + box.width).toBeLessThanOrEqual(500 + 1e-6);
		}
	);

	test('a box without length is none', () => {
		expect(scaleOf({ from: 0, to: DAY }, 10, false).box(0, 0)).toBeNull();
	});

	test('a plot without width gives no NaN', () => {
		const scale = scaleOf({ from: 0, to: DAY }, 0, false);
		expect([scale.x(5), scale.perPixel].every(Number.isFinite)).toBe(true);
	});
});

describe('snapping', () => {
	test('takes the nearest edge in reach, else the nearest day', () => {
		expect(snap(10.4 * DAY, [8 * DAY, 12 * DAY], 2 * DAY)).toBe(12 * DAY);
		expect(snap(10.4 * DAY, [8 * DAY, 13 * DAY], 2 * DAY)).toBe(10 * DAY);
		expect(snap(10.6 * DAY, [], 2 * DAY)).toBe(11 * DAY);
	});
});
