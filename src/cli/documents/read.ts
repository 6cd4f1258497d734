import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { decoded } from './decode.ts';
import { MOST_BYTES, readable, Refusal, type SourceText } from './document.ts';
import { declaredCharset, readHtml } from './html.ts';
import { readRecord } from './jsonl.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf.ts';

/** A text, or what is not read and why. `line` counts from 1, in JSONL. */
export type Read = { document: SourceText } | { refused: { id: string; line?: number; reason: string } };

const forms: Record<string, 'text' | 'markdown' | 'html' | 'pdf' | 'jsonl'> = {
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

/**
 * The texts of files and of all files in folders, in order of their names. Each file, and each line of JSONL that is not blank, is given
 * once: read, or refused with its reason; one that is refused stops no other.
 */
export async function* readDocuments(paths: readonly string[]): AsyncGenerator<Read> {
	for (const path of paths) {
		for (const { file, id } of filesOf(path)) yield* readFile(file, id);
	}
}

/** Files below a path, with the ids that they get. Links are not followed, nor names with a dot before them. */
function* filesOf(path: string): Generator<{ file: string; id: string }> {
	if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
		yield { file: path, id: basename(path) };
		return;
	}
	const entries = readdirSync(path, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(path, join(entry.parentPath, entry.name)))
		.filter((name) => !name.split(sep).some((part) => part.startsWith('.')))
		.map((name) => name.split(sep).join('/'));
	for (const name of entries.sort()) yield { file: join(path, name), id: name };
}

async function* readFile(file: string, id: string): AsyncGenerator<Read> {
	try {
		const size = statSync(file).size;
		if (forms[extname(file).toLowerCase()] === 'jsonl') {
			yield* readLines(file, id);
			return;
		}
		if (size > MOST_BYTES) throw new Refusal(`invalid size: ${size} bytes; at most ${MOST_BYTES}`);
		yield { document: { id, ...(await readBytes(readFileSync(file), extname(file))) } };
	} catch (error) {
		yield { refused: { id, reason: reasonOf(error) } };
	}
}

async function readBytes(bytes: Buffer, extension: string): Promise<Omit<SourceText, 'id'>> {
	const start = bytes.subarray(0, 1024).toString('latin1');
	const form = /^(?:\s|\xef\xbb\xbf)*%PDF-/u.test(start)
		? 'pdf'
		: (forms[extension.toLowerCase()] ??
			(/^[^<]{0,200}<(?:!doctype html|html)\b/iu.test(start) ? 'html' : 'text'));
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

/** Bytes of a file that are in memory at once, and the longest line of JSONL with them. */
const CHUNK = 1024 * 1024;
const LONGEST_LINE_BYTES = 16 * CHUNK;

/** The lines of a file, read piece by piece: it may be larger than the memory. */
function* readLines(file: string, id: string): Generator<Read> {
	const handle = openSync(file, 'r');
	try {
		const chunk = Buffer.alloc(CHUNK);
		let rest: Buffer[] = [];
		let length = 0;
		let line = 0;
		const take = function* (): Generator<Read> {
			line++;
			const bytes = Buffer.concat(rest);
			const isTooLong = length > LONGEST_LINE_BYTES;
			const told = length;
			rest = [];
			length = 0;
			try {
				if (isTooLong) throw new Refusal(`invalid line: ${told} bytes; at most ${LONGEST_LINE_BYTES}`);
				const text = decoded(bytes);
				if (text.trim() !== '') yield { document: readRecord(text) };
			} catch (error) {
				yield { refused: { id, line, reason: reasonOf(error) } };
			}
		};
		for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
			let from = 0;
			for (let at = chunk.indexOf(10); at >= 0 && at < read; at = chunk.indexOf(10, from)) {
				keep(chunk.subarray(from, at));
				yield* take();
				from = at + 1;
			}
			keep(chunk.subarray(from, read));
		}
		if (length > 0) yield* take();

		function keep(bytes: Buffer): void {
			length += bytes.length;
			if (length <= LONGEST_LINE_BYTES && bytes.length > 0) rest.push(Buffer.from(bytes));
		}
	} finally {
		closeSync(handle);
	}
}

function reasonOf(error: unknown): string {
	if (error instanceof Refusal) return error.message;
	const code = (error as NodeJS.ErrnoException | null)?.code;
	if (code === 'ENOENT') return 'missing: no such file';
	if (code === 'EACCES') return 'not readable: no permission';
	return `not readable: ${(error instanceof Error ? error.message : String(error)).slice(0, 120)}`;
}
