import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { findFiles, type DocumentFile } from '../documents/files.ts';
import { isLines } from '../documents/read.ts';
import { readPieces } from '../documents/records.ts';
import { engineOf } from '../draft/engine.ts';
import { Meter } from '../draft/meter.ts';
import { keepNurserySmall } from '../extract/pool.ts';
import { answerStream, linesOf } from '../extract/stream.ts';
import { loadGazetteer } from '../gazetteer/load.ts';
import { count, exitCodes, Failure } from '../print.ts';
import { ThreadCrew } from '../queue/crew.ts';
import type { QueueOptions, ShardOptions } from '../queue/join.ts';
import { runLines, type LinesReport, type LinesRun } from '../queue/lines.ts';
import { MANIFEST } from '../queue/manifest.ts';
import { stoppable } from '../stoppable.ts';

export interface LinesOptions extends ShardOptions {
	explain?: boolean;
	threads?: number;
	gazetteer?: string;
	/** Folder for the lines, in place of standard output. */
	out?: string;
}

/** Answers lines of documents with lines of proposals: on standard output, or in files of a folder. */
export async function extractLines(paths: readonly string[], options: LinesOptions): Promise<number> {
	const { explain = false, threads = availableParallelism(), gazetteer, out } = options;
	const files = filesOfLines(paths, out);
	const table = await loadGazetteer(gazetteer);
	if (out !== undefined) return intoFolder(files, out, { ...options, explain, threads, table });
	const streams = files.length === 0 ? [process.stdin] : files.map(({ path }) => readPieces(path));
	const { answered, failed } = await answerStream(linesOf(streams), { table, explain, threads, write });
	if (failed > 0) process.stderr.write(`${failed} of ${answered} lines failed\n`);
	return failed > 0 ? exitCodes.partly : exitCodes.ok;
}

/** Files that are named, whatever they are called, and those of lines in folders and by patterns. */
function filesOfLines(paths: readonly string[], out?: string): DocumentFile[] {
	if (paths.length === 0) return [];
	const { files, refused } = findFiles(paths, out);
	for (const { name, reason } of refused) process.stderr.write(`refused: ${name}: ${reason}\n`);
	const named = new Set(paths);
	const found = files.filter(({ path, name }) => named.has(path) || isLines(name));
	if (found.length === 0) throw new Failure(`no JSONL in ${paths.join(', ')}`);
	if (found.length < files.length)
		process.stderr.write(
			`${count(files.length - found.length, 'file')} left out: not .jsonl, .ndjson, or these packed by gzip\n`
		);
	return found;
}

interface FolderOptions extends LinesOptions {
	explain: boolean;
	threads: number;
	table: SharedArrayBuffer;
}

/** Shards into a folder, by threads or by workers at a queue; a signal stops it, and the same command goes on from there. */
async function intoFolder(files: DocumentFile[], root: string, options: FolderOptions): Promise<number> {
	const { explain, threads, table } = options;
	return stoppable(async (stop, metered) => {
		let meter: Meter | undefined;
		const about: Omit<LinesRun, 'crew'> = {
			...{ files, root, engine: engineOf(table), explain, size: options.shard, stop },
			metered: (total) => (meter = metered(new Meter(total)))
		};
		const report =
			options.queue === undefined
				? await runLines({
						...about,
						crew: async (folder, meter) => new ThreadCrew({ table, threads, folder, meter })
					})
				: await byWorkers(about, options);
		process.stderr.write(`${meter!.end()}\n`);
		return print(report, root);
	});
}

async function byWorkers(about: Omit<LinesRun, 'crew'>, options: QueueOptions): Promise<LinesReport> {
	const { atQueue } = await import('../queue/join.ts');
	keepNurserySmall();
	const { engine, stop } = about;
	return atQueue({ ...options, stop }, (crewOf) =>
		runLines({ ...about, crew: (folder, meter) => crewOf({ folder, engine, meter }) })
	);
}

function print({ documents, failed, shards, before, aside }: LinesReport, root: string): number {
	for (const { name, reason } of aside) process.stderr.write(`set aside: shard ${name}: ${reason}\n`);
	const earlier = before > 0 ? `, ${before} of them by an earlier run` : '';
	process.stdout.write(
		`${count(documents, 'document')} in ${count(shards, 'shard')}${earlier}; ${failed} failed, ${aside.length} shards set aside\n` +
			`${root}: ${shards - aside.length} files of lines in the order of their names; ${join(root, MANIFEST)} has their digests\n`
	);
	return failed > 0 || aside.length > 0 ? exitCodes.partly : exitCodes.ok;
}

/** Writes to standard output and waits until it is taken; a reader that has gone ends the run. */
function write(text: string): Promise<void> {
	return new Promise((done, fail) => {
		process.stdout.write(text, (error) => (error ? fail(error) : done()));
	});
}
