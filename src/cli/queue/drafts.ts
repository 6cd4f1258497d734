import { batchesOf } from '../draft/jobs.ts';
import type { Engine } from '../draft/engine.ts';
import type { DocumentFile } from '../documents/files.ts';
import { belowRoot } from './below.ts';
import type { Crew } from './crew.ts';
import { SHARD_BYTES, shardOf, type DraftRequest } from './shard.ts';

export interface DraftsOptions {
	files: readonly DocumentFile[];
	/** The folder that all workers share. */
	root: string;
	engine: Engine;
	timeLimit: number;
	/** Documents of a shard. */
	size: number;
	stop: AbortSignal;
	crew: Crew<DraftRequest>;
}

/**
 * Has documents drafted by workers, who keep the parts in the folder of the run: what then joins them finds them done.
 *
 * @returns how many shards had to be set aside
 * @throws Failure for a document that the workers cannot reach; the reason of `stop`
 */
export async function draftAhead({
	files,
	root,
	engine,
	timeLimit,
	size,
	stop,
	crew
}: DraftsOptions): Promise<number> {
	let number = 0;
	for await (const batch of batchesOf(files, { documents: size, bytes: SHARD_BYTES })) {
		stop.throwIfAborted();
		const jobs = batch.map((job) =>
			'path' in job.from ? { ...job, from: { path: belowRoot(root, job.from.path) } } : job
		);
		await crew.take(shardOf(++number, { form: 'draft', engine, timeLimit, jobs }));
	}
	return (await crew.finish()).length;
}
