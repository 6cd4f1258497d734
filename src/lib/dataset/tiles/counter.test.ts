import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { readWhen } from '#lib/time/when.ts';
import { answerFor, IN, POSSIBLY } from '../answers.ts';
import { columnsOf, OPEN_FROM, OPEN_TO, UNDATED, type Columns } from '../columns.ts';
import { sampleColumns } from '../sample.ts';
import { binned } from './binned.ts';
import { binAt, binEnd, binsOf, gridOf, gridOver, printGrid, snapped, type Grid } from './bins.ts';
import { TileCounter } from './counter.ts';
import { SeriesWriter } from './series.ts';

const CATEGORIES = 3;

/** Texts of marks, each of the events of one group. */
function textsOf(columns: Columns, grid: Grid, groupOf: readonly number[], groups: number): string[][] {
	const writer = new SeriesWriter(binned(columns, grid), columns.category, binsOf(grid), columns.categories);
	return Array.from({ length: groups }, (_, group) => {
		groupOf.forEach((of, event) => {
			if (of === group) writer.add(event);
		});
		return writer.take();
	});
}

/** Counts by asking each event. */
function bruteForce(
	columns: Columns,
	groupOf: readonly number[],
	groups: number,
	from: number,
	to: number
): number[] {
	const counts = Array.from({ length: groups * columns.categories * 2 }, () => 0);
	groupOf.forEach((group, event) => {
		const answer = answerFor(columns, event, from, to);
		const at = (group * columns.categories + columns.category[event]!) * 2;
		if (answer === IN) counts[at]!++;
		if (answer === POSSIBLY) counts[at + 1]!++;
	});
	return counts;
}

const year = fc.integer({ min: 1978, max: 1984 });
const two = (n: number): string => String(n).padStart(2, '0');
const date = fc.oneof(
	year.map(String),
	fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
	fc
		.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
		.map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`),
	fc.constantFrom('198X', '1981-XX', '1979-21', '1983-05~')
);
const edtf = fc.oneof(
	date,
	fc.tuple(date, date).map(([a, b]) => `${a}/${b}`),
	date.map((a) => `../${a}`),
	date.map((a) => `${a}/..`),
	date.map((a) => `${a}/`),
	date.map((a) => `[..${a}]`),
	fc.tuple(date, date).map(([a, b]) => `{${a},${b}}`),
	fc.tuple(date, date).map(([a, b]) => `[${a},${b}]`),
	fc.constant(null)
);
const events = fc.array(
	fc.record({
		when: edtf.map((text) => (text === null ? null : readWhen(text))),
		category: fc.integer({ min: 0, max: CATEGORIES - 1 }),
		places: fc.constant([])
	}),
	{ maxLength: 60 }
);

test('counts of any window of whole bins are those of asking every event, whatever its date', () => {
	fc.assert(
		fc.property(
			events,
			fc.constantFrom(20, 90, 512),
			fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 20 }),
			(all, most, windows) => {
				const columns = columnsOf(all, 0, CATEGORIES);
				const grid = gridOver(toDays(1979, 2, 3), toDays(1984, 1, 2), most);
				const groupOf = all.map((_, event) => event % 4);
				const counter = new TileCounter(textsOf(columns, grid, groupOf, 4), CATEGORIES);
				const undated = [0, 0, 0, 0].flatMap((_, group) =>
					[0, 1, 2].map(
						(category) =>
							all.filter((each, event) => !each.when && event % 4 === group && each.category === category)
								.length
					)
				);
				expect([...counter.undated]).toEqual(undated);
				const beginning = all.flatMap((each, event) =>
					each.when && event % 4 === 1 ? [binAt(grid, columns.from[event]!)] : []
				);
				let [a, b] = [0, 0];
				for (const [one, other, isStep] of windows) {
					// A step of some bins, or a leap to anywhere.
					const moved = (end: number, by: number): number =>
						isStep ? Math.min(Math.max(end + (by % 9) - 4, 0), binsOf(grid)) : by % (binsOf(grid) + 1);
					[a, b] = [moved(a, one), moved(b, other)];
					expect(counter.begunBefore(1, a)).toBe(beginning.filter((bin) => bin < a).length);
					counter.setWindow({ from: a, to: b });
					const wanted = bruteForce(columns, groupOf, 4, grid.edges[a]!, grid.edges[b]!);
					expect([...counter.counts]).toEqual(a < b ? wanted : wanted.map(() => 0));
				}
			}
		)
	);
});

test('counts of a thousand random windows of a sample are exact at every mark', () => {
	const columns = sampleColumns({ events: 20_000, places: 50, seed: 4 });
	const grid = gridOver(toDays(1980, 1, 1), toDays(2020, 1, 1));
	expect([grid.unit, binsOf(grid)]).toEqual(['month', 482]);
	const groupOf = Array.from(
		{ length: columns.events },
		(_, event) => columns.place[columns.placeStart[event]!]! % 9
	);
	const counter = new TileCounter(textsOf(columns, grid, groupOf, 9), columns.categories);
	expect(counter.undated.reduce((sum, n) => sum + n)).toBe(
		columns.kind.filter((kind) => kind === UNDATED).length
	);
	let seed = 1;
	const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 483;
	for (let at = 0; at < 1000; at++) {
		const [a, b] = [next(), next()].sort((x, y) => x - y) as [number, number];
		counter.setWindow({ from: a, to: b });
		if (at % 20 === 0 && a < b)
			expect([...counter.counts]).toEqual(bruteForce(columns, groupOf, 9, grid.edges[a]!, grid.edges[b]!));
	}
});

test('bins follow the calendar, as fine as their number allows, and hold every day', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -800_000, max: 100_000 }),
			fc.integer({ min: 1, max: 2_000_000 }),
			fc.constantFrom(OPEN_FROM, OPEN_TO, -1, 0, 1, 5000),
			(from, length, offset) => {
				const grid = gridOver(from, from + length);
				expect(grid.edges.length).toBeLessThanOrEqual(512 + 3);
				expect(grid.edges[1]).toBeLessThanOrEqual(from);
				expect(grid.edges.at(-2)).toBeGreaterThanOrEqual(from + length);
				expect([...grid.edges].every((edge, at) => at === 0 || edge > grid.edges[at - 1]!)).toBe(true);
				if (grid.unit !== 'day')
					for (const edge of grid.edges.subarray(1, -1)) expect(fromDays(edge).day).toBe(1);
				const day = Math.abs(offset) > 5000 ? offset : from + offset;
				const bin = binAt(grid, day);
				expect(grid.edges[bin]).toBeLessThanOrEqual(day);
				if (day !== OPEN_TO) expect(grid.edges[bin + 1]).toBeGreaterThan(day);
				expect(gridOf(printGrid(grid))).toEqual(grid);
				const window = snapped(grid, from, from + length);
				expect(grid.edges[window.from]).toBeLessThanOrEqual(from);
				expect(grid.edges[window.to]).toBeGreaterThanOrEqual(from + length);
				expect(binEnd(grid, OPEN_TO)).toBe(binsOf(grid));
			}
		)
	);
	expect(gridOver(0, 512).unit).toBe('day');
	expect(gridOver(0, 513).unit).toBe('month');
	expect(gridOver(toDays(-3000, 1, 1), toDays(2000, 1, 1))).toMatchObject({ unit: 'year', step: 10 });
});
