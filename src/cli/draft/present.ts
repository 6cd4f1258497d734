import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { fileNames, type RecordKind } from '#lib/dataset/files.ts';
import { Atlas } from '#lib/dataset/schema.ts';
import { partsOf, PARTS } from '../eventparts.ts';
import { Failure } from '../print.ts';
import { each, recordsOf, type PresentRecords } from './decided.ts';
import { readParts } from './draftedparts.ts';
import { digestOf } from './store.ts';

/** What there is of a dataset before a draft is put beside it. */
export interface Present {
	atlas: { text: string; value: Atlas } | null;
	/** The files of records; null for one that is not there. */
	files: Record<RecordKind, string | null>;
	records: PresentRecords;
	/** Where the events stand in parts, their paths. */
	parts: readonly string[] | null;
}

/** @throws Failure for what cannot be read: it would be lost */
export function readPresent(root: string): Present {
	const files = each((kind) => readOwn(root, fileNames[kind]));
	const parts = partsOf(root);
	if (parts && files.events !== null)
		throw new Failure(
			`${join(root, fileNames.events)}: unexpected file: the events stand in parts, in ${PARTS}/; nothing is written over it`
		);
	const records = each((kind) =>
		kind === 'events' && parts ? readParts(root, parts) : recordsOf(kind, files[kind])
	);
	return { atlas: readAtlas(root), files, records, parts };
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

/** Digests of a dataset's files, and of the parts of its events, as they are now, by name; null for one that is not there. */
export function foundDigests(root: string): Record<string, string | null> {
	return Object.fromEntries(
		[...Object.values(fileNames), ...(partsOf(root) ?? [])].map((name) => {
			try {
				return [name, digestOf(readFileSync(join(root, name)))];
			} catch {
				return [name, null];
			}
		})
	);
}
