import { homedir, hostname, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { expect, inject, test } from 'vitest';
import { chunksOf, contentsIn } from '#tests/bytes.ts';

test('no byte of a built site names a place, the folder or the name of the machine that made it', () => {
	const folder = resolve(import.meta.dirname, '../..');
	const places = [folder, homedir() + sep, join(tmpdir(), 'chronotope'), 'file:///', `//${hostname()}`];
	const traces = places.map((place) => Buffer.from(place));
	const found: string[] = [];
	for (const site of Object.values(inject('sites')))
		for (const { file, bytes } of contentsIn(site)) {
			for (const [at, trace] of traces.entries())
				if (bytes.includes(trace)) found.push(`${file}: ${places[at]!}`);
			// A picture that says when, where or by what it was made would say it in a chunk of its own.
			if (file.endsWith('.png'))
				found.push(
					...chunksOf(bytes)
						.filter((type) => !/^(?:IHDR|PLTE|tRNS|pHYs|IDAT|IEND)$/u.test(type))
						.map((type) => `${file}: ${type}`)
				);
		}
	expect(found).toEqual([]);
});
