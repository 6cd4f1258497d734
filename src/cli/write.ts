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
import { threadId } from 'node:worker_threads';
import { Unwritable } from './unwritable.ts';

const HOUR = 3_600_000;
/** How a file is called until it is whole: its name, the process and thread that write it, a number. */
const PART = /^\.(\d+)-\d+-\d+\.part$/u;
let written = 0;

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
			const part = `${target}.${process.pid}-${threadId}-${++written}.part`;
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

/**
 * Whether a file is what a run left half written: its process is gone, or it is more than an hour old.
 *
 * @param length of the name of what it was to become; without it, of any name
 */
export function isLeft(path: string, length?: number): boolean {
	const name = basename(path);
	const found = PART.exec(
		length === undefined ? (/\.\d+-\d+-\d+\.part$/u.exec(name)?.[0] ?? '') : name.slice(length)
	);
	if (!found) return false;
	const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
	return age > HOUR || !isAlive(Number(found[1]));
}

/** Whether a process of this machine is there. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}
