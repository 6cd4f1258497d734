import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import { cut, sameCut } from './cut.ts';

const utc = Date.UTC;

describe('cutting a stretch into bins', () => {
	test.each([
		['a month into days', utc(2016, 0, 1), utc(2016, 1, 1), 'day', 1, 31],
		['two years into months', utc(2016, 3, 1), utc(2018, 5, 1), 'month', 1, 26],
		['eight years into quarters', utc(1986, 6, 1), utc(1994, 6, 1), 'month', 3, 32],
		['forty years into years', utc(1979, 0, 1), utc(2019, 0, 1), 'year', 1, 40],
		['four centuries into decades', utc(1600, 0, 1), utc(2000, 0, 1), 'decade', 1, 40]
	])('%s', (_, from, to, unit, count, bins) => {
		const found = cut({ from, to }, 'gregorian');
		expect(found).toMatchObject({ unit, count });
		expect(found.edges).toHaveLength(bins + 1);
	});

	test('where no such unit fits, into groups of them', () => {
		expect(cut({ from: utc(2016, 0, 1), to: utc(2016, 6, 1) }, 'gregorian')).toMatchObject({ unit: 'day' });
	});

	const length = fc.oneof(fc.integer({ min: 20, max: 900 }), fc.integer({ min: 20, max: 500_000 }));
	law(
		'always covers the stretch with at most sixty bins, twenty from twenty days on',
		fc.integer({ min: -60_000, max: 60_000 }),
		length,
		fc.constantFrom('gregorian' as const, 'persian' as const),
		(start, days, calendar) => {
			const range = { from: start * DAY, to: (start + days) * DAY };
			const { edges } = cut(range, calendar);
			expect(edges[0]!).toBeLessThanOrEqual(range.from);
			expect(edges.at(-1)!).toBeGreaterThanOrEqual(range.to);
			expect(edges.length - 1).toBeLessThanOrEqual(60);
			expect(edges.length - 1).toBeGreaterThanOrEqual(20);
			expect(edges.every((edge, at) => at === 0 || edge > edges[at - 1]!)).toBe(true);
		}
	);

	test('a stretch moved within its bins keeps them', () => {
		const a = cut({ from: utc(2016, 3, 2), to: utc(2018, 4, 2) }, 'gregorian');
		const b = cut({ from: utc(2016, 3, 9), to: utc(2018, 4, 9) }, 'gregorian');
		const c = cut({ from: utc(2016, 4, 9), to: utc(2018, 5, 9) }, 'gregorian');
		expect(sameCut(a, b)).toBe(true);
		expect(sameCut(a, c)).toBe(false);
	});
});
