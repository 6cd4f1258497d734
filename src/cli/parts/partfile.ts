import { createHash } from 'node:crypto';
import { columnTypes, JudgedPart, type PartColumns, type PartFacts } from './judgedpart.ts';

/** SHA-256 of all that follows, and the length of what is told as JSON. */
const SUM = 32;
const FRONT = SUM + 8;

interface Told extends PartFacts {
	/** What it was made for. */
	of: string;
	lengths: Record<string, number>;
}

/** A judged part as bytes for this machine: facts as JSON, then the columns as they lie in memory. @param of what it was made for */
export function printPart({ facts, columns }: JudgedPart, of: string): Uint8Array {
	const lengths = Object.fromEntries(Object.entries(columns).map(([name, { length }]) => [name, length]));
	const told = Buffer.from(JSON.stringify({ ...facts, of, lengths } satisfies Told));
	const pieces: Uint8Array[] = [Buffer.alloc(FRONT), told, padding(FRONT + told.length)];
	pieces[0]!.set(new Uint8Array(new Float64Array([told.length]).buffer), SUM);
	for (const name of Object.keys(columnTypes) as (keyof PartColumns)[]) {
		const { buffer, byteOffset, byteLength } = columns[name];
		pieces.push(Buffer.from(buffer, byteOffset, byteLength), padding(byteLength));
	}
	const bytes = Buffer.concat(pieces);
	bytes.set(sumOf(bytes), 0);
	return bytes;
}

/** The judged part in bytes, and what it was made for; null where they are damaged. */
export function readPart(bytes: Uint8Array): { part: JudgedPart; of: string } | null {
	if (bytes.length < FRONT || !sumOf(bytes).equals(bytes.subarray(0, SUM))) return null;
	// Columns lie at multiples of 8 bytes of a memory of their own.
	const { buffer } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
	const start = bytes.byteOffset % 8 === 0 ? bytes.byteOffset : 0;
	const [length] = new Float64Array(buffer, start + SUM, 1);
	const { lengths, of, ...facts } = JSON.parse(textIn(buffer, start + FRONT, length!)) as Told;
	let at = FRONT + length!;
	at += padding(at).length;
	const columns: Partial<Record<keyof PartColumns, unknown>> = {};
	for (const [name, Type] of Object.entries(columnTypes)) {
		const column = new Type(buffer as ArrayBuffer, start + at, lengths[name]);
		columns[name as keyof PartColumns] = column;
		at += column.byteLength + padding(column.byteLength).length;
	}
	return { part: new JudgedPart(facts, columns as PartColumns), of };
}

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes.subarray(SUM)).digest();
const padding = (length: number): Uint8Array => new Uint8Array((8 - (length % 8)) % 8);
const textIn = (buffer: ArrayBufferLike, start: number, length: number): string =>
	Buffer.from(buffer, start, length).toString('utf8');
