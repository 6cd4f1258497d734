import type { TestProject } from 'vitest/node';
import { sample } from '#cli/commands/sample.ts';
import { buildReview, buildSite } from '#cli/site.ts';
import { buildTiles } from '#cli/tiles/build.ts';
import { writeManyEvents } from './manyevents.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Absolute paths of the built sites. */
		sites: { fixture: string; geodata: string; sample: string; tiles: string };
		/** The dataset that the site in tiles is made of. */
		manyEvents: string;
	}
}

/**
 * Builds, where they are stale, the ordinary site and three in folders of their own: that of the fixture atlas, that of a sample of
 * which not all records come with the page, and that of an atlas in tiles; and the page of `review`.
 */
export default async function setup(project: TestProject): Promise<void> {
	const log = (name: string) => (line: string) => console.log(`${name}: ${line}`);
	// The ordinary site first: the others stand on its basemap.
	const geodata = await buildSite({ data: 'geodata', folder: null }, log('geodata'));
	const packed = '.svelte-kit/sites/sample-atlas';
	await sample({ events: 6000, places: 300, seed: 1, packed: true, out: packed });
	const [manyEvents, tiled] = ['.svelte-kit/sites/many-events', '.svelte-kit/sites/tiles-atlas'];
	writeManyEvents(manyEvents, 600);
	await buildTiles(manyEvents, tiled, {});
	const [fixture, large, tiles] = await Promise.all([
		buildSite(
			{
				data: 'tests/fixtures/atlas',
				documents: 'tests/fixtures/atlas/documents',
				folder: '.svelte-kit/sites/fixture'
			},
			log('fixture')
		),
		buildSite({ data: packed, folder: '.svelte-kit/sites/sample' }, log('sample')),
		buildSite({ data: tiled, folder: '.svelte-kit/sites/tiles' }, log('tiles')),
		buildReview(log('review'))
	]);
	project.provide('sites', { fixture, geodata, sample: large, tiles });
	project.provide('manyEvents', manyEvents);
}
