/**
 * The binary form: 8 bytes of magic, the length of a JSON head, the head, then the sections that it names, each
 * beginning at a multiple of 8 bytes. Numbers are little-endian, as on all machines that run this.
 */
export const MAGIC = 'CHRONGZ1';

const arrays = {
	u8: Uint8Array,
	u16: Uint16Array,
	u32: Uint32Array,
	f32: Float32Array
} as const;

type ArrayName = keyof typeof arrays;

/** The columns, with the type of their numbers. */
export const columns = {
	keyStarts: 'u32',
	keyBytes: 'u8',
	keySlots: 'u32',
	leadStarts: 'u32',
	leadPlaces: 'u32',
	leadFlags: 'u8',
	lon: 'f32',
	lat: 'f32',
	population: 'u32',
	uncertaintyKm: 'u16',
	kind: 'u8',
	country: 'u16',
	admin1: 'u16',
	nameStarts: 'u32',
	nameBytes: 'u8',
	idStarts: 'u32',
	idBytes: 'u8',
	wordStarts: 'u32',
	wordBytes: 'u8',
	wordSlots: 'u32',
	wordFlags: 'u8'
} as const satisfies Record<string, ArrayName>;

interface ArrayTypes {
	u8: Uint8Array;
	u16: Uint16Array;
	u32: Uint32Array;
	f32: Float32Array;
}

export type Columns = { [K in keyof typeof columns]: ArrayTypes[(typeof columns)[K]] };

export interface Head {
	/** Digest of what the table was built from. */
	inputs: string;
	/** Names of the sources with their licences, to be shown with what comes of the table. */
	sources: { name: string; licence: string }[];
	sections: Record<string, { at: number; length: number }>;
}

const names = Object.keys(columns) as (keyof typeof columns)[];

/** Lays columns out as one file. */
export function layOut(table: Columns, about: Omit<Head, 'sections'>): Uint8Array {
	const sections: Head['sections'] = {};
	let at = 0;
	for (const name of names) {
		sections[name] = { at, length: table[name].length };
		at = upTo8(at + table[name].byteLength);
	}
	const head = new TextEncoder().encode(JSON.stringify({ ...about, sections }));
	const base = upTo8(12 + head.length);
	const bytes = new Uint8Array(base + at);
	bytes.set(new TextEncoder().encode(MAGIC));
	new DataView(bytes.buffer).setUint32(8, head.length, true);
	bytes.set(head, 12);
	for (const name of names) {
		const { buffer, byteOffset, byteLength } = table[name];
		bytes.set(new Uint8Array(buffer, byteOffset, byteLength), base + sections[name]!.at);
	}
	return bytes;
}

/**
 * The head of a table.
 *
 * @throws if the bytes are no table of this form
 */
export function readHead(bytes: Uint8Array): { head: Head; base: number } {
	const text = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to));
	if (text(0, 8) !== MAGIC) throw new Error('no gazetteer of this version');
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
	return { head: JSON.parse(text(12, 12 + length)) as Head, base: upTo8(12 + length) };
}

/** The columns of a table, as views of its buffer: nothing is copied, so threads can share it. */
export function readColumns(buffer: ArrayBuffer | SharedArrayBuffer): Columns {
	const { head, base } = readHead(new Uint8Array(buffer));
	return Object.fromEntries(
		names.map((name) => {
			const { at, length } = head.sections[name]!;
			return [name, new arrays[columns[name]](buffer as ArrayBuffer, base + at, length)];
		})
	) as unknown as Columns;
}

function upTo8(length: number): number {
	return Math.ceil(length / 8) * 8;
}
