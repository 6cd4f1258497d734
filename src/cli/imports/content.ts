import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Content } from '#lib/dataset/imports/read.ts';
import { decoded } from '../documents/decode.ts';
import { Refusal } from '../documents/document.ts';
import { MOST_BYTES } from '../documents/limits.ts';
import { sheetsOf, WORKBOOK } from './workbook.ts';
import { filesIn, unfolded } from './zip.ts';

/**
 * The content of a file: the sheets of a workbook, the document of a KMZ, or text in the encoding that its bytes show.
 * @throws Refusal
 */
export const contentOf = (file: string): Promise<Content> => contentOfBytes(bytesOf(file));

/** @throws Refusal */
export async function contentOfBytes(bytes: Uint8Array): Promise<Content> {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2]! > 8) {
		if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11)
			throw new Refusal('invalid workbook: the old form .xls; save it as .xlsx or CSV');
		return { text: decoded(bytes, declaredEncoding(bytes)) };
	}
	const files = filesIn(bytes);
	if (files.some(({ name }) => name === WORKBOOK)) return { sheets: await sheetsOf(bytes, files) };
	const document =
		files.find(({ name }) => name === 'doc.kml') ?? files.find(({ name }) => /\.kml$/iu.test(name));
	if (document === undefined)
		throw new Refusal('unknown form: a zipped file that is no workbook (.xlsx) and no KMZ');
	const inside = unfolded(bytes, document);
	return { text: decoded(inside, declaredEncoding(inside)) };
}

function bytesOf(file: string): Uint8Array {
	const handle = openSync(file, 'r');
	try {
		const { size } = fstatSync(handle);
		if (size > MOST_BYTES) throw new Refusal(`invalid size: ${size} bytes; at most ${MOST_BYTES}`);
		return readFileSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** The encoding that an XML declaration names. */
const declaredEncoding = (bytes: Uint8Array): string | null =>
	/^\s*<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})/iu.exec(
		Buffer.from(bytes.subarray(0, 200)).toString('latin1')
	)?.[1] ?? null;
