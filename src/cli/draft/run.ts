import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findFiles, type DocumentFile } from '../documents/files.ts';
import type { Refused } from '../documents/document.ts';
import { isLines } from '../documents/read.ts';
import { Failure } from '../print.ts';
import type { Order, Written } from './dataset.ts';
import { engineOf, type Engine } from './engine.ts';
import { batchesOf, countDocuments, type Job } from './jobs.ts';
import { takeLock } from './lock.ts';
import { manifestPath, printManifest, readManifest, type Entry } from './manifest.ts';
import type { Meter } from './meter.ts';
import { runPool } from './pool.ts';
import { foundDigests, readPresent } from './present.ts';
import { readRejected } from './rejected.ts';
import { digestOf, KEPT, putInPlace, Store, TEXTS } from './store.ts';
import type { Result } from './thread.ts';

export interface RunOptions {
	paths: readonly string[];
	/** The folder of the draft. */
	root: string;
	table: SharedArrayBuffer;
	threads: number;
	/** Seconds that a document may take. */
	timeLimit: number;
	stop: AbortSignal;
	/** Has documents drafted elsewhere first: the parts are then there. */
	ahead?: (about: { files: readonly DocumentFile[]; engine: Engine; documents: number }) => Promise<void>;
	/** Makes a meter for so many documents. */
	metered: (total: number) => Meter;
}

/** How a run ended. */
export interface Report extends Pick<Written, 'kept' | 'proposed' | 'added'> {
	/** Documents that were drafted now, and in an earlier run. */
	drafted: number;
	before: number;
	/** Documents that are the same as one before them. */
	same: number;
	/** Documents whose text is stored beside the draft. */
	stored: number;
	refused: (Refused & { line?: number })[];
}

/**
 * Drafts a dataset from documents. What was done by an earlier run, however that ended, is not done again.
 *
 * @throws Failure where it cannot begin, or something cannot be written; the reason of `stop`
 */
export async function run({
	paths,
	root,
	table,
	ahead,
	metered,
	stop,
	...options
}: RunOptions): Promise<Report> {
	stop.throwIfAborted();
	const { files, refused } = findFiles(paths, root);
	if (files.length === 0) throw new Failure(`no documents in ${paths.join(', ')}`);
	const unlock = takeLock(join(root, KEPT, 'lock'));
	const store = new Store(root);
	try {
		store.clear();
		// What a person has written there must be readable before hours go into it.
		readRejected(root);
		readPresent(root);
		const engine = engineOf(table);
		const documents = await countDocuments(files);
		await ahead?.({ files, engine, documents });
		const meter = metered(documents);
		const jobs: Job[] = [];
		const results = await runPool(noted(files, jobs), {
			...options,
			table,
			root,
			stop,
			engine: JSON.stringify(engine),
			told: ({ at }) => {
				// A file of lines that fails as a whole is no document.
				if (jobs[at]!.line !== undefined || !isLines(jobs[at]!.name)) meter.step();
			}
		});
		const entries = entriesOf(jobs, results);
		const isDrafted = (at: number): boolean => !entries[at]!.refused && !entries[at]!.same;
		const drafted = results.filter(({ at }) => isDrafted(at));
		const written = await writeDataset(
			{ root, keys: drafted.map(({ key }) => key!) },
			engine,
			entries,
			store,
			stop
		);
		store.prune(new Set(results.flatMap(({ key }) => key ?? [])));
		return {
			...written,
			drafted: drafted.filter(({ isKept }) => !isKept).length,
			before: drafted.filter(({ isKept }) => isKept).length,
			same: entries.filter(({ same }) => same).length,
			stored: drafted.filter(({ stored }) => stored).length,
			refused: [
				...refused,
				...entries.flatMap(({ name, line, refused: reason }) =>
					reason === undefined ? [] : [{ name, ...(line !== undefined && { line }), reason }]
				)
			]
		};
	} finally {
		store.clear();
		unlock();
	}
}

/** Batches as they are, each job noted on its way. */
async function* noted(files: readonly DocumentFile[], jobs: Job[]): AsyncGenerator<Job[]> {
	for await (const batch of batchesOf(files)) {
		// The text of a line need not be kept.
		for (const job of batch) jobs[job.at] = { ...job, from: { refused: '' } };
		yield batch;
	}
}

/** What the manifest says of each document. */
function entriesOf(jobs: readonly Job[], results: readonly Result[]): Entry[] {
	const first = new Map<string, string>();
	return results.map(({ input, output, file, stored, refused }, at) => {
		const { name, line } = jobs[at]!;
		const entry: Entry = { name, ...(line !== undefined && { line }), input, output };
		if (refused !== null || file === null) return { ...entry, refused: refused ?? '' };
		const same = first.get(file);
		if (same !== undefined) return { ...entry, same };
		first.set(file, line === undefined ? name : `${name}:${line}`);
		return { ...entry, file, ...(stored && { text: stored.digest }) };
	});
}

/** Joins the drafts, and puts dataset and manifest in their places together. */
async function writeDataset(
	order: Order,
	engine: Engine,
	documents: Entry[],
	store: Store,
	stop: AbortSignal
): Promise<Written> {
	const { root } = order;
	const last = readManifest(root);
	for (;;) {
		const written = await joined(order, stop);
		const manifest = store.stage(printManifest({ chronotope: 1, engine, documents }), { lasting: true });
		// Who was editing meanwhile has saved since: that is to be kept, too.
		if (JSON.stringify(foundDigests(root)) !== JSON.stringify(written.found)) continue;
		for (const path of written.gone) rmSync(path, { force: true });
		putInPlace([...written.files, { from: manifest, to: manifestPath(root) }]);
		clearTexts(root, last?.documents ?? [], new Set(written.texts));
		return written;
	}
}

async function joined(order: Order, stop: AbortSignal): Promise<Written> {
	const worker = new Worker(new URL('./dataset.ts', import.meta.url), { workerData: order });
	try {
		const [told] = (await once(worker, 'message', { signal: stop })) as [Written | { failure: string }];
		if ('failure' in told) throw new Failure(told.failure);
		return told;
	} catch (error) {
		stop.throwIfAborted();
		throw error;
	} finally {
		await worker.terminate();
	}
}

/** Removes texts that an earlier run stored and no source names any more, as long as they are as it stored them. */
function clearTexts(root: string, before: readonly Entry[], named: ReadonlySet<string>): void {
	for (const { file, text } of before) {
		if (file === undefined || text === undefined || named.has(file)) continue;
		const path = join(root, TEXTS, file);
		try {
			if (digestOf(readFileSync(path)) === text) rmSync(path);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		}
	}
}
