import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '#lib/dataset/limits.ts';
import { reviewFileNames, type FileName } from '#lib/dataset/review/decide.ts';
import type { ReviewFiles } from '#lib/dataset/review/records.ts';
import { Failure } from '../print.ts';
import { writeWhole } from '../write.ts';

/**
 * The texts of a dataset's files as they are on the disk now.
 *
 * @throws Failure where one is missing or no text
 */
export function readFiles(directory: string): ReviewFiles {
	const texts = Object.entries(reviewFileNames).map(([name, file]) => [
		name,
		readText(join(directory, file), name === 'decisions')
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

/** Writes one file whole; null takes it away. */
export async function putFile(directory: string, name: FileName, text: string | null): Promise<void> {
	const path = join(directory, reviewFileNames[name]);
	if (text === null) rmSync(path, { force: true });
	else await writeWhole(path, text);
}
