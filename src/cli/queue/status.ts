import type { Redis } from 'ioredis';
import type { Engine } from '../draft/engine.ts';
import { asideReason, keys, openQueue, putJobs, type ShardJob, type ShardQueue } from './jobs.ts';
import type { RunNote } from './queuecrew.ts';

/** The queue of an engine. */
export interface QueueStatus {
	engine: Engine;
	waiting: number;
	/** Shards at work. */
	active: number;
	workers: number;
	aside: { folder: string; shard: string; reason: string; tries: number }[];
	runs: Omit<RunNote, 'queue'>[];
}

/** What is on the queues of all engines. */
export async function readStatus(redis: Redis): Promise<QueueStatus[]> {
	const notes = Object.values(await redis.hgetall(keys.runs)).map((note) => JSON.parse(note) as RunNote);
	return eachQueue(redis, async (queue, engine) => {
		const { wait = 0, delayed = 0, active = 0 } = await queue.getJobCounts('wait', 'delayed', 'active');
		const failed = await queue.getFailed();
		return {
			engine,
			waiting: wait + delayed,
			active,
			workers: await queue.getWorkersCount(),
			aside: failed
				.map(({ data: { folder, shard }, failedReason, attemptsMade }) => ({
					folder,
					shard,
					reason: asideReason(failedReason),
					tries: attemptsMade
				}))
				.sort((one, other) => (`${one.folder}/${one.shard}` < `${other.folder}/${other.shard}` ? -1 : 1)),
			runs: notes.filter(({ queue: name }) => name === queue.name).map(({ queue: _, ...note }) => note)
		};
	});
}

/** Tries all again that was set aside, as if it were new. @returns how many shards */
export async function retryAll(redis: Redis): Promise<number> {
	const numbers = await eachQueue(redis, async (queue) => {
		const jobs = await queue.getFailed();
		const data: ShardJob[] = jobs.map((job) => job.data);
		for (const job of jobs) await job.remove();
		await putJobs(queue, data);
		return jobs.length;
	});
	return sum(numbers);
}

/** Takes away all that waits, and what was set aside; what is at work ends. @returns how many shards */
export async function drainAll(redis: Redis): Promise<number> {
	const numbers = await eachQueue(redis, async (queue) => {
		const counts = await queue.getJobCounts('wait', 'delayed', 'failed');
		// Before all else, so that who waits for the shards knows why they are gone.
		await redis.hincrby(keys.drains, queue.name, 1);
		await queue.drain(true);
		for (const job of await queue.getFailed()) await job.remove();
		return sum(Object.values(counts));
	});
	await redis.del(keys.runs);
	return sum(numbers);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function eachQueue<T>(
	redis: Redis,
	look: (queue: ShardQueue, engine: Engine) => Promise<T>
): Promise<T[]> {
	const found: T[] = [];
	for (const [name, engine] of Object.entries(await redis.hgetall(keys.engines)).sort()) {
		const queue = openQueue(redis, name);
		queue.on('error', () => undefined);
		try {
			found.push(await look(queue, JSON.parse(engine) as Engine));
		} finally {
			await queue.close();
		}
	}
	return found;
}
