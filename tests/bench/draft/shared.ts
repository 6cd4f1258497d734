import { resolve } from 'node:path';
import { findFiles } from '#cli/documents/files.ts';
import { readBytes, readText } from '#cli/documents/read.ts';
import { readModel } from '#cli/extract/model.ts';
import { loadGazetteer } from '#cli/gazetteer/load.ts';
import { loadDirectory } from '#cli/directory.ts';
import { Extractor } from '#lib/extract/document.ts';
import type { DocumentDraft } from '#lib/extract/draft/document.ts';
import { draftOf } from '#lib/extract/draft/draft.ts';
import { joinDrafts, type Draft } from '#lib/extract/draft/join.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { shared } from '../../shared.ts';
import { scoreDraft, type Scores } from './score.ts';

/** What is asked for: shares, proposed events a curated one, seconds. */
export const targets = { places: 0.9, precision: 0.6, events: 0.8, proposals: 2.5, seconds: 10 };

const curated = () => loadDirectory(resolve(import.meta.dirname, '../../../geodata')).dataset!;

export interface Drafted {
	draft: Draft;
	/** Texts by name. */
	documents: Map<string, string>;
	seconds: number;
}

/** The draft of the shared documents for the curated atlas; null without the documents. */
export async function draftShared(): Promise<Drafted | null> {
	const folder = shared('documents');
	if (folder === null) return null;
	const extractor = new Extractor(new Gazetteer(await loadGazetteer()), readModel());
	const documents = new Map<string, string>();
	const began = performance.now();
	const drafts: DocumentDraft[] = [];
	for (const { path, name: file } of findFiles([folder]).files) {
		const document = await readText(readBytes(path), file);
		documents.set(file, document.text);
		drafts.push(draftOf({ file, ...document }, extractor));
	}
	const draft = joinDrafts(drafts, { atlas: curated().atlas });
	return { draft, documents, seconds: (performance.now() - began) / 1000 };
}

/** That draft against the curated atlas. */
export const scoreShared = ({ events, places }: Draft): Scores =>
	scoreDraft(curated(), { events, places: places.features });
