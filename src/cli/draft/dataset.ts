/** A thread of its own joins the drafts and writes the dataset apart: meanwhile the run can be stopped. */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { fileNames, type RecordKind } from '#lib/dataset/files.ts';
import type { DocumentDraft } from '#lib/extract/draft/document.ts';
import { joinDrafts, type Draft } from '#lib/extract/draft/join.ts';
import { Failure } from '../print.ts';
import { each, fileOf, mergeDraft } from './decided.ts';
import { eventFiles } from './draftedparts.ts';
import { foundDigests, readPresent, type Present } from './present.ts';
import { readOutlines } from './outlines.ts';
import { readRejected } from './rejected.ts';
import { digestOf, Store } from './store.ts';

/** What the thread is told: the folder of the draft, and the parts of it in order. */
export interface Order {
	root: string;
	keys: string[];
}

/** What it tells: files that wait to be put in their places, and what is in them. */
export interface Written {
	files: { from: string; to: string }[];
	/** Files that give way to them, and are to be removed first. */
	gone: string[];
	/** Digests of the files as they were found: null where there was none. */
	found: Record<string, string | null>;
	kept: Record<RecordKind, number>;
	proposed: Record<RecordKind, number>;
	/** Texts that the sources name. */
	texts: string[];
	/** Categories that the atlas did not have. */
	added: string[];
}

const { root, keys } = workerData as Order;

try {
	parentPort!.postMessage(write());
} catch (error) {
	if (!(error instanceof Failure)) throw error;
	parentPort!.postMessage({ failure: error.message });
}

function write(): Written {
	const store = new Store(root);
	const found = foundDigests(root);
	const present = readPresent(root);
	const { atlas } = present;
	const draft = joinDrafts(drafts(store), { atlas: atlas?.value, outlineOf: readOutlines() });
	const merged = mergeDraft(present.records, draft, readRejected(root));
	const sources = fileOf('sources', present.files.sources, merged);
	const own = atlasText(draft, atlas);
	const contents = new Map<string, string | Uint8Array | null>([
		...(own === null ? [] : [[fileNames.atlas, own] as const]),
		[fileNames.places, fileOf('places', present.files.places, merged)],
		...eventFiles(root, { file: present.files.events, parts: present.parts }, merged),
		[fileNames.sources, sources]
	]);
	const files = [...contents].flatMap(([name, content]) => {
		if (content === null || digestOf(content) === found[name]) return [];
		const to = placeOf(join(root, name));
		return [{ from: store.stage(content, { lasting: true, instead: to }), to }];
	});
	const known = new Set(atlas?.value.categories.map(({ id }) => id));
	return {
		files,
		gone: [...contents].flatMap(([name, content]) => (content === null ? [join(root, name)] : [])),
		found,
		kept: each((kind) => merged.kept[kind].length),
		proposed: each((kind) => merged.proposed[kind].length),
		texts: textsOf(sources),
		added: atlas ? draft.atlas.categories.flatMap(({ id }) => (known.has(id) ? [] : [id])) : []
	};
}

function* drafts(store: Store): Generator<DocumentDraft> {
	for (const key of keys) {
		const part = store.part(key);
		if (!part || !('draft' in part.outcome))
			throw new Failure(`${root}: what the run kept was changed meanwhile; run it again`);
		yield part.outcome.draft;
	}
}

/** Where a file truly lies: a link to it is to stay one. */
function placeOf(path: string): string {
	return existsSync(path) ? realpathSync(path) : path;
}

/** The atlas of the draft where there is none; one that is there gets the categories that it lacks, and keeps all else. */
function atlasText({ atlas }: Draft, present: Present['atlas']): string | null {
	if (!present) return `${JSON.stringify(atlas, null, '\t')}\n`;
	const known = new Set(present.value.categories.map(({ id }) => id));
	const added = atlas.categories.filter(({ id }) => !known.has(id));
	if (added.length === 0) return null;
	const own = JSON.parse(present.text) as { categories: unknown[] };
	return `${JSON.stringify({ ...own, categories: [...own.categories, ...added] }, null, '\t')}\n`;
}

function textsOf(sources: string): string[] {
	const records = JSON.parse(sources) as ({ document?: { file?: unknown } } | null)[];
	return records.flatMap((record) => {
		const file = record?.document?.file;
		return typeof file === 'string' ? [file] : [];
	});
}
