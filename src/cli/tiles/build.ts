import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { labelPoint } from '#lib/geo/label.ts';
import { spanOf } from '#lib/dataset/catalogue.ts';
import type { Columns } from '#lib/dataset/columns.ts';
import { isDraft } from '#lib/dataset/drafts.ts';
import type { Counts } from '#lib/dataset/read.ts';
import { fails, type Problem } from '#lib/dataset/problem.ts';
import { publish } from '#lib/dataset/published.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { isArea } from '#lib/dataset/terms.ts';
import { digestOf } from '#lib/dataset/texts.ts';
import { binned } from '#lib/dataset/tiles/binned.ts';
import { binsOf, gridOver, printGrid, type Grid } from '#lib/dataset/tiles/bins.ts';
import { SeriesWriter } from '#lib/dataset/tiles/series.ts';
import { printTiledManifest, readTiledManifest } from '#lib/dataset/tiles/tiledmanifest.ts';
import { cellAt, DEEPEST, deepestFor, worldShare } from '#lib/dataset/tiles/world.ts';
import { DAY } from '#lib/time/range.ts';
import { zxyToTileId } from 'pmtiles';
import { partsOf } from '../eventparts.ts';
import { lockFolder } from '../folderlock.ts';
import type { TakenEvents } from '../parts/eventrows.ts';
import type { KeptParts } from '../parts/keptparts.ts';
import { takeDirectory, withKeptParts } from '../parts/take.ts';
import { Failure } from '../print.ts';
import { besideOf, besidePath } from '../unfinished.ts';
import { makeFolder } from '../write.ts';
import { ArchiveFile } from './archive.ts';
import { LAYER, tilesAt } from './marks.ts';
import { placedRows, type Placed } from './placed.ts';
import { CHUNK_ROWS, writeRecords } from './records.ts';

/** Behind the name of what is put aside. */
const OLD = '.old';

/** Hears what is being done and how far it is; `of` is 0 where that is not known. */
export type Told = (step: string, done: number, of: number) => void;

export interface Tiled {
	problems: Problem[];
	counts: Counts;
	/** Null where the dataset has errors: then nothing was written. */
	written: { events: number; places: number; grid: Grid; bytes: Record<string, number> } | null;
	/** How many parts were known from an earlier build, and how many were read. */
	known: number;
	judged: number;
}

export interface Tiling {
	redact?: string | undefined;
	keepGoing?: boolean | undefined;
	drafts?: boolean | undefined;
	/** Folder of what is kept for the next build; false: nothing is kept. */
	cache?: string | false | undefined;
	told?: Told;
}

/**
 * Writes a dataset as a tiled folder: beside it first, then in its place whole. Events are read one by one, and what is kept
 * of each in memory is some hundred bytes; records lie in files meanwhile. The same dataset gives the same bytes.
 *
 * @throws Failure where the folder holds something else
 */
export async function buildTiles(directory: string, folder: string, tiling: Tiling): Promise<Tiled> {
	const target = resolve(folder);
	if (existsSync(target) && !existsSync(join(target, 'manifest.json')))
		throw new Failure(`${target} is there already and is no atlas in tiles: nothing written`);
	const unlock = lockFolder(target);
	try {
		return await withKeptParts(
			{ output: target, cache: partsOf(directory) ? tiling.cache : false },
			(parts) => writeTiled(directory, target, parts, tiling)
		);
	} finally {
		unlock();
	}
}

