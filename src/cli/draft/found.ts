import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNames } from '#lib/dataset/files.ts';
import { digestOf } from './store.ts';

/** Digests of a dataset's files as they are now, by name; null for one that is not there. */
export function foundDigests(root: string): Record<string, string | null> {
	return Object.fromEntries(
		Object.values(fileNames).map((name) => {
			try {
				return [name, digestOf(readFileSync(join(root, name)))];
			} catch {
				return [name, null];
			}
		})
	);
}
