import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { RecordKind } from '#lib/dataset/files.ts';
import { manifestPath } from '../draft/manifest.ts';
import { Meter } from '../draft/meter.ts';
import { run, type Report, type RunOptions } from '../draft/run.ts';
import { TEXTS } from '../draft/store.ts';
import { MOST_GATHERED } from '../eventparts.ts';
import { loadGazetteer } from '../gazetteer/load.ts';
import { count, exitCodes } from '../print.ts';
import { ShardFolder } from '../queue/folder.ts';
import type { ShardOptions } from '../queue/join.ts';
import { stoppable, type Metered } from '../stoppable.ts';

export interface DraftOptions extends ShardOptions {
	out: string;
	threads?: number;
	gazetteer?: string;
	/** Seconds. */
	timeLimit: number;
}

/** Refusals that are told one by one. */
const MOST_TOLD = 20;

/** Drafts a dataset from documents. A signal stops it: what is done is kept, and the same command goes on from there. */
export async function draft(paths: readonly string[], options: DraftOptions): Promise<number> {
	const { out, threads = availableParallelism(), gazetteer, timeLimit } = options;
	return stoppable(async (stop, metered) => {
		let meter: Meter | undefined;
		const report = await run({
			...{ paths, root: out, threads, timeLimit, stop },
			table: await loadGazetteer(gazetteer),
			ahead: aheadOf(options, stop, metered),
			metered: (total) => (meter = metered(new Meter(total)))
		});
		const isQueued = options.queue !== undefined;
		const far = meter!.end();
		if (!isQueued) process.stderr.write(`${far}\n`);
		print(report, paths, { out, isQueued });
		return report.refused.length > 0 ? exitCodes.partly : exitCodes.ok;
	});
}

/** Has all documents drafted by the workers at a queue, where one is named; what they cannot do is then done here. */
function aheadOf(options: DraftOptions, stop: AbortSignal, metered: Metered): RunOptions['ahead'] {
	const { queue, root, out, timeLimit, shard: size } = options;
	if (queue === undefined) return undefined;
	return async ({ files, engine, documents }) => {
		const { atQueue } = await import('../queue/join.ts');
		const { draftAhead } = await import('../queue/drafts.ts');
		const folder = new ShardFolder(out);
		const meter = metered(new Meter(documents));
		await atQueue({ queue, root, stop }, async (crewOf) => {
			const crew = await crewOf({ folder, engine, meter });
			try {
				await draftAhead({ files, root, engine, timeLimit, size, stop, crew });
			} finally {
				await crew.close();
			}
		});
		folder.clear();
		process.stderr.write(`${meter.end()}\n`);
	};
}

function print(
	report: Report,
	paths: readonly string[],
	{ out, isQueued }: { out: string; isQueued: boolean }
): void {
	const { drafted, before, same, stored, refused, kept, proposed, added } = report;
	for (const { name, line, reason } of refused.slice(0, MOST_TOLD))
		process.stderr.write(`refused: ${name}${line === undefined ? '' : `, line ${line}`}: ${reason}\n`);
	if (refused.length > MOST_TOLD)
		process.stderr.write(`… and ${refused.length - MOST_TOLD} more: ${manifestPath(out)} names all\n`);
	const parts = [
		`${count(drafted + before, 'document')} drafted${before > 0 ? `, ${before} of them ${isQueued ? 'by workers' : 'by an earlier run'}` : ''}`,
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
	const next =
		proposed.events + kept.events > MOST_GATHERED
			? `build ${out} --drafts --tiles TILES\n  (a review shows ${MOST_GATHERED} events at most: draft fewer documents for one)`
			: `review ${out}${foldersOf(paths, out)}`;
	process.stdout.write(`next: npm run -s chronotope -- ${next}\n`);
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
