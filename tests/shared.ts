/**
 * Material that is shared between projects and is not in this repository: corpora, documents, design pictures.
 * This is the one module that knows where it lies.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '..');

/** The folder of the shared material, absolute; `CHRONOTOPE_SHARED` is taken relative to the project root. */
export const sharedRoot = resolve(projectRoot, process.env.CHRONOTOPE_SHARED ?? '../shared');

/**
 * The absolute path of something in the shared material, or null where it is not there: the test then skips,
 * and the end of the run says how many did. With `CHRONOTOPE_REQUIRE_SHARED=1` a lack is an error instead.
 */
export function shared(path: string): string | null {
	const found = join(sharedRoot, path);
	if (existsSync(found)) return found;
	if (process.env.CHRONOTOPE_REQUIRE_SHARED === '1') {
		throw new Error(`missing shared material: ${found}, and CHRONOTOPE_REQUIRE_SHARED asks for it`);
	}
	return null;
}
