import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

/** One tile of the map: its address and its bytes before compression. */
export interface Tile {
	z: number;
	x: number;
	y: number;
	data: Uint8Array;
}

/** What an archive says of itself. Bounds are west, south, east, north in degrees. */
export interface Archive {
	tiles: Iterable<Tile>;
	metadata: Record<string, unknown>;
	minZoom: number;
	maxZoom: number;
	bounds: [number, number, number, number];
	/** What the tiles are, as the format numbers it; left out, vector tiles. */
	type?: 0 | 1;
}

export interface Entry {
	tileId: number;
	offset: number;
	length: number;
	/** How many tiles in a row have these bytes; 0 marks the entry of a leaf directory. */
	runLength: number;
}

const HEADER_BYTES = 127;

/** Readers fetch the first 16 KiB at once: header and root directory must lie within. */
const ROOT_BYTES = 16_384 - HEADER_BYTES;

/** Entries of one leaf directory, where the root has no room for all. */
const LEAF_ENTRIES = 4096;

const GZIP = 2;
const MVT = 1;

/**
 * One PMTiles archive, version 3: header, root directory, metadata, leaf directories, tiles in Hilbert order, each
 * distinct tile once. The same input gives the same bytes.
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function writePmtiles(archive: Archive): { bytes: Uint8Array; tiles: number } {
	const ordered = [...archive.tiles]
		.map(({ z, x, y, data }) => ({ tileId: zxyToTileId(z, x, y), data }))
		.sort((a, b) => a.tileId - b.tileId);
	const stored = new Map<string, { offset: number; length: number }>();
	const contents: Uint8Array[] = [];
	const entries: Entry[] = [];
	let end = 0;
	for (const { tileId, data } of ordered) {
		const key = createHash('sha256').update(data).digest('base64');
		let place = stored.get(key);
		if (!place) {
			const packed = gzipSync(data, { level: 9 });
			place = { offset: end, length: packed.length };
			stored.set(key, place);
			contents.push(packed);
			end += packed.length;
		}
		const last = entries.at(-1);
		if (last && last.offset === place.offset && last.tileId + last.runLength === tileId) last.runLength += 1;
		else entries.push({ tileId, ...place, runLength: 1 });
	}
	const counts = { tiles: ordered.length, contents: contents.length, bytes: end };
	return { bytes: Buffer.concat([writeFront(archive, entries, counts), ...contents]), tiles: ordered.length };
}

/** What stands before the tiles: header, root directory, metadata, leaf directories. `contents` is how many tiles differ. */
export function writeFront(
	archive: Omit<Archive, 'tiles'>,
	entries: Entry[],
	{ tiles, contents, bytes }: { tiles: number; contents: number; bytes: number }
): Uint8Array {
	const { root, leaves } = directories(entries);
	const metadata = gzipSync(JSON.stringify(archive.metadata), { level: 9 });
	const header = writeHeader(archive, {
		lengths: [root.length, metadata.length, leaves.length, bytes],
		counts: [tiles, entries.length, contents]
	});
	return Buffer.concat([header, root, metadata, leaves]);
}

/** The root directory, and the leaf directories that it points to where it could not hold all entries itself. */
function directories(entries: Entry[]): { root: Uint8Array; leaves: Uint8Array } {
	const whole = writeDirectory(entries);
	if (whole.length <= ROOT_BYTES) return { root: whole, leaves: new Uint8Array() };
	const leaves: Uint8Array[] = [];
	const root: Entry[] = [];
	let offset = 0;
	for (let at = 0; at < entries.length; at += LEAF_ENTRIES) {
		const leaf = writeDirectory(entries.slice(at, at + LEAF_ENTRIES));
		root.push({ tileId: entries[at]!.tileId, offset, length: leaf.length, runLength: 0 });
		leaves.push(leaf);
		offset += leaf.length;
	}
	return { root: writeDirectory(root), leaves: Buffer.concat(leaves) };
}

/** A directory: count, then all steps of ids, all run lengths, all lengths, all offsets (0: right after the one before). */
function writeDirectory(entries: Entry[]): Uint8Array {
	const before = (index: number) => entries[index - 1];
	const numbers = [
		entries.length,
		...entries.map(({ tileId }, index) => tileId - (before(index)?.tileId ?? 0)),
		...entries.map(({ runLength }) => runLength),
		...entries.map(({ length }) => length),
		...entries.map(({ offset }, index) => {
			const last = before(index);
			return last && offset === last.offset + last.length ? 0 : offset + 1;
		})
	];
	return gzipSync(Uint8Array.from(numbers.flatMap(varint)), { level: 9 });
}

/** A whole number from 0 up, seven bits a byte, the lowest first. */
function varint(value: number): number[] {
	const bytes: number[] = [];
	for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
	return [...bytes, value];
}

function writeHeader(
	{ minZoom, maxZoom, bounds, type = MVT }: Omit<Archive, 'tiles'>,
	{ lengths, counts }: { lengths: number[]; counts: number[] }
): Uint8Array {
	const header = Buffer.alloc(HEADER_BYTES);
	header.write('PMTiles', 'latin1');
	header[7] = 3;
	let offset = HEADER_BYTES;
	lengths.forEach((length, index) => {
		header.writeBigUInt64LE(BigInt(offset), 8 + 16 * index);
		header.writeBigUInt64LE(BigInt(length), 16 + 16 * index);
		offset += length;
	});
	counts.forEach((count, index) => header.writeBigUInt64LE(BigInt(count), 72 + 8 * index));
	// Tiles lie in the order of their ids; directories and tiles are compressed.
	header.set([1, GZIP, GZIP, type, minZoom, maxZoom], 96);
	const [west, south, east, north] = bounds;
	const degrees = [west, south, east, north];
	degrees.forEach((value, index) => header.writeInt32LE(Math.round(value * 1e7), 102 + 4 * index));
	header[118] = minZoom;
	header.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119);
	header.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123);
	return header;
}
