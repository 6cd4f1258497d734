import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

const HOUR = 3_600_000;

/**
 * Writes a file whole or not at all: beside it first, then renamed over it. Folders are made. What a run that was killed
 * more than an hour ago left behind is cleared away, so that it is never published.
 */
export async function writeWhole(file: string, content: string | Buffer): Promise<void> {
	const folder = dirname(file);
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder)) {
		const left =
			name.startsWith(`${basename(file)}.`) && /^\d+$/u.test(name.slice(basename(file).length + 1));
		const path = join(folder, name);
		if (left && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > HOUR)
			rmSync(path, { force: true });
	}
	await writeFileAtomic(file, content);
}
