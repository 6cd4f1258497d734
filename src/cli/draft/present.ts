import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { fileNames, recordKinds, type RecordKind } from '#lib/dataset/files.ts';
import { Atlas } from '#lib/dataset/schema.ts';
import { partsOf, PARTS } from '../eventparts.ts';
import { Failure } from '../print.ts';
import { recordsOf, type PresentFiles } from './decided.ts';
import { digestOf } from './store.ts';

/** What there is of a dataset before a draft is put beside it. */
export interface Present {
	atlas: { text: string; value: Atlas } | null;
	records: PresentFiles;
}

/** @throws Failure for what cannot be read: it would be lost */
export function readPresent(root: string): Present {
	if (partsOf(root))
		throw new Failure(
			`${join(root, PARTS)}: the events stand in parts, and drafts are not put beside those: draft into a folder of its own, ` +
				'decide on it there, and put its events here as a part'
		);
	const records = Object.fromEntries(
		recordKinds.map((kind) => [kind, readOwn(root, fileNames[kind])])
	) as Record<RecordKind, string | null>;
	for (const kind of recordKinds) recordsOf(kind, records[kind]);
	return { atlas: readAtlas(root), records };
}

function readAtlas(root: string): Present['atlas'] {
	const text = readOwn(root, fileNames.atlas);
	if (text === null) return null;
	try {
		return { text, value: v.parse(Atlas, JSON.parse(text)) };
	} catch (error) {
		throw new Failure(
			`${join(root, fileNames.atlas)}: ${(error as Error).message}; "chronotope validate ${root}" tells more`
		);
	}
}

function readOwn(root: string, name: string): string | null {
	try {
		return readFileSync(join(root, name), 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw new Failure(`cannot read ${join(root, name)}: ${(error as Error).message}`);
	}
}

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
