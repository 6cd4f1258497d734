import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOver } from '#lib/dataset/tiles/bins.ts';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import { cutByBins, isOneBin } from './bincut.ts';

const utc = Date.UTC;
const edgesOver = (from: number, to: number): number[] =>
	Array.from(gridOver(from / DAY, to / DAY).edges.subarray(1, -1), (day) => day * DAY);

describe('a stretch of an atlas in tiles', () => {
	const months = edgesOver(utc(1980, 0, 5), utc(2019, 5, 1));

	test.each([
		['years', utc(1980, 0), utc(2020, 0), 'year', 1],
		['quarters', utc(1986, 6), utc(1994, 6), 'month', 3],
		['months', utc(1990, 0), utc(1992, 0), 'month', 1],
		['months, where days would be finer than what is counted', utc(1990, 0), utc(1990, 2), 'month', 1]
	])('is cut into %s', (_, from, to, unit, count) => {
		expect(cutByBins({ from, to }, months)).toMatchObject({ unit, count });
	});

	law(
		'is cut where bins begin, all of it',
		fc.integer({ min: -20_000, max: 20_000 }),
		fc.integer({ min: 30, max: 300_000 }),
		fc.double({ min: 0, max: 0.99, noNaN: true }),
		fc.double({ min: 0.001, max: 1, noNaN: true }),
		(start, days, first, share) => {
			const edges = edgesOver(start * DAY, (start + days) * DAY);
			const from = Math.floor(start + first * days) * DAY;
			const to = from + Math.max(1, Math.floor(share * days)) * DAY;
			const { edges: found, count } = cutByBins({ from, to }, edges);
			expect(found.length).toBeGreaterThan(1);
			expect(count).toBeGreaterThan(0);
			const [earliest, latest] = [edges[0]!, edges.at(-1)!];
			for (const edge of found) expect(edge <= earliest || edge >= latest || edges.includes(edge)).toBe(true);
			expect(found[0]!).toBeLessThanOrEqual(Math.max(from, earliest));
			expect(found.at(-1)!).toBeGreaterThanOrEqual(Math.min(to, latest));
		}
	);

	test('knows what cannot be seen closer', () => {
		expect(isOneBin({ from: utc(1990, 3), to: utc(1990, 4) }, months)).toBe(true);
		expect(isOneBin({ from: utc(1990, 3), to: utc(1990, 5) }, months)).toBe(false);
	});
});
