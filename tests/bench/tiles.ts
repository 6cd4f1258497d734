import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { answerFor, IN, POSSIBLY } from '#lib/dataset/answers.ts';
import { Chance } from '#lib/dataset/chance.ts';
import type { Columns } from '#lib/dataset/columns.ts';
import { SAMPLE_CATEGORIES, sampleColumns } from '#lib/dataset/sample.ts';
import { binsOf, gridOf } from '#lib/dataset/tiles/bins.ts';
import { TileCounter } from '#lib/dataset/tiles/counter.ts';
import type { TileMark, TileStore } from '#lib/dataset/tiles/tilestore.ts';
import { TimeIndex } from '#lib/dataset/timeindex.ts';
import { sample } from '#cli/commands/sample.ts';
import { ReadTiles } from '#tests/tilesreader.ts';
import { measured } from './command.ts';
import { measurePage } from './tilespage.ts';
import { median } from './time/figures.ts';
import { measure } from './time/map.ts';

const SEED = 1;
const STEPS = 400;
const VIEWS = 300;
const MAP_RUNS = 5;
const WORLD = { west: 0, north: 0, east: 1, south: 1 };
const categories = Array.from({ length: SAMPLE_CATEGORIES }, (_, at) => `sample-${at + 1}`);

/**
 * `bench -- tiles [--events N] [--places N] [--windows N] [--folder DIR] [--page] [--json]`: a sample in parts, built as tiles, with the time and memory
 * that takes; then what the reader takes for a step of time and in memory over many views, and whether random windows are counted as
 * asking every event does. `--folder` keeps what was made, and measures again what is there. `--page` opens it in a page, too, and beside it
 * a million events in columns; and scrubs both on a map with nothing around it.
 */
export async function bench({ args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			events: { type: 'string', default: '1000000' },
			places: { type: 'string', default: '100000' },
			windows: { type: 'string', default: '1000' },
			folder: { type: 'string' },
			page: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false }
		}
	});
	const [events, places, windows] = [values.events, values.places, values.windows].map(Number) as [
		number,
		number,
		number
	];
	const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'chronotope-tiles-bench-'));
	try {
		const [parts, out] = [join(folder, 'parts'), join(folder, 'tiles')];
		const size = ['--events', String(events), '--places', String(places), '--seed', String(SEED)];
		if (!existsSync(parts)) await measured(['sample', ...size, '--parts', '--out', parts]);
		const build = existsSync(out) ? null : await measured(['build', parts, '--tiles', out]);
		const tiles = new ReadTiles(out);
		const { manifest } = tiles;
		const bytes = { tiles: manifest.tiles.bytes, texts: manifest.texts.bytes, ids: manifest.ids.bytes };
		const figures = {
			events,
			places: manifest.places,
			bins: manifest.grid.edges.length - 1,
			unit: manifest.grid.unit,
			build,
			bytes,
			bytesAnEvent: Object.fromEntries(
				Object.entries(bytes).map(([name, size]) => [name, Math.round((10 * size) / events) / 10])
			),
			...(await reader(tiles)),
			...(values.page && { page: await pages(folder, out) }),
			wrong: await compare(tiles, sampleColumns({ events, places, seed: SEED }), windows)
		};
		tiles.close();
		process.stdout.write(`${JSON.stringify(figures, null, values.json ? '\t' : 2)}\n`);
		if (figures.wrong.totals + figures.wrong.marks > 0) process.exitCode = 1;
	} finally {
		if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
	}
}

/** What a page takes for the atlas in tiles, and for a million events in columns. */
async function pages(folder: string, tiles: string) {
	const log = (line: string): void => void process.stderr.write(`${line}\n`);
	const million = join(folder, 'million');
	if (!existsSync(million))
		await sample({ events: 1_000_000, places: 5000, seed: SEED, packed: true, out: million });
	return {
		'a million in columns': await measurePage(million, log),
		'in tiles': await measurePage(tiles, log),
		'the map alone': await measureMap(tiles, log)
	};
}

/** What a step takes where nothing but the map is on the page: of an empty one, of a million in columns, and of the tiles. */
async function measureMap(atlas: string, log: (line: string) => void) {
	const techniques = ['empty', 'ours', 'tiles'];
	const figures = await measure({ full: false, runs: MAP_RUNS, sizes: [1_000_000], techniques, atlas, log });
	return figures.map(({ technique, mainThreadMs, latencyMs, spread }) => ({
		...{ technique, mainThreadMs, latencyMs },
		spread: spread.mainThreadMs
	}));
}

/** What a step of a month costs at a view of the world and at one of a region, and what many views leave in memory. */
async function reader(tiles: ReadTiles) {
	const million = await millionMB();
	const before = await memory();
	const store = tiles.store(categories);
	const world = await steps(tiles, store, WORLD, 2);
	const region = await steps(tiles, store, { west: 0.48, north: 0.28, east: 0.58, south: 0.36 }, 5);
	const chance = new Chance(SEED, 9);
	const first: number[] = [];
	for (let view = 0; view < VIEWS; view++) {
		const zoom = chance.below(tiles.manifest.tiles.deepest + 1);
		const [west, north] = [chance.unit(), 0.2 + chance.unit() * 0.4];
		const share = Math.min(1, 2.5 / 2 ** zoom);
		const start = performance.now();
		await store.show(
			store.addresses({ west, north, east: west + share, south: Math.min(1, north + share / 2) }, zoom)
		);
		first.push(performance.now() - start);
	}
	const readerMB = (await memory()) - before;
	return {
		world,
		region,
		viewMs: round(median(first)),
		memoryMB: {
			[`reader after ${VIEWS} views`]: Math.round(readerMB),
			'of these, tiles': Math.round(store.bytes / 1e6),
			'columns and index of a million': Math.round(million)
		}
	};
}

