import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import * as v from 'valibot';
import type { Engine } from '../draft/engine.ts';
import { digestOf } from '../draft/store.ts';

/** Before all keys at the server. */
export const PREFIX = 'chronotope';
/** Hashes at the server: engines by the name of their queue, how far runs are, and how often a queue was drained. */
export const keys = {
	engines: `${PREFIX}:engines`,
	runs: `${PREFIX}:runs`,
	drains: `${PREFIX}:drains`
};

/** A job: which shard of which folder, and the digest of what is asked there. */
export const ShardJob = v.strictObject({
	/** The folder of the run, below the root that all workers share. */
	folder: v.pipe(v.string(), v.maxLength(1000)),
	shard: v.pipe(v.string(), v.regex(/^\d{7}$/u)),
	digest: v.pipe(v.string(), v.regex(/^sha256-[0-9a-f]{64}$/u))
});
export type ShardJob = v.InferOutput<typeof ShardJob>;

/** Times that a shard is tried, and times that its worker may go away, before it is set aside. */
export const TRIES = 3;

const options = {
	attempts: TRIES,
	backoff: { type: 'exponential', delay: 500 },
	// What is done is in the folder; a trace could quote a document.
	removeOnComplete: true,
	stackTraceLimit: 0
};

/** Each engine has a queue of its own, so that no worker does shards of another one. */
export const queueName = (engine: Engine): string =>
	`extract-${digestOf(JSON.stringify(engine)).slice('sha256-'.length).slice(0, 12)}`;

export type ShardQueue = Queue<ShardJob>;

export const openQueue = (redis: Redis, name: string): ShardQueue =>
	new Queue<ShardJob>(name, { connection: redis, prefix: PREFIX });

/** Ids of the jobs of a folder begin so. */
export const jobPrefix = (folder: string): string => digestOf(folder).slice(7, 15);

/** The same shard with the same request is the same job, however often it is put on the queue. */
const jobId = ({ folder, shard, digest }: ShardJob): string =>
	`${jobPrefix(folder)}-${shard}-${digest.slice(7, 19)}`;

/** Puts jobs on the queue; those that are there stay as they are. @returns their ids */
export async function putJobs(queue: ShardQueue, jobs: readonly ShardJob[]): Promise<string[]> {
	const ids = jobs.map(jobId);
	await queue.addBulk(
		jobs.map((data, at) => ({ name: 'shard', data, opts: { ...options, jobId: ids[at] } }))
	);
	return ids;
}

/** Why a job was set aside, in words. */
export const asideReason = (reason: string | undefined): string =>
	reason === 'job stalled more than allowable limit'
		? `its worker went away ${TRIES} times`
		: (reason ?? 'unknown');
