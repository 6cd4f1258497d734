import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { engineOf } from '../draft/engine.ts';
import { loadGazetteer } from '../gazetteer/load.ts';
import { count, exitCodes } from '../print.ts';
import { join, say, type QueueOptions } from '../queue/join.ts';
import { readStatus } from '../queue/status.ts';
import { ShardWorker } from '../queue/worker.ts';

/** Milliseconds between two looks whether the server is there. */
const AWAY = 500;

export interface WorkerCommandOptions extends QueueOptions {
	threads?: number;
	gazetteer?: string;
	/** Seconds. */
	lock: number;
}

/** Does shards from a queue until a signal comes: then it finishes those in hand. A second signal ends it at once. */
export async function worker(options: WorkerCommandOptions): Promise<number> {
	const { queue, root, threads = availableParallelism(), gazetteer, lock } = options;
	const redis = await join(queue);
	const table = await loadGazetteer(gazetteer);
	const engine = engineOf(table);
	let shards = 0;
	let documents = 0;
	const done = (number: number): void => {
		shards++;
		documents += number;
	};
	const working = new ShardWorker({ redis, engine, table, root, threads, lock, done, say });
	const signalled = new Promise<void>((resolve) => {
		process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
		let signals = 0;
		function onSignal(): void {
			if (signals++ > 0) process.exit(exitCodes.failed);
			say('finishing what is in hand');
			resolve();
		}
	});
	await working.ready();
	say(`at work with ${count(threads, 'thread')}; engine ${engine.version}`);
	for (const { engine: other, waiting } of await readStatus(redis))
		if (waiting > 0 && JSON.stringify(other) !== JSON.stringify(engine))
			say(`${count(waiting, 'shard')} of engine ${other.version} left to workers of that version`);
	await signalled;
	const isClosed = await Promise.race([working.close().then(() => true), whenAway(redis)]);
	process.stdout.write(`${count(shards, 'shard')} done, of ${count(documents, 'document')}\n`);
	if (!isClosed) {
		say('the queue does not answer: what is in hand is left to other workers');
		// Its connections would be tried again for ever.
		process.exit(exitCodes.ok);
	}
	redis.disconnect();
	return exitCodes.ok;
}

/** Waits until the server is away for longer than a moment. */
async function whenAway(redis: Redis): Promise<false> {
	for (let times = 0; times < 3; times++) {
		await pause(AWAY, undefined, { ref: false });
		if (redis.status === 'ready') times = -1;
	}
	return false;
}
