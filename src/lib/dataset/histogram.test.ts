import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { law } from '#tests/laws.ts';
import { Bars } from './bars.ts';
import { columnsOf, type Indexed } from './columns.ts';
import { packLanes } from './histogram.ts';

const at = (text: string): Indexed => ({ when: readWhen(text), category: 0, places: [] });
const months = (year: number): number[] => Array.from({ length: 13 }, (_, month) => Date.UTC(year, month, 1));
const count = (texts: string[], edges = months(1988)) =>
	new Bars(columnsOf(texts.map(at), 0, 1)).of(new Uint8Array(texts.length).fill(1)).histogram(edges);

describe('the histogram', () => {
	test('an event known to its day stands in one bin, surely', () => {
		const { sure, possible } = count(['1988-08-15']);
		expect(sure[7]).toBe(1);
		expect([...sure, ...possible].reduce((a, b) => a + b)).toBe(1);
	});

	test('an event on the last day of a bin stands in that bin and not the next', () => {
		expect(count(['1988-08-31']).sure[7]).toBe(1);
		expect(count(['1988-12-31']).sure[11]).toBe(1);
	});

	test('one possible in three months stands in each of the three, possibly', () => {
		const { sure, possible, lanes } = count(['1988-22']);
		expect([...possible]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0]);
		expect([...sure].every((n) => n === 0)).toBe(true);
		expect(lanes).toEqual([]);
	});

	test('one known to its year only, among months, is a dotted lane', () => {
		const { lanes, highest } = count(['1988']);
		expect(lanes).toMatchObject([
			{ event: 0, kind: 'somewhere', from: Date.UTC(1988, 0, 1), to: Date.UTC(1989, 0, 1) }
		]);
		expect(highest).toBe(0);
	});

	test('a lasting event is a solid lane with its sure part', () => {
		const { lanes } = count(['1988-02/1988-07']);
		expect(lanes).toMatchObject([
			{ kind: 'lasting', surely: { from: Date.UTC(1988, 1, 1), to: Date.UTC(1988, 7, 1) } }
		]);
	});

	test('a date before which something happened is a lane without a beginning', () => {
		expect(count(['[..1988-06-01]']).lanes).toMatchObject([{ from: -Infinity, kind: 'somewhere' }]);
	});

	test('what lies outside the edges, is undated, or is masked out is not counted', () => {
		expect(count(['1990-01-01', '1987-12-31']).highest).toBe(0);
		const events = [at('1988-08-15'), { when: null, category: 0, places: [] }];
		const { highest, lanes } = new Bars(columnsOf(events, 0, 1))
			.of(new Uint8Array(2))
			.histogram(months(1988));
		expect([highest, lanes.length]).toEqual([0, 0]);
	});

	const day = fc
		.integer({ min: 0, max: 365 })
		.map((n) => new Date(Date.UTC(1988, 0, 1 + n)).toISOString().slice(0, 10));
	law(
		'finer bins add up to the coarse ones for events known to their day',
		fc.array(day, { maxLength: 40 }),
		(days) => {
			const fine = count(days).sure;
			const coarse = count(
				days,
				[0, 3, 6, 9, 12].map((month) => Date.UTC(1988, month, 1))
			).sure;
			for (let quarter = 0; quarter < 4; quarter++) {
				expect(fine[3 * quarter]! + fine[3 * quarter + 1]! + fine[3 * quarter + 2]!).toBe(coarse[quarter]);
			}
		}
	);
});

describe('packing lanes', () => {
	const texts = fc.array(
		fc
			.tuple(fc.integer({ min: 1980, max: 1989 }), fc.integer({ min: 0, max: 6 }))
			.map(([y, n]) => `${y}/${y + n + 1}`),
		{ maxLength: 12 }
	);
	law(
		'lanes in a row never overlap, and in = placed + left',
		texts,
		fc.integer({ min: 1, max: 5 }),
		(whens, most) => {
			const { lanes } = count(
				whens,
				[1979, 1985, 1990, 2000].map((year) => Date.UTC(year, 0, 1))
			);
			const { rows, left } = packLanes(lanes, most);
			expect(rows.length).toBeLessThanOrEqual(most);
			expect(rows.flat().length + left).toBe(lanes.length);
			for (const row of rows) {
				const inOrder = [...row].sort((a, b) => a.from - b.from);
				inOrder.slice(1).forEach((lane, i) => expect(lane.from).toBeGreaterThanOrEqual(inOrder[i]!.to));
			}
		}
	);
});
