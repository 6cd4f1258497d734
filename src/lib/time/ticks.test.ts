import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { type Calendar, fields, floorTo } from './calendar.ts';
import { bins, ticks } from './ticks.ts';

const DAY = 86_400_000;
const utc = (text: string): number => Date.parse(`${text}T00:00Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const calendar = fc.constantFrom<Calendar>('gregorian', 'persian');
const range = fc
	.tuple(
		fc.integer({ min: utc('1200-01-01'), max: utc('2100-01-01') }),
		fc.double({ min: 0, max: 14, noNaN: true })
	)
	.map(([from, power]) => ({ from, to: from + Math.ceil(10 ** power) }));

describe('ticks', () => {
	test('stand at months, and the year that begins is a major one', () => {
		const found = ticks({ from: utc('2016-07-01'), to: utc('2018-03-01') }, 10, 'gregorian');
		expect(found.map(({ at, major }) => iso(at) + (major ? '!' : ''))).toEqual([
			...['2016-07-01', '2016-10-01', '2017-01-01!', '2017-04-01', '2017-07-01', '2017-10-01', '2018-01-01!']
		]);
		expect(new Set(found.map(({ unit }) => unit))).toEqual(new Set(['month']));
	});

	test('stand at Farvardin and Mehr in the Solar Hijri calendar', () => {
		const found = ticks({ from: utc('2014-01-01'), to: utc('2018-03-01') }, 9, 'persian');
		expect(found.map(({ at }) => fields(at, 'persian').month)).toEqual([1, 7, 1, 7, 1, 7, 1, 7]);
		expect(found.every(({ at }) => fields(at, 'persian').day === 1)).toBe(true);
	});

	law(
		'are within the range, ascending, at most as many as asked for, and at the start of their unit',
		range,
		fc.integer({ min: 1, max: 40 }),
		calendar,
		(span, most, name) => {
			const found = ticks(span, most, name);
			expect(found.length).toBeLessThanOrEqual(most);
			found.forEach(({ at, unit }, index) => {
				expect(at >= span.from && at <= span.to && at > (found[index - 1]?.at ?? -Infinity)).toBe(true);
				expect(floorTo(at, unit, name)).toBe(at);
			});
		}
	);

	test('are none for an empty range or no room', () => {
		expect(ticks({ from: 5, to: 5 }, 10, 'gregorian')).toEqual([]);
		expect(ticks({ from: 0, to: 1e12 }, 0, 'gregorian')).toEqual([]);
		expect(ticks({ from: NaN, to: 1e12 }, 10, 'gregorian')).toEqual([]);
	});
});

describe('bins', () => {
	test.each([
		['1979-01-01', '2019-01-01', 'year', 1, 40],
		['2016-07-01', '2018-03-01', 'day', 10, 60],
		['2016-07-01', '2018-08-15', 'day', 15, 51],
		['2016-07-03', '2019-08-15', 'month', 1, 38],
		['2016-07-01', '2016-08-01', 'day', 1, 31],
		['2000-01-01', '2012-01-01', 'month', 3, 48]
	])('from %s to %s are of %s × %i', (from, to, unit, count, number) => {
		const found = bins({ from: utc(from), to: utc(to) }, 'gregorian');
		expect([found.unit, found.count, found.edges.length - 1]).toEqual([unit, count, number]);
	});

	law(
		'are 20 to 60, fewer only below 20 days; they cover the range and leave no empty bin at its ends',
		range,
		calendar,
		(span, name) => {
			const { edges, unit } = bins(span, name);
			const number = edges.length - 1;
			expect(number).toBeLessThanOrEqual(60);
			if (span.to - span.from > 20 * DAY) expect(number).toBeGreaterThanOrEqual(20);
			expect(edges[0]! <= span.from && edges[1]! > span.from).toBe(true);
			expect(edges.at(-1)! >= span.to && edges.at(-2)! < span.to).toBe(true);
			for (const [index, edge] of edges.entries()) {
				expect(floorTo(edge, unit, name)).toBe(edge);
				if (index > 0) expect(edge).toBeGreaterThan(edges[index - 1]!);
			}
		}
	);

	test('of an empty range are the one day of it', () => {
		const noon = utc('2017-06-01') + DAY / 2;
		expect(bins({ from: noon, to: noon }, 'gregorian').edges.map(iso)).toEqual(['2017-06-01', '2017-06-02']);
	});
});
