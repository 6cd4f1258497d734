import { describe, expect, test } from 'vitest';
import { cut } from './cut.ts';
import { barAt, closer, isThere } from './drill.ts';

const utc = Date.UTC;
const year = (y: number) => ({ from: utc(y, 0, 1), to: utc(y + 1, 0, 1) });
const whole = { from: utc(1979, 0, 1), to: utc(2019, 0, 1) };
const span = { from: utc(1979, 4, 12), to: utc(2018, 1, 12) };

describe('whether the window is a bar', () => {
	test('it is where both name the same days', () => {
		expect(isThere(year(1988), year(1988), span)).toBe(true);
		expect(isThere(year(1988), { from: utc(1988, 0, 1), to: utc(1988, 11, 31) }, span)).toBe(false);
	});

	test('what a bar has beyond the atlas does not count', () => {
		expect(isThere(year(1979), { from: span.from, to: utc(1980, 0, 1) }, span)).toBe(true);
		expect(isThere(year(2018), { from: utc(2018, 0, 1), to: span.to }, span)).toBe(true);
	});
});

describe('closer to a bar', () => {
	test('from decades to days, the bar at every level is cut into several bars', () => {
		let stretch = { from: utc(1800, 0, 1), to: utc(2200, 0, 1) };
		const all = stretch;
		const units: string[] = [];
		for (let level = 0; level < 8; level++) {
			const { unit, edges } = cut(stretch, 'gregorian');
			units.push(unit);
			const at = edges.findIndex(
				(edge, index) => edge <= utc(1988, 7, 15) && edges[index + 1]! > utc(1988, 7, 15)
			);
			const bar = { from: edges[at]!, to: edges[at + 1]! };
			const next = closer(bar, stretch, all, 'gregorian');
			if (!next) break;
			const inside = cut(next, 'gregorian').edges.filter((edge) => edge > bar.from && edge < bar.to);
			expect(inside.length).toBeGreaterThan(0);
			expect(next.from).toBeLessThanOrEqual(bar.from);
			expect(next.to).toBeGreaterThanOrEqual(bar.to);
			stretch = next;
		}
		expect(units[0]).toBe('decade');
		expect(units.at(-1)).toBe('day');
		expect(cut(stretch, 'gregorian').count).toBe(1);
	});

	test('a day is as close as it comes', () => {
		const day = { from: utc(1988, 7, 15), to: utc(1988, 7, 16) };
		expect(closer(day, { from: utc(1988, 7, 5), to: utc(1988, 7, 25) }, whole, 'gregorian')).toBeNull();
	});

	test('an atlas of one year is not left', () => {
		expect(closer(year(1988), year(1988), year(1988), 'gregorian')).toBeNull();
	});
});

describe('the bar of an instant', () => {
	const bars = [year(1981), year(1984), year(1985)];
	test('is the one that holds it, its first instant included and its last day too', () => {
		expect(barAt(bars, utc(1984, 0, 1))).toBe(1);
		expect(barAt(bars, utc(1984, 11, 31))).toBe(1);
		expect(barAt(bars, utc(1985, 0, 1))).toBe(2);
	});

	test('is the nearest one where none holds it', () => {
		expect(barAt(bars, utc(1982, 1, 1))).toBe(0);
		expect(barAt(bars, utc(1983, 6, 1))).toBe(1);
		expect(barAt(bars, -Infinity)).toBe(0);
	});

	test('is none without bars', () => expect(barAt([], 0)).toBe(-1));
});
