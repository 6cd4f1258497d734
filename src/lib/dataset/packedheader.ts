/** "CHRW" in the order of the bytes. */
const MAGIC = 0x57524843;
export const PACKED_VERSION = 1;
/** Rows of the texts' chunks. */
export const CHUNK_ROWS = 256;
/** The streams of a packed atlas, in their order. */
export const streams = ['shape', 'from', 'length', 'sure', 'category', 'place', 'sets'] as const;
export type Stream = (typeof streams)[number];

const MOST_PLACES = 2 ** 20;
const WORDS = 9 + streams.length;
const SIZE = 4 * WORDS;
const CHECKED_FROM = 12;

/** What the header says. Texts lie in chunks of `chunkRows` events. */
export interface Header {
	events: number;
	dated: number;
	links: number;
	places: number;
	categories: number;
	chunkRows: number;
}

/** Header and streams as one array of bytes: words of 32 bits, little-endian; the third is a checksum of all that follow. */
export function join(header: Header, parts: Record<Stream, Uint8Array>): Uint8Array<ArrayBuffer> {
	const length = streams.reduce((sum, name) => sum + parts[name].length, SIZE);
	const bytes = new Uint8Array(length);
	const view = new DataView(bytes.buffer);
	const { events, dated, links, places, categories, chunkRows } = header;
	const lengths = streams.map((name) => parts[name].length);
	[MAGIC, PACKED_VERSION, 0, events, dated, links, places, categories, chunkRows, ...lengths].forEach(
		(word, index) => view.setUint32(4 * index, word, true)
	);
	let at = SIZE;
	for (const name of streams) {
		bytes.set(parts[name], at);
		at += parts[name].length;
	}
	view.setUint32(8, checksum(bytes), true);
	return bytes;
}

/**
 * The header and the streams, which are views of `bytes`. The counts are judged against the streams' lengths, so that
 * nothing larger than the bytes themselves need be made room for.
 *
 * @throws Error
 */
export function split(bytes: Uint8Array): { header: Header; parts: Record<Stream, Uint8Array> } {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const word = (index: number): number => view.getUint32(4 * index, true);
	if (bytes.length < 8 || word(0) !== MAGIC)
		throw new Error('invalid packed atlas: expected "CHRW" at its start');
	if (word(1) !== PACKED_VERSION)
		throw new Error(`invalid packed atlas: version ${word(1)}; expected ${PACKED_VERSION}`);
	if (bytes.length < SIZE) throw new Error('invalid packed atlas: the header ends too soon');
	const lengths = streams.map((_, index) => word(9 + index));
	const expected = lengths.reduce((sum, length) => sum + length, SIZE);
	if (bytes.length !== expected)
		throw new Error(`invalid packed atlas: ${bytes.length} bytes; expected ${expected}`);
	if (word(2) !== checksum(bytes))
		throw new Error('invalid packed atlas: the checksum does not fit the bytes');
	const [events, dated, links, places, categories, chunkRows] = [3, 4, 5, 6, 7, 8].map(word) as [
		number,
		number,
		number,
		number,
		number,
		number
	];
	const parts = {} as Record<Stream, Uint8Array>;
	let at = SIZE;
	streams.forEach((name, index) => {
		parts[name] = bytes.subarray(at, (at += lengths[index]!));
	});
	const fits =
		parts.shape.length === events &&
		parts.category.length === events &&
		dated <= parts.from.length &&
		dated <= events &&
		links <= parts.place.length &&
		places <= MOST_PLACES &&
		categories <= 256 &&
		chunkRows >= 1;
	if (!fits) throw new Error('invalid packed atlas: the counts do not fit the columns');
	return { header: { events, dated, links, places, categories, chunkRows }, parts };
}

/** Guards against damage, not against malice (a digest of the file is in the manifest); five million bytes take 3 ms. */
export function checksum(bytes: Uint8Array): number {
	let sum = 0x811c9dc5 ^ bytes.length;
	let at = CHECKED_FROM;
	for (; at + 4 <= bytes.length; at += 4) {
		const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
		sum = Math.imul(sum ^ word, 0x01000193);
		sum = (sum << 13) | (sum >>> 19);
	}
	for (; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
	return (sum ^ (sum >>> 15)) >>> 0;
}
