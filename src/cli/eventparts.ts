import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { EventLine } from '#lib/dataset/eventlines.ts';
import { decodeText, MAX_TEXT } from '#lib/dataset/limits.ts';
import { lines } from './extract/lines.ts';
import { Failure } from './print.ts';

/** The folder of a dataset that holds its events in parts, in place of `events.json`. */
export const PARTS = 'events';

/** Events in parts are gathered up to this many; a dataset with more is streamed only. */
export const MOST_GATHERED = 100_000;

/** Bytes of the longest line that is read. */
const LONGEST_LINE = 4 * 1024 * 1024;
const PIECE = 1024 * 1024;

/** The parts of a dataset's events by name, relative to its directory; null where it has no such folder. */
export function partsOf(directory: string): string[] | null {
	const folder = join(directory, PARTS);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return null;
	return readdirSync(folder)
		.filter((name) => /^[^.].*\.jsonl(?:\.gz)?$/u.test(name))
		.sort()
		.map((name) => `${PARTS}/${name}`);
}

/** Whether a dataset has more events in parts than a number: lines that are not blank, whatever stands in them. */
export async function holdsMore(directory: string, most: number): Promise<boolean> {
	let events = 0;
	for (const part of partsOf(directory) ?? [])
		for await (const _ of linesOf(directory, part)) if (++events > most) return true;
	return false;
}

/**
 * Every line of a part that is not blank, read piece by piece: a part may be larger than the memory. A part that cannot be
 * read to its end gives its lines so far, and then the reason.
 */
export async function* linesOf(directory: string, file: string): AsyncGenerator<EventLine> {
	let line = 0;
	const stream = createReadStream(join(directory, file), { highWaterMark: PIECE });
	const gunzip = file.endsWith('.gz') ? createGunzip({ chunkSize: PIECE }) : null;
	stream.once('error', (error) => gunzip?.destroy(error));
	try {
		for await (const found of lines(gunzip ? stream.pipe(gunzip) : stream, LONGEST_LINE)) {
			line++;
			if ('tooLong' in found) {
				const message = `invalid line: ${found.tooLong} bytes; at most ${LONGEST_LINE}`;
				yield { file, line, text: { code: 'text-size', message } };
				continue;
			}
			const decoded = decodeText(found.bytes);
			if (!('text' in decoded)) yield { file, line, text: decoded };
			else if (decoded.text.trim() !== '') yield { file, line, text: decoded.text };
		}
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		yield {
			file,
			line: line + 1,
			text: { code: 'unreadable', message: `unreadable from here on: ${code ?? message}` }
		};
	} finally {
		stream.destroy();
	}
}

/** A record of a part, and the line on which it stands, from 0, blank lines too. */
export interface PartRecord {
	part: string;
	at: number;
	text: string;
}

/** The records of parts that fit into memory. @throws Failure for a part that cannot be read */
export function recordsInParts(directory: string, parts: readonly string[]): PartRecord[] {
	return parts.flatMap((part) =>
		textOfPart(directory, part)
			.split('\n')
			.flatMap((text, at) => (text.trim() === '' ? [] : [{ part, at, text }]))
	);
}

/** A part as a whole, of at most `MAX_TEXT` characters. @throws Failure */
export function textOfPart(directory: string, part: string): string {
	const path = join(directory, part);
	let bytes: Uint8Array = readFileSync(path);
	try {
		if (part.endsWith('.gz')) bytes = gunzipSync(bytes, { maxOutputLength: MAX_TEXT });
	} catch (error) {
		throw new Failure(`${path}: unreadable: ${(error as Error).message}`);
	}
	const decoded = decodeText(bytes);
	if (!('text' in decoded)) throw new Failure(`${path}: ${decoded.message}`);
	return decoded.text;
}
