import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '#cli/site.ts';
import { fileNames } from '#lib/dataset/files.ts';
import buildSites from '../e2e/setup.ts';
import { poisonedFiles } from '../fixtures/poison.ts';

/** The sites of the browser tests, and one of an atlas whose every text is a payload. */
export default async function setup(project: TestProject): Promise<void> {
	await buildSites(project);
	const data = '.svelte-kit/sites/poison-atlas';
	mkdirSync(data, { recursive: true });
	for (const [name, text] of Object.entries(poisonedFiles()))
		writeFileSync(join(data, fileNames[name as keyof typeof fileNames]), text);
	const poison = await buildSite({ data, folder: '.svelte-kit/sites/poison' }, (line) =>
		console.log(`poison: ${line}`)
	);
	project.provide('poison', poison);
}

declare module 'vitest' {
	interface ProvidedContext {
		/** Absolute path of the site of the poisoned atlas. */
		poison: string;
	}
}
