import { readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { decodeText } from '#lib/dataset/limits.ts';
import { TEXTS } from './draft/store.ts';
import { isStoredName } from './draft/storedname.ts';
import { Failure } from './print.ts';

/**
 * Texts of the documents that are there, by the name that sources give them: from the first folder that has one. Texts
 * that a draft has stored, which their names tell, are looked for with the dataset as well.
 *
 * @throws Failure without one of the folders, or where a document is no text in UTF-8
 */
export function readCited(
	directory: string,
	folders: readonly string[],
	names: readonly string[]
): Map<string, string> {
	const missing = folders.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
	if (missing !== undefined) throw new Failure(`no directory of documents: ${missing}`);
	const texts = new Map<string, string>();
	for (const name of new Set(names)) {
		const roots = isStoredName(name) ? [...folders, join(directory, TEXTS)] : folders;
		const path = roots.flatMap((root) => fileIn(resolve(root), name) ?? [])[0];
		if (path === undefined) continue;
		const decoded = decodeText(readFileSync(path));
		if (!('text' in decoded)) throw new Failure(`${name}: ${decoded.message}`);
		texts.set(name, decoded.text);
	}
	return texts;
}

function fileIn(root: string, name: string): string | null {
	const path = resolve(root, name);
	const isBelow = path.startsWith(root.endsWith(sep) ? root : root + sep);
	return isBelow && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : null;
}
