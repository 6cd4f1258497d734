import { inflateRawSync } from 'node:zlib';
import { Refusal } from '../documents/document.ts';
import { MOST_UNZIPPED, MOST_ZIPPED_FILES } from '../documents/limits.ts';

/** A file in a zipped one, none of it unfolded yet. */
export interface ZippedFile {
	name: string;
	/** Bytes as the archive says; more are never unfolded. */
	size: number;
	packedSize: number;
	method: number;
	/** Where its local header begins. */
	at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_AT = 0x07064b50;
const ENTRY = 0x02014b50;
const HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Bytes of the record at the end without its comment, which may have 65,535. */
const END_SIZE = 22;

const broken = (): Refusal => new Refusal('invalid file: a zipped file that is broken');

/**
 * What an archive's directory names (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, §4.3.12 to §4.3.16). Names are
 * told as they stand, and nothing is ever written under them.
 * @throws Refusal where the directory is broken, names too many files, or says that they are too large
 */
export function filesIn(bytes: Uint8Array): ZippedFile[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	try {
		let { count, at } = endOf(view);
		if (count > MOST_ZIPPED_FILES)
			throw new Refusal(`invalid size: ${count} zipped files; at most ${MOST_ZIPPED_FILES}`);
		const files: ZippedFile[] = [];
		for (; count > 0; count--) {
			if (view.getUint32(at, true) !== ENTRY) throw broken();
			const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
				view.getUint16(at + offset, true)
			) as [number, number, number];
			const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
			const extra = at + 46 + nameLength;
			const [size, packedSize, header] = wide(view, extra, extra + extraLength, [
				view.getUint32(at + 24, true),
				view.getUint32(at + 20, true),
				view.getUint32(at + 42, true)
			]) as [number, number, number];
			files.push({ name, size, packedSize, method: view.getUint16(at + 10, true), at: header });
			at = extra + extraLength + commentLength;
		}
		const size = files.reduce((sum, file) => sum + file.size, 0);
		if (size > MOST_UNZIPPED)
			throw new Refusal(`invalid size: ${size} bytes unzipped; at most ${MOST_UNZIPPED}`);
		return files;
	} catch (error) {
		// Reading past the end is a RangeError.
		throw error instanceof Refusal ? error : broken();
	}
}

function endOf(view: DataView): { count: number; at: number } {
	for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - 0xffff); at--) {
		if (view.getUint32(at, true) !== END) continue;
		const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
		if (count !== 0xffff && start !== 0xffff_ffff) return { count, at: start };
		if (at < 20 || view.getUint32(at - 20, true) !== END_64_AT) return { count, at: start };
		const end = Number(view.getBigUint64(at - 12, true));
		if (view.getUint32(end, true) !== END_64) throw broken();
		return {
			count: Number(view.getBigUint64(end + 32, true)),
			at: Number(view.getBigUint64(end + 48, true))
		};
	}
	throw broken();
}

/** Sizes that do not fit stand in a further field, in this order, only those that are all ones. */
function wide(view: DataView, from: number, to: number, sizes: readonly number[]): number[] {
	for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let next = at + 4;
		return sizes.map((size) => {
			if (size !== 0xffff_ffff) return size;
			next += 8;
			return Number(view.getBigUint64(next - 8, true));
		});
	}
	return [...sizes];
}

/**
 * The bytes of one file.
 * @throws Refusal where they are packed in a way that is not read, are broken, or are not as many as the archive says
 */
export function unfolded(bytes: Uint8Array, { name, size, packedSize, method, at }: ZippedFile): Uint8Array {
	const shown = JSON.stringify(name.slice(0, 100));
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	if (at + 30 > bytes.length || view.getUint32(at, true) !== HEADER) throw broken();
	const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
	const packed = bytes.subarray(start, start + packedSize);
	if (method !== STORED && method !== DEFLATED)
		throw new Refusal(`invalid file: ${shown} is packed by method ${method}; expected deflate`);
	let whole: Uint8Array;
	try {
		whole = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw broken();
		throw new Refusal(`invalid size: ${shown} unfolds to more than the ${size} bytes that it says`);
	}
	if (whole.length !== size)
		throw new Refusal(`invalid size: ${shown} has ${whole.length} bytes; it says ${size}`);
	return whole;
}
