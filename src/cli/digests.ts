/** The list of a built folder's files with their digests, and of what they were made from; it stands in the folder itself. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'secure-json-parse';
import { Failure } from './print.ts';
import { writeAllWhole } from './write.ts';

export const DIGESTS = 'digests.json';

/** `sha256-` and hex, by name; the names of a part of the inputs, or paths within the folder. */
export type Digests = Record<string, string>;

export interface Listed {
	chronotope: 1;
	/** What it was made from, as far as that is public: no document, no redaction, and no dataset that one was applied to. */
	inputs: Record<string, string | Digests>;
	/** Every other file of the folder. */
	files: Digests;
}

export interface Compared {
	/** How many files are as they were made. */
	whole: number;
	changed: string[];
	missing: string[];
	/** Files that nobody made. */
	foreign: string[];
}

export const digestOfBytes = (bytes: string | Uint8Array): string =>
	`sha256-${createHash('sha256').update(bytes).digest('hex')}`;

/** Every file below a folder with its digest, in order of path; but for the list itself. */
export function digestsIn(folder: string): Digests {
	return Object.fromEntries(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
			.filter((path) => path !== DIGESTS)
			.sort()
			.map((path) => [path, digestOfBytes(readFileSync(join(folder, path)))])
	);
}

/** Writes the list of a folder into it. @throws Unwritable */
export function writeDigests(folder: string, inputs: Listed['inputs'], files = digestsIn(folder)): void {
	const listed: Listed = { chronotope: 1, inputs, files };
	writeAllWhole([[join(folder, DIGESTS), `${JSON.stringify(listed, null, '\t')}\n`]]);
}

/** Compares a folder with its list. @throws Failure without one, or where it cannot be read */
export function compareDigests(folder: string): Compared {
	const { files } = readDigests(folder);
	const found = digestsIn(folder);
	const named = Object.entries(files);
	return {
		whole: named.filter(([path, digest]) => found[path] === digest).length,
		changed: named.filter(([path, digest]) => path in found && found[path] !== digest).map(([path]) => path),
		missing: named.filter(([path]) => !(path in found)).map(([path]) => path),
		foreign: Object.keys(found).filter((path) => !(path in files))
	};
}

/** @throws Failure */
export function readDigests(folder: string): Listed {
	const path = join(folder, DIGESTS);
	if (!existsSync(path)) throw new Failure(`missing ${path}: ${folder} is no built folder, or an older one`);
	let value: Partial<Listed> | null;
	try {
		value = parse(readFileSync(path, 'utf8')) as Partial<Listed> | null;
	} catch (error) {
		throw new Failure(`invalid ${path}: ${(error as Error).message}`);
	}
	const isList =
		value?.chronotope === 1 &&
		typeof value.inputs === 'object' &&
		typeof value.files === 'object' &&
		Object.values(value.files).every((digest) => /^sha256-[0-9a-f]{64}$/u.test(digest));
	if (!isList) throw new Failure(`invalid ${path}: expected {chronotope: 1} and files with digests`);
	return value as Listed;
}
