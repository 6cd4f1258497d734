import { closeSync, constants, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decoded } from './decode.ts';
import { readable, Refusal, type SourceText } from './document.ts';
import { declaredCharset, readHtml } from './html.ts';
import { MOST_BYTES } from './limits.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf.ts';

type Form = 'text' | 'markdown' | 'html' | 'pdf' | 'jsonl';

const forms: Record<string, Form> = {
	'.txt': 'text',
	'.text': 'text',
	'.md': 'markdown',
	'.markdown': 'markdown',
	'.html': 'html',
	'.htm': 'html',
	'.xhtml': 'html',
	'.pdf': 'pdf',
	'.jsonl': 'jsonl',
	'.ndjson': 'jsonl'
};

/** Whether a file is packed by gzip. */
export const isGzip = (name: string): boolean => /\.gz$/iu.test(name);

const formOf = (name: string): Form | undefined =>
	forms[extname(isGzip(name) ? name.slice(0, -3) : name).toLowerCase()];

/** Whether a file holds a document a line. */
export const isLines = (name: string): boolean => formOf(name) === 'jsonl';

/**
 * The bytes of a file, all of the same moment.
 *
 * @throws Refusal where it is no file, too large, or changes meanwhile; what the file system throws
 */
export function readBytes(path: string): Buffer {
	const { handle, before } = openFile(path);
	try {
		if (before.size > MOST_BYTES)
			throw new Refusal(`invalid size: ${before.size} bytes; at most ${MOST_BYTES}`);
		const bytes = Buffer.alloc(Number(before.size));
		let length = 0;
		while (length < bytes.length) {
			const read = readSync(handle, bytes, length, bytes.length - length, length);
			if (read === 0) break;
			length += read;
		}
		if (length < bytes.length || isChanged(before, fstatSync(handle, { bigint: true })))
			throw new Refusal(CHANGED);
		return bytes;
	} finally {
		closeSync(handle);
	}
}

/** What is told of a file that is not the same after reading as before. */
export const CHANGED = 'changed while it was read: run it again';

/**
 * Opens a file for reading, and says what it is before that.
 *
 * @throws Refusal for what is no file with bytes in it; what the file system throws
 */
export function openFile(path: string): { handle: number; before: BigIntStats } {
	// A pipe would be waited for, for ever.
	const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	const before = fstatSync(handle, { bigint: true });
	if (before.isFile()) return { handle, before };
	closeSync(handle);
	throw new Refusal('invalid file: a folder, pipe or device');
}

export const isChanged = (before: BigIntStats, after: BigIntStats): boolean =>
	before.size !== after.size || before.mtimeNs !== after.mtimeNs;

const inflated = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

/** What gzip has packed. @throws Refusal where that is not whole, or too large */
async function unpacked(bytes: Buffer): Promise<Buffer> {
	try {
		return await inflated(bytes, { maxOutputLength: MOST_BYTES });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Refusal(
			code === 'ERR_BUFFER_TOO_LARGE' ? `invalid size: unpacked more than ${MOST_BYTES} bytes` : BROKEN_GZIP
		);
	}
}

/** What is told of a file that gzip cannot unpack. */
export const BROKEN_GZIP = 'invalid gzip: cut short, or not packed by it';

/**
 * The text of a file with these bytes. Its form is told by the first of them and by the ending of its name; `.gz` is unpacked before.
 *
 * @throws Refusal with its reason
 */
export async function readText(file: Buffer, name: string): Promise<SourceText> {
	const bytes = isGzip(name) ? await unpacked(file) : file;
	const start = bytes.subarray(0, 1024).toString('latin1');
	const form = /^(?:\s|\xef\xbb\xbf)*%PDF-/u.test(start)
		? 'pdf'
		: (formOf(name) ?? (/^[^<]{0,200}<(?:!doctype html|html)\b/iu.test(start) ? 'html' : 'text'));
	switch (form) {
		case 'pdf':
			return readPdf(bytes);
		case 'html':
			return readHtml(decoded(bytes, declaredCharset(bytes)));
		case 'markdown':
			return readMarkdown(decoded(bytes));
		default:
			return {
				text: readable(decoded(bytes)),
				title: null,
				publisher: null,
				published: null,
				language: null
			};
	}
}
