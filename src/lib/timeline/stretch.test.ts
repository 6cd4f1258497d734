import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import { fit, follow, LEAST, pan, pinched, wholeYears, within, zoom } from './stretch.ts';

const utc = Date.UTC;
const whole = { from: utc(1979, 0, 1), to: utc(2019, 0, 1) };
const days = (whole.to - whole.from) / DAY;
const window = fc
	.tuple(fc.integer({ min: 0, max: days - 1 }), fc.integer({ min: 1, max: days }))
	.map(([start, width]) => ({
		from: whole.from + start * DAY,
		to: whole.from + Math.min(start + width, days) * DAY
	}));
const holds = (outer: { from: number; to: number }, inner: { from: number; to: number }): boolean =>
	outer.from <= inner.from && outer.to >= inner.to;

describe('the stretch that the histogram shows', () => {
	test('the whole is whole years of the calendar', () => {
		expect(wholeYears({ from: utc(1979, 5, 3), to: utc(2018, 3, 1) }, 'gregorian')).toEqual(whole);
		expect(wholeYears({ from: utc(1979, 0, 1), to: utc(2019, 0, 1) }, 'gregorian')).toEqual(whole);
		expect(wholeYears({ from: utc(1988, 2, 21), to: utc(1988, 2, 22) }, 'persian')).toEqual({
			from: utc(1988, 2, 21),
			to: utc(1989, 2, 21)
		});
	});

	test('a fitted window stands in it with room on both sides', () => {
		const stretch = fit({ from: utc(2016, 6, 1), to: utc(2018, 2, 1) }, whole, 'gregorian');
		expect(stretch).toEqual({ from: utc(2016, 3, 1), to: utc(2018, 5, 1) });
	});

	law(
		'fitting shows the window whatever it is, never less than twenty days, never more than the whole',
		window,
		fc.constantFrom('gregorian' as const, 'persian' as const),
		(inner, calendar) => {
			const stretch = fit(inner, whole, calendar);
			expect(holds(stretch, inner)).toBe(true);
			expect(holds(whole, stretch)).toBe(true);
			expect(stretch.to - stretch.from).toBeGreaterThanOrEqual(LEAST);
		}
	);

	test('zooming keeps the instant under the pointer and stays within the whole', () => {
		const before = { from: utc(2000, 0, 1), to: utc(2004, 0, 1) };
		const at = utc(2001, 0, 1);
		const after = zoom(before, 0.5, at, whole);
		expect(after.to - after.from).toBe((before.to - before.from) / 2);
		expect((at - after.from) / (after.to - after.from)).toBeCloseTo(
			(at - before.from) / (before.to - before.from)
		);
		expect(zoom(before, 1e9, at, whole)).toEqual(whole);
		expect(zoom(before, 1e-9, at, whole)).toMatchObject({ from: expect.any(Number) });
		const closest = zoom(before, 1e-9, at, whole);
		expect(closest.to - closest.from).toBe(LEAST);
	});

	law(
		'panning keeps the length and stops at the ends',
		window,
		fc.integer({ min: -20_000, max: 20_000 }),
		(inner, by) => {
			const start = within(inner, whole);
			const stretch = pan(start, by * DAY, whole);
			expect(stretch.to - stretch.from).toBe(start.to - start.from);
			expect(holds(whole, stretch)).toBe(true);
		}
	);

	test('two fingers keep hold of the instants under them', () => {
		const held = [utc(2001, 0, 1), utc(2003, 0, 1)] as const;
		const next = pinched(held, 0.1, 0.9, whole)!;
		const at = (share: number): number => next.from + share * (next.to - next.from);
		expect(Math.round(at(0.1))).toBe(held[0]);
		expect(Math.round(at(0.9))).toBe(held[1]);
	});

	test('fingers that meet, cross, or ask for less or more than there is change nothing', () => {
		const held = [utc(2001, 0, 1), utc(2003, 0, 1)] as const;
		expect(pinched(held, 0.5, 0.5, whole)).toBeNull();
		expect(pinched(held, 0.9, 0.1, whole)).toBeNull();
		expect(pinched(held, 0.5, 0.51, whole)).toBeNull();
		expect(pinched([held[0], held[0] + DAY], 0, 1, whole)).toBeNull();
	});

	test('an atlas of less than twenty days is shown whole', () => {
		const short = { from: 0, to: 5 * DAY };
		expect(within({ from: DAY, to: 2 * DAY }, short)).toEqual(short);
	});
});

describe('following the window', () => {
	const stretch = { from: utc(2000, 0, 1), to: utc(2004, 0, 1) };
	const to = (inner: { from: number; to: number }, cause: 'dock' | 'elsewhere') =>
		follow(stretch, inner, whole, 'gregorian', cause);

	test('a window that stays inside moves nothing', () => {
		expect(to({ from: utc(2001, 0, 1), to: utc(2002, 0, 1) }, 'elsewhere')).toEqual(stretch);
	});

	test('a window that leaves pulls the stretch along, as long as it was', () => {
		const next = to({ from: utc(2003, 1, 1), to: utc(2004, 1, 1) }, 'dock');
		expect(next).toEqual({ from: stretch.from + 31 * DAY, to: utc(2004, 1, 1) });
	});

	test('a window far off is fitted anew', () => {
		const far = { from: utc(1988, 6, 1), to: utc(1988, 9, 1) };
		expect(to(far, 'dock')).toEqual(fit(far, whole, 'gregorian'));
	});

	test('a window too small to grasp is fitted only if it came from elsewhere', () => {
		const small = { from: utc(2001, 0, 1), to: utc(2001, 0, 8) };
		expect(to(small, 'dock')).toEqual(stretch);
		expect(to(small, 'elsewhere')).toEqual(fit(small, whole, 'gregorian'));
	});

	law(
		'the window is in the stretch afterwards, always',
		window,
		window,
		fc.constantFrom('dock' as const, 'elsewhere' as const),
		(rough, inner, cause) => {
			const next = follow(within(rough, whole), inner, whole, 'gregorian', cause);
			expect(holds(next, inner)).toBe(true);
			expect(holds(whole, next)).toBe(true);
		}
	);
});
