import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../folderlock.ts';
import { count, exitCodes, Failure } from '../print.ts';
import { currentRelease, history, pointTo, writeHistory } from '../publish/pointer.ts';
import { makeRelease, mustBeWhole, prune, RELEASES } from '../publish/release.ts';
import { Unwritable } from '../unwritable.ts';
import { makeFolder } from '../write.ts';

export interface PublishOptions {
	/** The built site. */
	site: string;
	/** The folder that a server serves `current` of. */
	to: string;
	/** How many releases stay, the one that is published included. */
	keep: number;
	rollback?: boolean;
}

/** Puts a built site in place of the one that is published, or that before it back, in one step. */
export function publishSite({ site, to, keep, rollback }: PublishOptions): number {
	if (!rollback) mustBeWhole(site);
	const unlock = lockFolder(to);
	try {
		return rollback ? back(to) : forth(site, to, keep);
	} finally {
		unlock();
	}
}

function forth(site: string, to: string, keep: number): number {
	try {
		makeFolder(join(to, RELEASES));
	} catch (error) {
		throw new Unwritable(join(to, RELEASES), error);
	}
	const current = currentRelease(to);
	const { name, copied, linked } = makeRelease(site, to, current && join(to, RELEASES, current));
	if (name !== current) pointTo(to, name);
	// A run may have been killed after it had published and before it had noted it.
	const before = history(to).filter((one) => one !== name && one !== current);
	const names = [...before, ...(current === null || current === name ? [] : [current]), name];
	const kept = names.filter((one) => existsSync(join(to, RELEASES, one))).slice(-keep);
	writeHistory(to, kept);
	const removed = prune(to, new Set(kept));
	process.stdout.write(
		name === current
			? `${to}: published already, as ${name}\n`
			: `${to}: published as ${name}: ${count(copied, 'file')} new, ${linked} as before; ${count(removed, 'older release')} removed\n`
	);
	return exitCodes.ok;
}

function back(to: string): number {
	const current = currentRelease(to);
	const names = history(to).filter((name) => name !== current);
	const before = names.findLast((name) => existsSync(join(to, RELEASES, name)));
	if (before === undefined) throw new Failure(`${to}: there is no release before ${current ?? 'the first'}`);
	mustBeWhole(join(to, RELEASES, before));
	pointTo(to, before);
	writeHistory(to, names);
	process.stdout.write(`${to}: ${before} is published again, in place of ${current ?? 'none'}\n`);
	return exitCodes.ok;
}
