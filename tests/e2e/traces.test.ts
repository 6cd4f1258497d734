import { readdirSync, readFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { expect, inject, test } from 'vitest';

test('no byte of a built site names a place, the folder or the name of the machine that made it', () => {
	const folder = resolve(import.meta.dirname, '../..');
	const places = [folder, homedir() + sep, join(tmpdir(), 'chronotope'), 'file:///', `//${hostname()}`];
	const traces = places.map((place) => Buffer.from(place));
	const found: string[] = [];
	for (const site of Object.values(inject('sites')))
		for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
			if (!entry.isFile()) continue;
			const path = join(entry.parentPath, entry.name);
			const bytes = readFileSync(path);
			for (const [at, trace] of traces.entries())
				if (bytes.includes(trace)) found.push(`${path.slice(folder.length)}: ${places[at]!}`);
		}
	expect(found).toEqual([]);
});
