import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '#lib/dataset/limits.ts';
import { reviewFileNames, type FileName } from '#lib/dataset/review/decide.ts';
import type { ReviewFiles } from '#lib/dataset/review/records.ts';
import { partsOf } from '../eventparts.ts';
import { Failure } from '../print.ts';
import { writeWhole } from '../write.ts';
import { joinParts, putParts } from './eventparts.ts';

/**
 * The texts of a dataset's files as they are on the disk now; that of events in parts as if they stood in one.
 *
 * @throws Failure where one is missing or no text
 */
export function readFiles(directory: string): ReviewFiles {
	const parts = partsOf(directory);
	const texts = Object.entries(reviewFileNames).map(([name, file]) => [
		name,
		name === 'events' && parts
			? joinParts(directory, parts)
			: readText(join(directory, file), name === 'decisions')
	]);
	return Object.fromEntries(texts) as ReviewFiles;
}

function readText(path: string, isOptional: boolean): string | null {
	let bytes;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' && isOptional) return null;
		throw new Failure(
			code === 'ENOENT'
				? `no dataset: ${path} is missing; "chronotope init" or "chronotope extract" makes one`
				: `unreadable file: ${path}: ${code}`
		);
	}
	const decoded = decodeText(bytes);
	if ('text' in decoded) return decoded.text;
	throw new Failure(`${path}: ${decoded.message}`);
}

/** What was written: the text as it is read from now on, and how it is taken back. */
export interface Put {
	name: FileName;
	after: string | null;
	undo: () => Promise<void>;
}

/** Writes one file whole; null takes it away. Of events in parts those lines that change are written. @param before what stands there */
export async function putFile(
	directory: string,
	name: FileName,
	text: string | null,
	before: string | null
): Promise<Put> {
	const parts = name === 'events' ? partsOf(directory) : null;
	if (parts && text !== null) {
		const takeBack = putParts(directory, parts, text);
		const after = joinParts(directory, partsOf(directory) ?? []);
		return { name, after, undo: () => Promise.resolve().then(takeBack) };
	}
	const path = join(directory, reviewFileNames[name]);
	if (text === null) rmSync(path, { force: true });
	else await writeWhole(path, text);
	return { name, after: text, undo: async () => void (await putFile(directory, name, before, text)) };
}