async function writeTiled(
	directory: string,
	target: string,
	parts: KeptParts,
	{ redact, keepGoing, drafts = false, told = () => {} }: Tiling
): Promise<Tiled> {
	const fresh = besidePath(target);
	try {
		putBack(target);
		const scratch = join(fresh, 'scratch');
		makeFolder(dirname(target));
		mkdirSync(scratch, { recursive: true });
		const { dataset, problems, counts, taken } = await takeDirectory(parts, directory, {
			redact,
			drafts,
			told: (lines) => told('events', lines, 0)
		});
		const done = { problems, counts, known: parts.known, judged: parts.judged };
		if (!dataset || !taken || (fails(problems) && !keepGoing)) return { ...done, written: null };
		const written = writeFolder(
			fresh,
			scratch,
			{ ...dataset, sources: taken.head.sources },
			taken,
			parts,
			told
		);
		rmSync(scratch, { recursive: true });
		const old = `${fresh}${OLD}`;
		if (existsSync(target)) renameSync(target, old);
		renameSync(fresh, target);
		rmSync(old, { recursive: true, force: true });
		parts.prune();
		return { ...done, written };
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
}

/** Undoes what a run that was killed has left beside a folder: what it had put aside comes back, what it had begun goes. */
function putBack(target: string): void {
	const parent = dirname(target);
	if (!existsSync(parent)) return;
	for (const name of readdirSync(parent)) {
		const isOld = name.endsWith(OLD);
		if (besideOf(isOld ? name.slice(0, -OLD.length) : name)?.name !== basename(target)) continue;
		if (isOld && !existsSync(target)) renameSync(join(parent, name), target);
		else rmSync(join(parent, name), { recursive: true, force: true });
	}
}

function writeFolder(
	folder: string,
	scratch: string,
	head: Dataset,
	taken: TakenEvents,
	parts: KeptParts,
	told: Told
): NonNullable<Tiled['written']> {
	const { placed, grid, span, deepest, counts, tiles } = writeTiles(folder, head, taken, told);
	const texts = {
		...{ events: taken.columns.events, bytes: taken.textBytes, published: counts.events },
		texts: () => parts.texts(taken)
	};
	const { chunks, buckets, ...ended } = writeRecords(folder, scratch, texts, placed, head, (row) =>
		told('texts', row, placed.event.length)
	);

	const headText = publishedHead(head, placed);
	writeFileSync(join(folder, 'head.json'), headText);
	const headBytes = Buffer.byteLength(headText);
	const manifest = printTiledManifest({
		events: counts.events,
		places: placed.ranked.length,
		head: { file: 'head.json', bytes: headBytes, digest: digestOf(headText) },
		tiles: { file: 'events.pmtiles', ...tiles, layer: LAYER, deepest },
		texts: {
			file: 'texts.pmtiles',
			...ended.texts,
			rows: CHUNK_ROWS,
			chunks,
			placed: placed.start.at(-1)!,
			unplaced: placed.event.length - placed.start.at(-1)!
		},
		ids: { file: 'ids.pmtiles', ...ended.ids, buckets },
		span,
		grid: printGrid(grid),
		counts: { all: counts.all, unplaced: counts.unplaced }
	});
	readTiledManifest(manifest);
	writeFileSync(join(folder, 'manifest.json'), manifest);
	return {
		events: counts.events,
		places: placed.ranked.length,
		grid,
		bytes: {
			tiles: tiles.bytes,
			texts: ended.texts.bytes,
			ids: ended.ids.bytes,
			head: headBytes,
			manifest: Buffer.byteLength(manifest)
		}
	};
}

/** Writes the tiles. Gives the order of the records, and what is told of all events. */
function writeTiles(folder: string, head: Dataset, { columns, kept: flags }: TakenEvents, told: Told) {
	const kept = (event: number): boolean => flags[event] === 1;
	const shares = head.places.map(({ geometry }) => worldShare(labelPoint(geometry)));
	const placed = placedRows(columns, Float64Array.from(shares, tileOf), kept);
	const deepest = deepestFor([...placed.ranked].map((place) => shares[place]!));
	const span = spanOf(columns);
	const grid = gridOver(span.from / DAY, span.to / DAY);
	const writer = new SeriesWriter(binned(columns, grid), columns.category, binsOf(grid), columns.categories);
	const counts = countAll(columns, writer, kept);
	const archive = new ArchiveFile(join(folder, 'events.pmtiles'));
	const seen = new Uint32Array(columns.events);
	const marked = { head, columns, placed, shares, writer, deepest, seen };
	for (let zoom = 0; zoom <= deepest; zoom++) {
		for (const { tileId, data } of tilesAt(marked, zoom)) archive.add(tileId, data);
		told('tiles', zoom + 1, deepest + 1);
	}
	const tiles = archive.end({ metadata: metadataOf(head, grid), bounds: [-180, -85, 180, 85] });
	return { placed, grid, span: { from: span.from / DAY, to: span.to / DAY }, deepest, counts, tiles };
}

/** Neighbours on the map are neighbours by this number. */
function tileOf(share: readonly [number, number]): number {
	const side = 2 ** (DEEPEST + 4);
	const cell = cellAt(share, DEEPEST);
	return zxyToTileId(DEEPEST + 4, cell % side, Math.floor(cell / side));
}

function countAll(
	{ events, placeStart }: Columns,
	writer: SeriesWriter,
	kept: (event: number) => boolean
): { events: number; all: string[]; unplaced: string[] } {
	let count = 0;
	for (let event = 0; event < events; event++)
		if (kept(event)) {
			writer.add(event);
			count++;
		}
	const all = writer.take();
	for (let event = 0; event < events; event++)
		if (kept(event) && placeStart[event] === placeStart[event + 1]) writer.add(event);
	return { events: count, all, unplaced: writer.take() };
}

/** Of places, the areas alone: all others are in the tiles, and sources with the records that cite them. */
function publishedHead({ atlas, places }: Dataset, placed: Placed): string {
	const happened = new Set(placed.ranked);
	const areas = places.filter(
		({ properties }, place) => happened.has(place) && isArea(properties.kind) && !isDraft(properties)
	);
	return publish({ atlas, places: areas, events: [], sources: [] }, { drafts: true });
}

/** What readers of vector tiles expect, and how the counts are read. */
const metadataOf = ({ atlas }: Dataset, grid: Grid): Record<string, unknown> => ({
	name: Object.values(atlas.title)[0],
	attribution: atlas.licence,
	vector_layers: [
		{
			id: LAYER,
			fields: Object.fromEntries(
				[
					['events', 'Number'],
					['places', 'Number'],
					['place', 'String'],
					['row', 'Number'],
					...atlas.categories.map(({ id }) => [`count:${id}`, 'String'])
				].map(([name, type]) => [name!, type!])
			)
		}
	],
	grid: printGrid(grid)
});
