import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { gatherDirectory } from '#cli/directory.ts';
import { answerFor, IN, POSSIBLY } from '#lib/dataset/answers.ts';
import { catalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import { placesOf, UNDATED } from '#lib/dataset/columns.ts';
import { withoutDrafts } from '#lib/dataset/drafts.ts';
import { bucketOf } from '#lib/dataset/ids.ts';
import { binsOf, gridOf } from '#lib/dataset/tiles/bins.ts';
import { isArea } from '#lib/dataset/terms.ts';
import { cellAt, worldShare } from '#lib/dataset/tiles/world.ts';
import type { TileMark } from '#lib/dataset/tiles/tilestore.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { TileCounter } from '#lib/dataset/tiles/counter.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen } from '#lib/time/when.ts';
import { TiledAtlas } from '#lib/dataset/tiles/tiledatlas.ts';
import { startServer } from '#tests/e2e/server.ts';
import { ReadTiles } from '#tests/tilesreader.ts';
import { scratchFolder } from '#tests/scratch.ts';
import { run } from './run.ts';

const scratch = scratchFolder('tiles');

const bytesOf = (folder: string): [string, string][] =>
	globSync('**/*', { cwd: folder })
		.sort()
		.map((name) => [name, readFileSync(join(folder, name), 'base64')]);

/** Surely and possibly, by category, of the distinct events in a window of days that a test lets through. */
function asked(
	{ columns }: Catalogue,
	from: number,
	to: number,
	passes: (event: number) => boolean
): number[] {
	const counts = Array.from({ length: columns.categories * 2 }, () => 0);
	for (let event = 0; event < columns.events; event++) {
		const answer = answerFor(columns, event, from, to);
		if (answer !== IN && answer !== POSSIBLY) continue;
		if (passes(event)) counts[columns.category[event]! * 2 + (answer === IN ? 0 : 1)]!++;
	}
	return counts;
}

async function built(name: string, args: string[] = [], env = {}): Promise<ReadTiles> {
	const out = scratch(name);
	const { code, stderr } = await run(['build', ...args, '--tiles', out], env);
	expect(stderr).toBe('');
	expect(code).toBe(0);
	return new ReadTiles(out);
}

describe('chronotope build --tiles', () => {
	const sample = (): string => scratch('sample');
	beforeAll(async () => {
		const size = ['--events', '6000', '--places', '150', '--seed', '7', '--parts', '1000'];
		expect((await run(['sample', ...size, '--out', sample()])).code).toBe(0);
	});

	test.each([
		['a sample in parts', () => sample()],
		['an atlas of every kind of date and place', () => fixtureAtlas]
	])('counts the events of %s as asking each of them does, at every zoom', async (name, directory) => {
		const tiles = await built(`of ${name}`.replaceAll(' ', '-'), [directory()]);
		const { dataset } = await gatherDirectory(directory());
		const atlas = catalogue(withoutDrafts(dataset!));
		const { columns } = atlas;
		const { grid: printed, counts, events, tiles: of } = tiles.manifest;
		expect(events).toBe(columns.events);
		const grid = gridOf(printed);
		const windows = Array.from({ length: 40 }, (_, at) => [
			(at * 37) % binsOf(grid),
			(at * 101) % binsOf(grid)
		])
			.map(([a, b]) => ({ from: Math.min(a!, b!), to: Math.max(a!, b!) + 1 }))
			.concat({ from: 0, to: binsOf(grid) });
		const whole = new TileCounter([counts.all, counts.unplaced], columns.categories);
		for (const window of windows) {
			whole.setWindow(window);
			const [from, to] = [grid.edges[window.from]!, grid.edges[window.to]!];
			expect([...whole.counts]).toEqual([
				...asked(atlas, from, to, () => true),
				...asked(atlas, from, to, (event) => placesOf(columns, event).length === 0)
			]);
		}
		const store = tiles.store(atlas.dataset.atlas.categories.map(({ id }) => id));
		const world = { west: 0, north: 0, east: 1, south: 1 };
		const size = columns.categories * 2;
		for (let zoom = 0; zoom <= Math.min(of.deepest, 4); zoom++) {
			const cells = atlas.places.map(({ geometry }) => cellAt(worldShare(labelPoint(geometry)), zoom));
			/** The places at a mark. */
			const placesAt = ({ place, x, y }: TileMark): number[] =>
				place
					? [atlas.placeById.get(place.id)!]
					: [...cells.keys()].filter(
							(at) =>
								cells[at] === cellAt([x, y], zoom) &&
								!isArea(atlas.places[at]!.properties.kind) &&
								atlas.happened[at]! > 0
						);
			const { tiles: opened, missing } = await store.show(store.addresses(world, zoom));
			expect(missing).toBe(0);
			const marks = opened.flatMap((tile) => tile.marks.map((mark, at) => ({ tile, mark, at })));
			expect(marks.reduce((sum, { mark }) => sum + mark.places, 0)).toBe(tiles.manifest.places);
			for (const window of windows.slice(-6)) {
				store.setWindow(window);
				const [from, to] = [grid.edges[window.from]!, grid.edges[window.to]!];
				for (const { tile, mark, at } of marks.slice(0, 30)) {
					const places = placesAt(mark);
					expect(mark.places).toBe(places.length);
					expect([...tile.counter.counts.subarray(at * size, (at + 1) * size)]).toEqual(
						asked(atlas, from, to, (event) => placesOf(columns, event).some((one) => places.includes(one)))
					);
				}
			}
			if (zoom < of.deepest) continue;
			expect(marks.every(({ mark }) => mark.place !== null)).toBe(true);
			expect(marks.reduce((sum, { mark }) => sum + mark.events, 0)).toBe(columns.place.length);
		}
		expect(await tiles.metadata()).toMatchObject({ grid: printed, vector_layers: [{ id: of.layer }] });
		tiles.close();
	});

	test('keeps the records of a place together in order of time, and finds each by its id', async () => {
		const tiles = await built('records', [sample()]);
		const { dataset } = await gatherDirectory(sample());
		const atlas = catalogue(dataset!);
		const { texts, ids, tiles: of } = tiles.manifest;
		const chunks = await Promise.all(Array.from({ length: texts.chunks }, (_, n) => tiles.chunk(n)));
		const rows = chunks.flatMap(({ events }) => events);
		expect(rows.length).toBe(atlas.columns.place.length);
		expect(texts.placed).toBe(rows.length);
		for (const { events, places, sources } of chunks) {
			const cited = new Set(events.flatMap((event) => event.citations.map(({ source }) => source)));
			expect(sources.map(({ id }) => id).sort()).toEqual([...cited].sort());
			for (const source of sources) expect(source).toEqual(atlas.sources[atlas.sourceById.get(source.id)!]);
			const named = new Set(events.flatMap((event) => event.places.map(({ id }) => id)));
			expect(new Set(places.map(({ id }) => id))).toEqual(named);
			for (const { id, geometry, properties } of places) {
				const place = atlas.places[atlas.placeById.get(id)!]!;
				expect(properties).toEqual(place.properties);
				expect(geometry.coordinates).toEqual(labelPoint(place.geometry));
			}
		}
		const rowById = new Map([...atlas.entries].map(({ event, index }) => [event.id, index]));
		const store = tiles.store([]);
		const all = store.addresses({ west: 0, north: 0, east: 1, south: 1 }, of.deepest);
		const marks = (await store.show(all)).tiles.flatMap((tile) => tile.marks);
		expect(marks.length).toBe(tiles.manifest.places);
		for (const { place, events } of marks) {
			const found = rows.slice(place!.row, place!.row + events).map(({ id }) => rowById.get(id)!);
			const wanted = [...rowById.values()].filter((row) =>
				placesOf(atlas.columns, row).includes(atlas.placeById.get(place!.id)!)
			);
			expect([...found].sort((a, b) => a - b)).toEqual(wanted.sort((a, b) => a - b));
			const days = found.map((row) =>
				atlas.columns.kind[row] === UNDATED ? Infinity : atlas.columns.from[row]!
			);
			expect(days).toEqual(days.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
			const key = `place:${place!.id}`;
			expect(await tiles.bucket(bucketOf(key, ids.buckets))).toContainEqual([key, place!.row]);
		}
		for (const id of ['event-1', 'event-3333', 'event-6000']) {
			const found = (await tiles.bucket(bucketOf(id, ids.buckets))).find(([one]) => one === id)!;
			expect(rows[found[1]]!.id).toBe(id);
		}
		tiles.close();
	});

	test('is read over the net by ranges alone; what a host withholds is told, and asked for again', async () => {
		const folder = scratch('served');
		(await built('served', [sample()])).close();
		const server = await startServer(folder);
		const asked: string[] = [];
		let broken = false;
		server.faults = (path, { headers }) => {
			asked.push(`${path} ${headers.range ?? ''}`);
			// The whole file for a range, as some hosts answer.
			return broken ? { kind: 'replace', body: 'x'.repeat(40_000_000) } : undefined;
		};
		const atlas = await TiledAtlas.open(server.base);
		const view = atlas.store.addresses({ west: 0.5, north: 0.3, east: 0.7, south: 0.5 }, 3);
		broken = true;
		expect(await atlas.store.show(view)).toEqual({
			tiles: [],
			missing: view.length,
			fault: expect.objectContaining({ message: expect.stringContaining('Byte Serving') })
		});
		await expect(atlas.records(0, 3)).rejects.toThrow();
		broken = false;
		const { tiles, missing } = await atlas.store.show(view);
		expect(missing).toBe(0);
		const marks = tiles.flatMap((tile) =>
			tile.marks.map((mark, at) => ({ mark, at, counter: tile.counter }))
		);
		const { mark, at, counter } = marks.find(({ mark }) => mark.place && mark.events > 20)!;
		const [from, to] = [200, 320];
		const rows = [from, to].map((bin) => mark.place!.row + counter.begunBefore(at, bin)) as [number, number];
		const { events: records } = await atlas.records(...rows);
		expect(records.length).toBe(rows[1] - rows[0]);
		expect(records.length).toBeGreaterThan(3);
		for (const { when, places } of records) {
			const { earliest } = readWhen(when!)!;
			expect(earliest! / DAY).toBeGreaterThanOrEqual(atlas.grid.edges[from]!);
			expect(earliest! / DAY).toBeLessThan(atlas.grid.edges[to]!);
			expect(places.map(({ id }) => id)).toContain(mark.place!.id);
		}
		const row = (await atlas.rowOf('event-77'))!;
		expect((await atlas.records(row, row + 1)).events[0]!.id).toBe('event-77');
		expect(await atlas.rowOf('nobody')).toBeNull();
		expect(asked.filter((one) => one.includes('.pmtiles')).every((one) => one.includes('bytes='))).toBe(true);
		await server.close();
	});

	test('gives the same bytes in any folder and time zone, and leaves a foreign folder alone', async () => {
		(await built('one', [sample()])).close();
		(await built('two', [sample()], { TZ: 'Asia/Tehran', LC_ALL: 'fa_IR.UTF-8' })).close();
		expect(bytesOf(scratch('two'))).toEqual(bytesOf(scratch('one')));
		const { code, stderr } = await run(['build', fixtureAtlas, '--tiles', scratch()]);
		expect([code, stderr]).toEqual([1, expect.stringContaining('is no atlas in tiles: nothing written')]);
	});

	test('writes nothing of what is redacted or proposed, and nothing at all of a faulty dataset', async () => {
		const { dataset } = await gatherDirectory(fixtureAtlas);
		const drafts = dataset!.events.filter(({ status }) => status === 'proposed');
		const hidden = dataset!.events.find(({ status, places }) => status === undefined && places.length > 0)!;
		const redact = scratch('redaction.json');
		writeFileSync(redact, JSON.stringify({ ids: [hidden.id] }));
		const tiles = await built('redacted', [fixtureAtlas, '--redact', redact]);
		const { texts } = tiles.manifest;
		const ids = (await Promise.all(Array.from({ length: texts.chunks }, (_, n) => tiles.chunk(n))))
			.flatMap(({ events }) => events)
			.map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(0);
		expect(ids).not.toContain(hidden.id);
		for (const { id } of drafts) expect(ids).not.toContain(id);
		tiles.close();
		const faulty = scratch('faulty');
		expect((await run(['sample', '--events', '10', '--places', '2', '--parts', '--out', faulty])).code).toBe(
			0
		);
		writeFileSync(join(faulty, 'events/z.jsonl'), '{}\n');
		const { code, stderr } = await run(['build', faulty, '--tiles', scratch('none')]);
		expect([code, stderr]).toEqual([1, expect.stringContaining('nothing written')]);
		expect(globSync('none*', { cwd: scratch() })).toEqual([]);
	});
});
