import { lstatSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure } from '../print.ts';
import { besideOf, besidePath, isAlive } from '../unfinished.ts';
import { Unwritable } from '../unwritable.ts';
import { writeAllWhole } from '../write.ts';
import { RELEASES } from './release.ts';

/** What a server is told to serve. */
export const CURRENT = 'current';
const HALF = `.${CURRENT}`;
/** Names of the releases that were published, the newest last. */
const HISTORY = 'published.json';

/** The name of the release that is published; null where there is none. @throws Failure where `current` is something else */
export function currentRelease(to: string): string | null {
	const found = lstatSync(join(to, CURRENT), { throwIfNoEntry: false });
	if (!found) return null;
	if (!found.isSymbolicLink())
		throw new Failure(
			`${join(to, CURRENT)} is no pointer that "chronotope publish" has made: nothing published`
		);
	return basename(readlinkSync(join(to, CURRENT)));
}

/** Makes a release the one that is published, in one step: a reader has the old one or the new one. @throws Unwritable */
export function pointTo(to: string, name: string): void {
	const next = besidePath(join(to, HALF));
	try {
		for (const left of readdirSync(to)) {
			const half = besideOf(left);
			if (half?.name === HALF && (half.pid === process.pid || !isAlive(half.pid)))
				rmSync(join(to, left), { force: true });
		}
		symlinkSync(join(RELEASES, name), next);
		renameSync(next, join(to, CURRENT));
	} catch (error) {
		rmSync(next, { force: true });
		throw new Unwritable(join(to, CURRENT), error);
	}
}

/** What was published before, the newest last; nothing where that cannot be read. */
export function history(to: string): string[] {
	try {
		const value: unknown = JSON.parse(readFileSync(join(to, HISTORY), 'utf8'));
		return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
	} catch {
		return [];
	}
}

/** @throws Unwritable */
export function writeHistory(to: string, names: readonly string[]): void {
	writeAllWhole([[join(to, HISTORY), `${JSON.stringify(names)}\n`]]);
}
