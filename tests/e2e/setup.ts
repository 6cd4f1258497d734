import type { TestProject } from 'vitest/node';
import { buildSite } from '#cli/site.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Absolute paths of the built sites. */
		sites: { fixture: string; geodata: string };
	}
}

/** Builds, where they are stale, the site of the fixture atlas in a folder of its own and the ordinary site. */
export default async function setup(project: TestProject): Promise<void> {
	const log = (name: string) => (line: string) => console.log(`${name}: ${line}`);
	const fixture = await buildSite(
		{ data: 'tests/fixtures/atlas', folder: '.svelte-kit/sites/fixture' },
		log('fixture')
	);
	const geodata = await buildSite({ data: 'geodata', folder: null }, log('geodata'));
	project.provide('sites', { fixture, geodata });
}
