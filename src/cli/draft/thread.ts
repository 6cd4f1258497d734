/** A thread of a run: reads documents and drafts them, or finds that it was done before. */
import { workerData } from 'node:worker_threads';
import { Extractor } from '#lib/extract/document.ts';
import { draftOf } from '#lib/extract/draft/draft.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { reasonOf, type SourceText } from '../documents/document.ts';
import { readRecord } from '../documents/jsonl.ts';
import { readBytes, readText } from '../documents/read.ts';
import { readModel } from '../extract/model.ts';
import type { Job } from './jobs.ts';
import { Unwritable } from '../unwritable.ts';
import { digestOf, Store, type Outcome } from './store.ts';
import { storedName } from './storedname.ts';

/** What a thread is given; the table lies in memory that all share. */
export interface Setup {
	table: SharedArrayBuffer;
	/** Of the engine: another one drafts anew. */
	engine: string;
}

/** Documents for a thread; it counts in `begun` those that it has begun. */
export interface Batch {
	jobs: readonly Job[];
	/** The folder of the draft. */
	root: string;
	begun: Int32Array<SharedArrayBuffer>;
}

/** What became of a document. */
export interface Result {
	at: number;
	/** Digest of its bytes; null where they could not be read. */
	input: string | null;
	/** Of its part, with the digest of that; null where nothing is kept of it. */
	key: string | null;
	output: string | null;
	/** What its sources name, and the text that is stored under that name. */
	file: string | null;
	stored: { file: string; digest: string } | null;
	refused: string | null;
	/** Done by an earlier run. */
	isKept: boolean;
}

const { table, engine } = workerData as Setup;
const extractor = new Extractor(new Gazetteer(table), readModel(), { explain: true });

/** A batch, done; or what could not be written, which ends the run. */
export default async function work({ jobs, root, begun }: Batch): Promise<Result[] | { unwritable: string }> {
	const store = new Store(root);
	const results: Result[] = [];
	for (const job of jobs) {
		Atomics.add(begun, 0, 1);
		try {
			results.push(await resultOf(job, store));
		} catch (error) {
			if (!(error instanceof Unwritable)) throw error;
			return { unwritable: error.message };
		}
	}
	return results;
}

async function resultOf({ at, name, from, stored }: Job, store: Store): Promise<Result> {
	const none = { at, input: null, key: null, output: null, file: null, stored: null, isKept: false };
	if ('refused' in from) return { ...none, refused: from.refused };
	let bytes: Buffer;
	try {
		bytes = 'path' in from ? readBytes(from.path) : Buffer.from(from.record);
	} catch (error) {
		return { ...none, refused: reasonOf(error) };
	}
	const input = digestOf(bytes);
	const key = digestOf([engine, name, stored, input].join('\n')).slice('sha256-'.length);
	const known = store.part(key);
	const outcome =
		known?.outcome ??
		(await outcomeOf({ name, bytes, record: 'record' in from ? from.record : null, stored }, store));
	const output = known?.digest ?? store.keepPart(key, outcome);
	const told = { at, input, key, output, isKept: known !== null };
	return 'refused' in outcome
		? { ...told, file: null, stored: null, refused: outcome.refused }
		: { ...told, file: outcome.draft.file, stored: outcome.stored, refused: null };
}

async function outcomeOf(
	{ name, bytes, record, stored }: { name: string; bytes: Buffer; record: string | null; stored: boolean },
	store: Store
): Promise<Outcome> {
	let read: SourceText;
	let id: string | null = null;
	try {
		if (record === null) read = await readText(bytes, name);
		else ({ id, ...read } = readRecord(record));
	} catch (error) {
		return { refused: reasonOf(error) };
	}
	const isAsItStands = !stored && bytes.equals(Buffer.from(read.text));
	const digest = digestOf(read.text);
	const file = isAsItStands ? name : storedName(name, id, digest);
	let draft;
	try {
		draft = draftOf({ file, ...read }, extractor);
	} catch (error) {
		// One document must not end the run for those after it.
		return { refused: `failed: ${(error as Error).message}` };
	}
	if (!isAsItStands) store.keepText(file, read.text);
	return { draft, stored: isAsItStands ? null : { file, digest } };
}
