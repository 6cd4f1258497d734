import { bucketOf, bucketsFor } from '#lib/dataset/ids.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { printChunk } from '#lib/dataset/tiles/chunk.ts';
import { ArchiveFile, type Ended } from './archive.ts';
import type { Placed } from './placed.ts';
import { SortingSpill } from './spill.ts';

/** Records of one chunk. */
export const CHUNK_ROWS = 128;

/** Archives of chunks and buckets are no map: their tiles are numbered, not placed. */
const NUMBERED = { bounds: [-180, -85, 180, 85] as [number, number, number, number], type: 0 as const };

/** The records of all events, of which some may not be published. */
export interface Texts {
	events: number;
	published: number;
	bytes: number;
	/** One an event. */
	texts: () => Iterable<string>;
}

/** What is written beside the tiles, and how many chunks and buckets it has. */
export interface WrittenRecords {
	chunks: number;
	buckets: number;
	texts: Ended;
	ids: Ended;
}

/**
 * Writes the records in the order of the rows, in chunks, as `texts.pmtiles`, of which tile `n` is chunk `n`; and in which row
 * each id stands first, that of a place with `place:` before it, in buckets, as `ids.pmtiles`.
 */
export function writeRecords(
	folder: string,
	scratch: string,
	texts: Texts,
	placed: Placed,
	{ places, sources }: Pick<Dataset, 'places' | 'sources'>,
	told: (rows: number) => void
): WrittenRecords {
	const rows = placed.event.length;
	const sorting = new SortingSpill(`${scratch}/rows`, rows, (texts.bytes * rows) / Math.max(1, texts.events));
	const rowsOf = inverse(placed.event, texts.events);
	let event = 0;
	for (const text of texts.texts()) {
		for (let at = rowsOf.start[event]!; at < rowsOf.start[event + 1]!; at++)
			sorting.push(rowsOf.row[at]!, text);
		event++;
	}
	const buckets = bucketsFor(texts.published);
	const ids = new SortingSpill(`${scratch}/ids`, buckets, (rows + placed.ranked.length) * 24);
	const archive = new ArchiveFile(`${folder}/texts.pmtiles`);
	const placeById = new Map(places.map((place) => [place.id, place]));
	const sourceById = new Map(sources.map((source) => [source.id, source]));
	let chunk: string[] = [];
	let named = new Set<string>();
	let cited = new Set<string>();
	let row = 0;
	let rank = 0;
	const end = (): void => {
		const told = [...named].map((id) => placeById.get(id)!);
		const text = printChunk(
			chunk,
			told.map((place) => ({ place, at: labelPoint(place.geometry) })),
			[...cited].map((id) => sourceById.get(id)!)
		);
		archive.add(archive.count, Buffer.from(text));
		chunk = [];
		named = new Set();
		cited = new Set();
	};
	const find = (id: string): void => ids.push(bucketOf(id, buckets), JSON.stringify([id, row]));
	for (const [, text] of sorting.sorted()) {
		chunk.push(text);
		const { id, places: linked, citations } = JSON.parse(text) as Pick<Event, 'id' | 'places' | 'citations'>;
		for (const link of linked) named.add(link.id);
		for (const { source } of citations) cited.add(source);
		if (rowsOf.row[rowsOf.start[placed.event[row]!]!] === row) find(id);
		if (placed.start[rank] === row && rank < placed.ranked.length)
			find(`place:${places[placed.ranked[rank++]!]!.id}`);
		row++;
		if (chunk.length === CHUNK_ROWS) end();
		if (row % 10_000 === 0) told(row);
	}
	if (chunk.length > 0) end();
	sorting.close();
	const chunks = archive.count;
	const ended = archive.end({ metadata: { rows: CHUNK_ROWS }, ...NUMBERED });
	const endedIds = writeBuckets(`${folder}/ids.pmtiles`, ids, buckets);
	ids.close();
	return { chunks, buckets, texts: ended, ids: endedIds };
}

function writeBuckets(path: string, ids: SortingSpill, buckets: number): Ended {
	const archive = new ArchiveFile(path);
	let bucket: string[] = [];
	const upTo = (next: number): void => {
		while (archive.count < next) {
			archive.add(archive.count, Buffer.from(`[${bucket.join(',')}]`));
			bucket = [];
		}
	};
	for (const [number, text] of ids.sorted()) {
		upTo(number);
		bucket.push(text);
	}
	upTo(buckets);
	return archive.end({ metadata: { buckets }, ...NUMBERED });
}

/** The rows of each event, ascending. */
function inverse(eventOf: Uint32Array, events: number): { start: Uint32Array; row: Uint32Array } {
	const start = new Uint32Array(events + 1);
	for (const event of eventOf) start[event + 1]!++;
	for (let event = 0; event < events; event++) start[event + 1]! += start[event]!;
	const next = start.slice();
	const row = new Uint32Array(eventOf.length);
	for (let at = 0; at < eventOf.length; at++) row[next[eventOf[at]!]!++] = at;
	return { start, row };
}
