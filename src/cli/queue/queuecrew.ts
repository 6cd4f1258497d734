import type { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../draft/engine.ts';
import type { Meter, Progress } from '../draft/meter.ts';
import { Failure } from '../print.ts';
import type { Crew, SetAside } from './crew.ts';
import type { ShardFolder } from './folder.ts';
import {
	asideReason,
	jobPrefix,
	keys,
	openQueue,
	putJobs,
	queueName,
	TRIES,
	type ShardQueue
} from './jobs.ts';
import type { Shard } from './shard.ts';

/** Shards that are on the queue at once: enough for hundreds of workers, and the same memory for any number of documents. */
const MOST = 1000;
/** Shards that are put there together. */
const TOGETHER = 50;
/** Milliseconds between two looks: seldom when many shards are out, often towards the end. */
const LOOK = { many: 400, few: 50, fewer: 64 };
/** How long a receipt may take to be seen on another machine's disk, in milliseconds. */
const LATE = 3000;
/** After so many milliseconds without a worker that is said. */
const NOBODY = 3000;
/** Milliseconds between two notes of how far it is. */
const NOTE = 1000;

export interface QueueCrewOptions {
	redis: Redis;
	engine: Engine;
	folder: ShardFolder;
	/** The folder's path below the root that all workers share. */
	below: string;
	/** Counts the documents of the whole run. */
	meter: Meter;
	say: (line: string) => void;
	stop: AbortSignal;
}

interface Out {
	name: string;
	digest: string;
	documents: number;
	/** When it was first seen to be gone from the queue without a receipt, and how often it was put there again. */
	goneSince: number | null;
	again: number;
}

/** How far a run is, as it is noted at the server for all to see. */
export interface RunNote extends Progress {
	queue: string;
	folder: string;
	/** When this was noted, in milliseconds since 1970. */
	noted: number;
}

/** Workers at a queue, on any number of machines. */
export class QueueCrew implements Crew<Shard['request']> {
	readonly #options: QueueCrewOptions;
	readonly #queue: ShardQueue;
	readonly #out = new Map<string, Out>();
	readonly #aside = new Map<string, Out & { reason: string }>();
	#next: Out[] = [];
	#drains = 0;
	#noted = 0;
	#nobodySince: number | null = null;
	#nobodySaid = false;
	readonly #stopped: Promise<never>;

	private constructor(options: QueueCrewOptions) {
		this.#options = options;
		this.#queue = openQueue(options.redis, queueName(options.engine));
		// The connection tells of its troubles itself.
		this.#queue.on('error', () => undefined);
		const { stop } = options;
		this.#stopped = new Promise((_, fail) => {
			stop.addEventListener('abort', () => fail(stop.reason as Error));
		});
		this.#stopped.catch(() => undefined);
	}

	/** Joins a queue; what an earlier run of the folder has had set aside will be tried again. */
	static async at(options: QueueCrewOptions): Promise<QueueCrew> {
		const crew = new QueueCrew(options);
		const { redis, engine, below } = options;
		await redis.hset(keys.engines, crew.#queue.name, JSON.stringify(engine));
		crew.#drains = await crew.#countDrains();
		const prefix = jobPrefix(below);
		for (const job of await crew.#queue.getFailed()) if (job.id?.startsWith(prefix)) await job.remove();
		return crew;
	}

	async take(shard: Shard): Promise<void> {
		this.#options.folder.ask(shard);
		const { name, digest, documents } = shard;
		this.#next.push({ name, digest, documents, goneSince: null, again: 0 });
		if (this.#next.length >= TOGETHER) await this.#put();
		while (this.#out.size >= MOST) await this.#wait();
	}

	async finish(): Promise<SetAside[]> {
		await this.#put();
		while (this.#out.size > 0) await this.#wait();
		return [...this.#aside.values()].map(({ name, reason }) => ({ name, reason }));
	}

	async close(): Promise<void> {
		const { redis, below } = this.#options;
		if (redis.status !== 'ready') return;
		await redis.hdel(keys.runs, jobPrefix(below));
		await this.#queue.close();
	}

	async #put(): Promise<void> {
		const shards = this.#next;
		this.#next = [];
		if (shards.length === 0) return;
		const { below: folder } = this.#options;
		const ids = await putJobs(
			this.#queue,
			shards.map(({ name, digest }) => ({ folder, shard: name, digest }))
		);
		shards.forEach((shard, at) => this.#out.set(ids[at]!, shard));
	}

	async #wait(): Promise<void> {
		const { stop } = this.#options;
		await pause(this.#out.size < LOOK.fewer ? LOOK.few : LOOK.many, undefined, { signal: stop }).catch(
			() => undefined
		);
		stop.throwIfAborted();
		// The server may be away for long, and a signal is to be heard meanwhile.
		await Promise.race([this.#look().then(() => this.#note()), this.#stopped]);
	}

	/** Looks what has become of the shards that are out. */
	async #look(): Promise<void> {
		const shards = [...this.#out, ...this.#aside];
		const pipeline = this.#options.redis.pipeline();
		for (const [id] of shards) pipeline.exists(this.#queue.toKey(id)).zscore(this.#queue.toKey('failed'), id);
		const answers = (await pipeline.exec()) ?? [];
		for (const [at, [id, shard]] of shards.entries()) {
			const [exists, failed] = [answers[at * 2]?.[1], answers[at * 2 + 1]?.[1]];
			if (exists === 0 && shard.again <= TRIES) await this.#gone(id, shard);
			else if (exists === 1 && failed === null) {
				// What was set aside is tried again.
				if (this.#aside.delete(id)) this.#out.set(id, shard);
			} else if (exists === 1 && this.#out.has(id))
				this.#setAside(id, shard, asideReason((await this.#queue.getJob(id))?.failedReason));
		}
	}

	#setAside(id: string, shard: Out, reason: string): void {
		this.#out.delete(id);
		this.#aside.set(id, { ...shard, reason });
		this.#options.say(`set aside: shard ${shard.name}: ${reason}`);
	}

	/** A job that is not on the queue any more is done, or was taken away, or the server has lost it. */
	async #gone(id: string, shard: Out): Promise<void> {
		const { folder, meter, below } = this.#options;
		if (folder.isReceived(shard.name, shard.digest)) {
			this.#out.delete(id);
			this.#aside.delete(id);
			meter.step(shard.documents);
			return;
		}
		shard.goneSince ??= Date.now();
		if ((await this.#countDrains()) > this.#drains)
			throw new Failure(
				'"chronotope queue drain" has taken the shards away; what is done is kept, the same command goes on from there'
			);
		if (Date.now() - shard.goneSince < LATE) return;
		if (!folder.asked(shard.name, shard.digest))
			throw new Failure(`${folder.root}: shard ${shard.name} was changed meanwhile; run it again`);
		if (shard.again++ >= TRIES) {
			this.#setAside(
				id,
				shard,
				'taken off the queue again and again, and not done: do all workers share the folder?'
			);
			return;
		}
		await putJobs(this.#queue, [{ folder: below, shard: shard.name, digest: shard.digest }]);
		shard.goneSince = null;
	}

	async #countDrains(): Promise<number> {
		return Number((await this.#options.redis.hget(keys.drains, this.#queue.name)) ?? 0);
	}

	/** Notes at the server how far it is, and says where nobody works. */
	async #note(): Promise<void> {
		const now = Date.now();
		if (now - this.#noted < NOTE) return;
		this.#noted = now;
		const { redis, below, meter, say } = this.#options;
		const note: RunNote = {
			queue: this.#queue.name,
			folder: below,
			noted: now,
			...meter.progress()
		};
		await redis.hset(keys.runs, jobPrefix(below), JSON.stringify(note));
		if (this.#nobodySaid) return;
		if ((await this.#queue.getWorkersCount()) > 0) this.#nobodySince = null;
		else if (now - (this.#nobodySince ??= now) >= NOBODY) {
			say('no worker of this version is at the queue yet: "chronotope worker" starts one');
			this.#nobodySaid = true;
		}
	}
}
