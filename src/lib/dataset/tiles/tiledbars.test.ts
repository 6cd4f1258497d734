import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { DAY } from '#lib/time/range.ts';
import { answerFor, OUT } from '../answers.ts';
import { Bars } from '../bars.ts';
import { spanOf } from '../catalogue.ts';
import { LASTING, UNDATED } from '../columns.ts';
import type { LinkedEvent } from '../entries.ts';
import { sampleColumns } from '../sample.ts';
import { binned } from './binned.ts';
import { binAt, binEnd, binsOf, gridOver } from './bins.ts';
import { TileCounter } from './counter.ts';
import { PlaceRows, type RowsAt } from './placerows.ts';
import { SeriesWriter } from './series.ts';
import { TiledBars } from './tiledbars.ts';

const columns = sampleColumns({ events: 900, places: 40, seed: 4 });
const span = spanOf(columns);
const grid = gridOver(span.from / DAY, span.to / DAY);
const bins = binsOf(grid);
const writer = new SeriesWriter(binned(columns, grid), columns.category, bins, columns.categories);
for (let event = 0; event < columns.events; event++) writer.add(event);
const texts = writer.take();
const window = fc
	.tuple(fc.integer({ min: 0, max: bins - 1 }), fc.integer({ min: 1, max: bins }))
	.filter(([from, to]) => from < to);

/** Whether an event lasts for more than one bin. */
const lastsOn = (event: number): boolean =>
	columns.kind[event] === LASTING && binEnd(grid, columns.to[event]!) - binAt(grid, columns.from[event]!) > 1;

describe('bars of an atlas in tiles', () => {
	const bars = new TiledBars(texts, grid);
	const all = new Bars(columns);
	const inner = window.filter(([from, to]) => from > 0 && to < bins);

	law(
		'bin by bin are those that every event makes',
		inner,
		fc.integer({ min: 0, max: 127 }),
		([from, to], shown) => {
			const kinds = Uint8Array.from({ length: columns.categories }, (_, kind) => (shown >> kind) & 1);
			const edges = Array.from(grid.edges.subarray(from, to + 1), (day) => day * DAY);
			const kept = (event: number): boolean => kinds[columns.category[event]!] === 1;
			const each = [...new Array(columns.events).keys()];
			// What lasts for several bins is no bar's, but one that begins in the last bar would be.
			const mask = Uint8Array.from(each, (event) => (kept(event) && !lastsOn(event) ? 1 : 0));
			const [first, end] = [grid.edges[from]!, grid.edges[to]!];
			const lasting = each.filter(
				(event) => kept(event) && lastsOn(event) && answerFor(columns, event, first, end) !== OUT
			);
			const { lanes, more, ...expected } = all.of(mask).histogram(edges);
			const found = bars.histogram(edges, kinds);
			expect({ ...found, lanes: [], more: 0 }).toEqual({ ...expected, lanes: [], more: 0 });
			expect(found.more).toBe(lanes.length + more + lasting.length);
		}
	);

	law('wider ones tell every event of their time, as a bar or among the rest', inner, ([from, to]) => {
		const middle = (from + to) >> 1;
		const edges = [from, middle, to].filter((bin, at, all) => bin !== all[at - 1]);
		const kinds = new Uint8Array(columns.categories).fill(1);
		const { sure, possible, more } = bars.histogram(
			edges.map((bin) => grid.edges[bin]! * DAY),
			kinds
		);
		let events = 0;
		for (let event = 0; event < columns.events; event++)
			if (answerFor(columns, event, grid.edges[from]!, grid.edges[to]!) !== OUT) events++;
		const told = [...sure, ...possible].reduce((sum, n) => sum + n, 0);
		// One that is possible in two bars stands in both.
		expect(told + more).toBeGreaterThanOrEqual(events);
		expect(more).toBeLessThanOrEqual(events);
		expect(sure.reduce((sum, n) => sum + n, 0) + more).toBeLessThanOrEqual(events);
	});
});

describe('the rows of a place', () => {
	const counter = new TileCounter([texts], columns.categories);
	/** Rows of the sample are in order of time already, as those of a place are. */
	const at: RowsAt = { counter, mark: 0, row: 500, rows: columns.events };
	const read = (first: number, end: number): Promise<LinkedEvent[]> =>
		Promise.resolve(
			Array.from({ length: end - first }, (_, n) => ({ id: String(first + n - 500) }) as LinkedEvent)
		);
	const eventOf = ({ id }: LinkedEvent): number => Number(id);

	test('in a window are all that it touches, those that began earlier when they are asked for', async () => {
		for (const [from, to] of [
			[0, bins],
			[100, 112],
			[300, 301],
			[bins - 3, bins]
		] as const) {
			const passes = (event: number) => answerFor(columns, event, grid.edges[from]!, grid.edges[to]!) !== OUT;
			const expected = [...new Array(columns.events).keys()].filter(passes);
			const rows = new PlaceRows(at, { from, to }, read, (event) => passes(eventOf(event)));
			const found: number[] = [];
			while (rows.left > 0) found.push(...(await rows.next(20)).map(({ event }) => eventOf(event)));
			while (rows.earlier > 0) found.unshift(...(await rows.before(20)).map(({ event }) => eventOf(event)));
			expect(found, `${from} to ${to}`).toEqual(expected);
		}
	});

	test('without a date stand behind all others', async () => {
		const expected = [...new Array(columns.events).keys()].filter((event) => columns.kind[event] === UNDATED);
		const rows = new PlaceRows(at, null, read, () => true);
		expect((await rows.next(Infinity)).map(({ event }) => eventOf(event))).toEqual(expected);
		expect(rows.earlier).toBe(0);
	});
});
