import {
	closeSync,
	fchmodSync,
	fchownSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
	type Stats
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLeft, partPath } from './unfinished.ts';
import { Unwritable } from './unwritable.ts';

/**
 * Writes a file whole or not at all: beside it first, then renamed over it. Folders are made; who may read what stood there
 * may read this. What a run that was killed left behind is cleared away, so that it is never published.
 *
 * @throws Unwritable
 */
export function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
	return Promise.resolve().then(() => writeAllWhole([[file, content]]));
}

/**
 * Writes files that belong together: all are whole beside their places before the first is put there, in the order given.
 *
 * @see writeWhole
 * @throws Unwritable
 */
export function writeAllWhole(
	files: readonly (readonly [file: string, content: string | Uint8Array])[]
): void {
	const waiting: { part: string; target: string }[] = [];
	let at = '';
	try {
		for (const [file, content] of files) {
			at = file;
			makeFolder(dirname(file));
			clearParts(file);
			const present = statSync(file, { throwIfNoEntry: false });
			const target = present ? realpathSync(file) : file;
			const part = partPath(target);
			waiting.push({ part, target });
			fill(part, content, present);
		}
		for (let next = waiting[0]; next; next = waiting[0]) {
			at = next.target;
			renameSync(next.part, next.target);
			waiting.shift();
		}
	} catch (error) {
		throw new Unwritable(at, error);
	} finally {
		for (const { part } of waiting) rmSync(part, { force: true });
	}
}

function fill(part: string, content: string | Uint8Array, present: Stats | undefined): void {
	const handle = openSync(part, 'wx');
	try {
		if (present) keepRights(handle, present);
		writeFileSync(handle, content);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Removes a file, and what killed runs have left of it. */
export function removeWhole(file: string): void {
	rmSync(file, { force: true });
	clearParts(file);
}

/** Makes a folder and those around it, one by one: for several at once Node tells a read-only disk as a missing folder. */
export function makeFolder(path: string): void {
	if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
	if (dirname(path) !== path) makeFolder(dirname(path));
	try {
		mkdirSync(path);
	} catch (error) {
		// Another thread may just have made it.
		if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
	}
}

function keepRights(handle: number, { mode, uid, gid }: Stats): void {
	fchmodSync(handle, mode & 0o777);
	if (process.getuid?.() === 0) fchownSync(handle, uid, gid);
}

function clearParts(file: string): void {
	const [folder, name] = [dirname(file), basename(file)];
	for (const entry of statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [])
		if (entry.startsWith(name) && isLeft(join(folder, entry), name.length))
			rmSync(join(folder, entry), { force: true });
}
