import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { decodeText } from '#lib/dataset/limits.ts';
import { Failure } from './print.ts';

/**
 * Texts of the documents that are there, by the name that sources give them.
 *
 * @throws Failure without such a folder, or where a document is no text in UTF-8
 */
export function readCited(folder: string, names: readonly string[]): Map<string, string> {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
		throw new Failure(`no directory of documents: ${folder}`);
	const texts = new Map<string, string>();
	const root = resolve(folder);
	for (const name of new Set(names)) {
		const path = resolve(root, name);
		if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) continue;
		if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
		const decoded = decodeText(readFileSync(path));
		if (!('text' in decoded)) throw new Failure(`${name}: ${decoded.message}`);
		texts.set(name, decoded.text);
	}
	return texts;
}
