import { statSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { dirname, join } from 'node:path';
import type { RecordKind } from '#lib/dataset/files.ts';
import { manifestPath } from '../draft/manifest.ts';
import { Meter } from '../draft/meter.ts';
import { run, type Report } from '../draft/run.ts';
import { TEXTS } from '../draft/store.ts';
import { loadGazetteer } from '../gazetteer/load.ts';
import { count, exitCodes } from '../print.ts';

export interface DraftOptions {
	out: string;
	threads?: number;
	gazetteer?: string;
	/** Seconds. */
	timeLimit: number;
}

/** Refusals that are told one by one. */
const MOST_TOLD = 20;

/** Drafts a dataset from documents. A signal stops it: what is done is kept, and the same command goes on from there. */
export async function draft(
	paths: readonly string[],
	{ out, threads, gazetteer, timeLimit }: DraftOptions
): Promise<number> {
	const stopping = new AbortController();
	let signalled: 'SIGINT' | 'SIGTERM' = 'SIGINT';
	const onSignal = (signal: typeof signalled): void => {
		const code = 128 + constants.signals[signal];
		if (stopping.signal.aborted) process.exit(code);
		signalled = signal;
		stopping.abort();
	};
	let meter: Meter | undefined;
	process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
	try {
		const report = await run({
			paths,
			root: out,
			table: await loadGazetteer(gazetteer),
			threads: threads ?? availableParallelism(),
			timeLimit,
			stop: stopping.signal,
			metered: (total) => (meter = new Meter(total))
		});
		process.stderr.write(`${meter!.end()}\n`);
		print(report, paths, out);
		return report.refused.length > 0 ? exitCodes.partly : exitCodes.ok;
	} catch (error) {
		const far = meter?.end();
		if (!stopping.signal.aborted) throw error;
		process.stderr.write(
			`stopped${far ? ` after ${far}` : ''}: what is done is kept, the same command goes on from there\n`
		);
		return 128 + constants.signals[signalled];
	} finally {
		process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
	}
}

function print(report: Report, paths: readonly string[], out: string): void {
	const { drafted, before, same, stored, refused, kept, proposed, added } = report;
	for (const { name, line, reason } of refused.slice(0, MOST_TOLD))
		process.stderr.write(`refused: ${name}${line === undefined ? '' : `, line ${line}`}: ${reason}\n`);
	if (refused.length > MOST_TOLD)
		process.stderr.write(`… and ${refused.length - MOST_TOLD} more: ${manifestPath(out)} names all\n`);
	const parts = [
		`${count(drafted + before, 'document')} drafted${before > 0 ? `, ${before} of them by an earlier run` : ''}`,
		...(same > 0 ? [`${same} the same as another`] : []),
		`${refused.length} refused`
	];
	const decided = Object.values(kept).some((number) => number > 0);
	process.stdout.write(
		`${parts.join(', ')}\n${out}: ${counts(proposed)} proposed${decided ? `; ${counts(kept)} stay as they were` : ''}\n`
	);
	if (added.length > 0)
		process.stdout.write(`${join(out, 'atlas.json')}: categories added: ${added.join(', ')}\n`);
	if (stored > 0)
		process.stdout.write(
			`${join(out, TEXTS)}: the text of ${count(stored, 'document')}, in which citations count; publish it only where you may\n`
		);
	process.stdout.write(`next: npm run -s chronotope -- review ${out}${foldersOf(paths, out)}\n`);
}

const counts = ({ events, places, sources }: Record<RecordKind, number>): string =>
	`${count(events, 'event')}, ${count(places, 'place')}, ${count(sources, 'source')}`;

/** The options that name the folders of the documents. */
function foldersOf(paths: readonly string[], out: string): string {
	const folders = paths.map((path) =>
		statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path)
	);
	return (
		[...new Set(folders)].map((folder) => ` --documents ${folder}`).join('') ||
		` --documents ${join(out, TEXTS)}`
	);
}
