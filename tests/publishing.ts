import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareDigests, writeDigests } from '#cli/digests.ts';
import { makeFolder } from '#cli/write.ts';
import { Chance } from '#lib/dataset/chance.ts';
import { run, start } from '#tests/cli/run.ts';
import type { Killed } from '#tests/kills.ts';

/** A folder as a build leaves it: many files that stay, and a page that tells its state. */
export function siteOf(folder: string, state: string, files = 300): string {
	rmSync(folder, { recursive: true, force: true });
	makeFolder(join(folder, 'data'));
	for (let at = 0; at < files; at++) writeFileSync(join(folder, 'data', `${at}.json`), `[${at}]`);
	writeFileSync(join(folder, 'index.html'), state);
	writeDigests(folder, {});
	return folder;
}

/** Publishes two states of a site in turns and kills it at random moments; what is published must be whole each time. */
export async function strikePublishing(folder: string, kills: number, seed: number): Promise<Killed> {
	const chance = new Chance(seed, 1);
	const to = join(folder, 'public');
	const sites = ['one', 'two', 'three'].map((state) => siteOf(join(folder, state), state));
	let began = performance.now();
	await run(['publish', '--site', sites[0]!, '--to', to]);
	let lasts = performance.now() - began;
	const told: Killed = { kills: 0, struck: 0, completed: 0 };
	for (let turn = 1; told.kills < kills; turn++) {
		began = performance.now();
		const child = start(['publish', '--site', sites[turn % 3]!, '--to', to, '--keep', '1']);
		const ended = new Promise<number | null>((done) => child.once('close', done));
		const timer = setTimeout(() => child.kill('SIGKILL'), (0.4 + 0.7 * chance.unit()) * lasts);
		const code = await ended;
		clearTimeout(timer);
		told.kills++;
		if (code !== null && code !== 0) throw new Error(`exit code ${code}`);
		if (code === null) told.struck++;
		// How busy the machine is changes: one that came to its end tells how long the next will take, and while none does it may be longer.
		lasts = code === null ? lasts * 1.05 : performance.now() - began;
		const { changed, missing, foreign } = compareDigests(join(to, 'current'));
		const faults = [...changed, ...missing, ...foreign];
		if (faults.length > 0)
			throw new Error(`what is published is not whole: ${faults.slice(0, 3).join(', ')}`);
	}
	return told;
}
