import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/**
 * A folder for the tests of a file, which goes with them.
 *
 * @returns gives a path in it
 */
export function scratchFolder(name: string): (...path: string[]) => string {
	let folder = '';
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), `chronotope-${name}-`));
	});
	afterAll(() => rmSync(folder, { recursive: true }));
	return (...path) => join(folder, ...path);
}