/** MB that a page's columns of a million events take, with what counts them. */
async function millionMB(): Promise<number> {
	const before = await memory();
	const index = new TimeIndex(sampleColumns({ events: 1_000_000, places: 5000, seed: SEED }));
	const taken = (await memory()) - before;
	// Asked for afterwards, so that it is still there when the memory is looked at.
	return index.total.sure > 0 ? taken : NaN;
}

async function steps(tiles: ReadTiles, store: TileStore, view: typeof WORLD, zoom: number) {
	const grid = gridOf(tiles.manifest.grid);
	const { tiles: opened } = await store.show(store.addresses(view, zoom));
	const last = binsOf(grid) - 13;
	const chance = new Chance(SEED, 8);
	const times = (windowAt: (step: number) => number): number => {
		const taken: number[] = [];
		for (let step = 0; step < STEPS; step++) {
			const from = 1 + windowAt(step);
			const start = performance.now();
			store.setWindow({ from, to: from + 12 });
			taken.push(performance.now() - start);
		}
		return round(median(taken));
	};
	return {
		tiles: opened.length,
		marks: opened.reduce((sum, { marks }) => sum + marks.length, 0),
		stepMs: times((step) => step % last),
		jumpMs: times(() => chance.below(last))
	};
}

/** In how many of random windows a count differs from that of asking every event: of all events, and of those at a place. */
async function compare(tiles: ReadTiles, columns: Columns, windows: number) {
	const { grid: printed, counts, tiles: of } = tiles.manifest;
	const grid = gridOf(printed);
	const chance = new Chance(SEED, 7);
	const store = tiles.store(categories);
	const byPlace = eventsByPlace(columns);
	const whole = new TileCounter([counts.all], columns.categories);
	const wrong = { windows, totals: 0, marks: 0, marksAsked: 0 };
	const size = columns.categories * 2;
	for (let at = 0; at < windows; at++) {
		const ends = [chance.below(binsOf(grid) + 1), chance.below(binsOf(grid) + 1)].sort((a, b) => a - b);
		const [from, to] = [ends[0]!, Math.min(ends[1]! + 1, binsOf(grid))];
		const days = [grid.edges[from]!, grid.edges[to]!] as const;
		whole.setWindow({ from, to });
		if (
			!same(
				whole.counts,
				asked(columns, days, columns.events, (event) => event)
			)
		)
			wrong.totals++;
		const zoom = at % (of.deepest + 1);
		const corner = { west: chance.unit(), north: 0.2 + chance.unit() * 0.35 };
		const view = { ...corner, east: corner.west + 0.0001, south: corner.north + 0.0001 };
		const { tiles: opened } = await store.show(store.addresses(view, zoom));
		store.setWindow({ from, to });
		for (const { marks, counter } of opened)
			marks.slice(0, 20).forEach(({ place }: TileMark, mark) => {
				if (!place) return;
				const rows = byPlace(Number(place.id.slice('place-'.length)) - 1);
				wrong.marksAsked++;
				const counted = counter.counts.subarray(mark * size, (mark + 1) * size);
				if (
					!same(
						counted,
						asked(columns, days, rows.length, (row) => rows[row]!)
					)
				)
					wrong.marks++;
			});
	}
	return wrong;
}

function asked(
	columns: Columns,
	[from, to]: readonly [number, number],
	length: number,
	eventAt: (row: number) => number
): Uint32Array {
	const counts = new Uint32Array(columns.categories * 2);
	for (let row = 0; row < length; row++) {
		const event = eventAt(row);
		const answer = answerFor(columns, event, from, to);
		if (answer === IN) counts[columns.category[event]! * 2]!++;
		else if (answer === POSSIBLY) counts[columns.category[event]! * 2 + 1]!++;
	}
	return counts;
}

function eventsByPlace({ places, events, place, placeStart }: Columns): (place: number) => Uint32Array {
	const start = new Uint32Array(places + 1);
	for (const one of place) start[one + 1]!++;
	for (let one = 0; one < places; one++) start[one + 1]! += start[one]!;
	const next = start.slice();
	const event = new Uint32Array(place.length);
	for (let at = 0; at < events; at++)
		for (let link = placeStart[at]!; link < placeStart[at + 1]!; link++) event[next[place[link]!]!++] = at;
	return (one) => event.subarray(start[one], start[one + 1]);
}

const same = (a: Uint32Array, b: Uint32Array): boolean => a.every((count, at) => count === b[at]);

/** MB of heap and typed arrays that are in use. */
async function memory(): Promise<number> {
	setFlagsFromString('--expose-gc');
	const gc = runInNewContext('gc') as () => void;
	for (let round = 0; round < 3; round++) {
		gc();
		await setImmediate();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
}

const round = (ms: number): number => Math.round(ms * 1000) / 1000;
