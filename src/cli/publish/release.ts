import {
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
	compareDigests,
	DIGESTS,
	digestOfBytes,
	readDigests,
	type Compared,
	type Digests
} from '../digests.ts';
import { Failure } from '../print.ts';
import { besideOf, besidePath, isAlive } from '../unfinished.ts';
import { Unwritable } from '../unwritable.ts';
import { makeFolder } from '../write.ts';

/** A release as it is made: where, and how many of its files are new content, how many stand in the former one already. */
export interface Release {
	name: string;
	copied: number;
	linked: number;
}

/** The folder of releases below that which is published to. */
export const RELEASES = 'releases';
const NAME = /^[0-9a-f]{16}(?:-\d+)?$/u;

/** @throws Failure where a site is not as it was built */
export function mustBeWhole(site: string): void {
	const { changed, missing, foreign } = compareDigests(site);
	const [first] = [...changed, ...missing, ...foreign];
	if (first !== undefined)
		throw new Failure(
			`${site} is not as it was built (${first}${changed.length + missing.length + foreign.length > 1 ? ' and others' : ''}): run "npm run build" first; nothing published`
		);
}

/**
 * Makes the release of a site: what the former one has, too, is the same file by a hard link, the rest is copied. It stands under
 * its name once it is whole. One that is there already is taken as it is.
 *
 * @param former the folder of the release that is published now
 * @throws Failure, Unwritable
 */
export function makeRelease(site: string, to: string, former: string | null): Release {
	const list = readFileSync(join(site, DIGESTS));
	const digest = digestOfBytes(list).slice(7, 23);
	let name = digest;
	for (let next = 2; existsSync(join(to, RELEASES, name)); next++) {
		if (isWhole(join(to, RELEASES, name), list)) return { name, copied: 0, linked: 0 };
		// One that was spoilt may be what is read just now: it stays until another is in its place.
		name = `${digest}-${next}`;
	}
	const { files } = readDigests(site);
	const part = besidePath(join(to, RELEASES, `.${name}`));
	const there = former === null ? new Map<string, string>() : pathsByDigest(former);
	const release = { name, copied: 0, linked: 0 };
	let at = part;
	try {
		rmSync(part, { recursive: true, force: true });
		for (const [path, fileDigest] of [...Object.entries(files), [DIGESTS, ''] as const]) {
			at = join(part, path);
			makeFolder(dirname(at));
			const known = there.get(fileDigest);
			if (known !== undefined && isLinked(join(former!, known), at, fileDigest)) release.linked++;
			else {
				copyFileSync(join(site, path), at);
				flush(at);
				release.copied++;
			}
		}
		mustBeWhole(part);
		at = join(to, RELEASES, name);
		renameSync(part, at);
	} catch (error) {
		rmSync(part, { recursive: true, force: true });
		throw error instanceof Failure ? error : new Unwritable(at, error);
	}
	return release;
}

/** Removes all releases but these, and what killed runs have left. @returns how many releases */
export function prune(to: string, kept: ReadonlySet<string>): number {
	let removed = 0;
	for (const name of readdirSync(join(to, RELEASES))) {
		const half = name.startsWith('.') ? besideOf(name.slice(1)) : null;
		const isLeft = half !== null && NAME.test(half.name) && !isAlive(half.pid);
		const isOld = NAME.test(name) && !kept.has(name);
		if (isOld) removed++;
		if (isOld || isLeft) rmSync(join(to, RELEASES, name), { recursive: true, force: true });
	}
	return removed;
}

function isWhole(folder: string, list: Buffer): boolean {
	try {
		return readFileSync(join(folder, DIGESTS)).equals(list) && isUntouched(compareDigests(folder));
	} catch {
		return false;
	}
}

const isUntouched = ({ changed, missing, foreign }: Compared): boolean =>
	changed.length + missing.length + foreign.length === 0;

/** A path of each content that a release says it has; none of one whose list cannot be read. */
function pathsByDigest(folder: string): Map<string, string> {
	let files: Digests;
	try {
		({ files } = readDigests(folder));
	} catch {
		return new Map();
	}
	return new Map(Object.entries(files).map(([path, digest]) => [digest, path]));
}

/** Links a file, where it still is what it is said to be and the disk can. */
function isLinked(from: string, to: string, digest: string): boolean {
	try {
		if (digestOfBytes(readFileSync(from)) !== digest) return false;
		linkSync(from, to);
		return true;
	} catch (error) {
		const { code = '' } = error as NodeJS.ErrnoException;
		if (['ENOENT', 'EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes(code)) return false;
		throw error;
	}
}

function flush(path: string): void {
	const handle = openSync(path, 'r+');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
