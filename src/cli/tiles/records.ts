import { bucketOf, bucketsFor } from '#lib/dataset/ids.ts';
import { ArchiveFile } from './archive.ts';
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
	bytes: { texts: number; ids: number };
}

/**
 * Writes the records in the order of the rows, in chunks, as `texts.pmtiles`, of which tile `n` is chunk `n`; and in which row
 * each id stands first, in buckets, as `ids.pmtiles`.
 */
export function writeRecords(
	folder: string,
	scratch: string,
	texts: Texts,
	placed: Placed,
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
	const ids = new SortingSpill(`${scratch}/ids`, buckets, rows * 24);
	const archive = new ArchiveFile(`${folder}/texts.pmtiles`);
	let chunk: string[] = [];
	let row = 0;
	const end = (): void => {
		archive.add(archive.count, Buffer.from(`[${chunk.join(',')}]`));
		chunk = [];
	};
	for (const [, text] of sorting.sorted()) {
		chunk.push(text);
		if (rowsOf.row[rowsOf.start[placed.event[row]!]!] === row) {
			const { id } = JSON.parse(text) as { id: string };
			ids.push(bucketOf(id, buckets), JSON.stringify([id, row]));
		}
		row++;
		if (chunk.length === CHUNK_ROWS) end();
		if (row % 10_000 === 0) told(row);
	}
	if (chunk.length > 0) end();
	sorting.close();
	const chunks = archive.count;
	const bytes = archive.end({ metadata: { rows: CHUNK_ROWS }, ...NUMBERED });
	const idBytes = writeBuckets(`${folder}/ids.pmtiles`, ids, buckets);
	ids.close();
	return { chunks, buckets, bytes: { texts: bytes, ids: idBytes } };
}

function writeBuckets(path: string, ids: SortingSpill, buckets: number): number {
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
