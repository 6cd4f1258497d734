import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { takeLock } from './draft/lock.ts';

/**
 * Keeps two runs from writing the same folder at once. The lock lies apart from it, in the folder for passing files: what is
 * built holds nothing but what was built.
 *
 * @returns gives the lock back
 * @throws Failure where another process has it
 */
export function lockFolder(folder: string): () => void {
	const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
	return takeLock(join(tmpdir(), `chronotope-locks-${userInfo().uid}`, name), folder);
}
