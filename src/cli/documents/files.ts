import { globSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Failure } from '../print.ts';
import { reasonOf, type Refused } from './document.ts';

/** A file to read. */
export interface DocumentFile {
	path: string;
	/** Its name, or its path below the folder that was asked for, with `/`. */
	name: string;
}

/**
 * The files that are named and all files in folders that are named, each once, in order of their names: the same for any order of the paths
 * and of the file system. A path where nothing lies may be a pattern (`letters/**\/*.txt`): what it matches has the name that it has below the
 * pattern's fixed part. Links in folders are not followed, nor names with a dot before them, nor what lies in `apart`.
 *
 * @throws Failure where there is nothing at a path
 */
export function findFiles(
	paths: readonly string[],
	apart?: string
): { files: DocumentFile[]; refused: Refused[] } {
	const found = new Map<string, DocumentFile>();
	const refused: Refused[] = [];
	const skipped = apart === undefined ? null : realOf(apart);
	const walk = (folder: string, below: string): void => {
		if (skipped !== null && realOf(folder) === skipped) return;
		let entries;
		try {
			entries = readdirSync(folder, { withFileTypes: true });
		} catch (error) {
			refused.push({ name: `${below}/`, reason: reasonOf(error) });
			return;
		}
		for (const entry of entries) {
			if (entry.name.startsWith('.')) continue;
			const path = join(folder, entry.name);
			const name = below === '' ? entry.name : `${below}/${entry.name}`;
			if (entry.isDirectory()) walk(path, name);
			else if (entry.isFile()) add({ path, name });
		}
	};
	const add = (file: DocumentFile): void => {
		const real = realOf(file.path) ?? file.path;
		const known = found.get(real);
		// Of a file that is asked for twice, the shorter name, whatever came first.
		if (!known || rank(file.name) < rank(known.name)) found.set(real, file);
	};
	for (const path of paths) {
		if (isPattern(path)) for (const file of matching(path, skipped)) add(file);
		else if (isFolder(path)) walk(path, '');
		else add({ path, name: basename(path) });
	}
	return { files: [...found.values()].sort(byName), refused: refused.sort(byName) };
}

const PATTERN_SIGN = /[*?[\]{}]/u;

const isPattern = (path: string): boolean =>
	PATTERN_SIGN.test(path) && statSync(path, { throwIfNoEntry: false }) === undefined;

/** The files that a pattern matches. @throws Failure where there are none */
function matching(pattern: string, skipped: string | null): DocumentFile[] {
	const parts = pattern.split('/');
	const fixed = parts.slice(
		0,
		parts.findIndex((part) => PATTERN_SIGN.test(part))
	);
	const base = fixed.length === 0 ? '.' : fixed.join('/') || '/';
	const files = globSync(pattern)
		.map((path) => ({ path, name: relative(base, path).split(sep).join('/') }))
		.filter(({ path, name }) => {
			if (name.split('/').some((part) => part.startsWith('.'))) return false;
			const isBelow = skipped !== null && `${realOf(path)}${sep}`.startsWith(`${skipped}${sep}`);
			return !isBelow && statSync(path, { throwIfNoEntry: false })?.isFile();
		});
	if (files.length === 0) throw new Failure(`no file matches ${pattern}`);
	return files;
}

const rank = (name: string): string => `${String(name.length).padStart(6, '0')} ${name}`;

const byName = (a: { name: string; path?: string }, b: { name: string; path?: string }): number =>
	a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

function isFolder(path: string): boolean {
	let found;
	try {
		found = statSync(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Failure(code === 'ENOENT' ? `no such file or folder: ${path}` : `${path}: ${reasonOf(error)}`);
	}
	return found.isDirectory();
}

function realOf(path: string): string | null {
	try {
		return realpathSync(path);
	} catch {
		return null;
	}
}
