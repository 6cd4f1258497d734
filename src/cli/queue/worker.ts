import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Worker, type Job as QueueJob } from 'bullmq';
import type { Redis } from 'ioredis';
import * as v from 'valibot';
import type { Engine } from '../draft/engine.ts';
import type { Job } from '../draft/jobs.ts';
import { DraftPool } from '../draft/pool.ts';
import { AnswerPool } from '../extract/pool.ts';
import { ShardFolder } from './folder.ts';
import { PREFIX, queueName, ShardJob, TRIES } from './jobs.ts';
import { NotDone, reasonFor } from './reason.ts';
import type { DraftRequest, LinesRequest } from './shard.ts';

export interface WorkerOptions {
	redis: Redis;
	engine: Engine;
	table: SharedArrayBuffer;
	/** The folder that all who take part share; nothing outside of it is read or written. */
	root: string;
	threads: number;
	/** Seconds without a sign of life after which a shard is given to another worker. */
	lock: number;
	/** Told of a shard that is done. */
	done: (documents: number) => void;
	say: (line: string) => void;
}

/** Does shards from a queue, until it is closed. */
export class ShardWorker {
	readonly #options: WorkerOptions;
	readonly #worker: Worker<ShardJob>;
	readonly #stop = new AbortController();
	#answers: AnswerPool | null = null;
	#drafts: DraftPool | null = null;

	constructor(options: WorkerOptions) {
		this.#options = options;
		const { redis, engine, threads, lock, say } = options;
		this.#worker = new Worker<ShardJob>(queueName(engine), (job) => this.#work(job), {
			connection: redis,
			prefix: PREFIX,
			// One more than there are threads: while one is written, none of them waits.
			concurrency: threads + 1,
			lockDuration: lock * 1000,
			stalledInterval: lock * 1000,
			maxStalledCount: TRIES - 1
		});
		this.#worker.on('error', (error) => {
			// Of a connection that fails the connection itself tells.
			if (/lock/iu.test(error.message)) say(`taken over by another worker: ${error.message}`);
		});
	}

	ready(): Promise<void> {
		return this.#worker.waitUntilReady();
	}

	/** Ends: takes no more shards, and finishes those in hand. */
	async close(): Promise<void> {
		await this.#worker.close();
		this.#stop.abort();
		await Promise.all([this.#answers?.close(), this.#drafts?.close()]);
	}

	async #work(job: QueueJob<ShardJob>): Promise<void> {
		const { say } = this.#options;
		try {
			await this.#do(v.parse(ShardJob, job.data));
		} catch (error) {
			const reason = reasonFor(error);
			const isLast = job.attemptsMade + 1 >= TRIES;
			say(
				`shard ${String(job.data.shard)} of ${String(job.data.folder)}: ${(error as Error).message}; ${isLast ? 'set aside' : 'tried again'}`
			);
			throw new Error(reason, { cause: error });
		}
	}

	async #do({ folder: below, shard: name, digest }: ShardJob): Promise<void> {
		const { engine, done } = this.#options;
		const root = this.#within(below);
		if (!existsSync(root)) throw new NotDone('missing: no such folder below the root of this worker');
		const folder = new ShardFolder(root);
		const request = folder.asked(name, digest);
		// Another worker was faster, or the run asks for something else by now.
		if (!request) return;
		if (JSON.stringify(request.engine) !== JSON.stringify(engine))
			throw new NotDone('asked of another version of the engine');
		const answer = request.form === 'lines' ? await this.#answer(request) : null;
		if (request.form === 'draft') await this.#draft(request, root);
		if (!folder.asked(name, digest)) return;
		const documents = request.form === 'lines' ? request.tasks.length : request.jobs.length;
		folder.finish({ name, digest, documents }, answer);
		done(documents);
	}

	#answer(request: LinesRequest) {
		const { table, threads } = this.#options;
		this.#answers ??= new AnswerPool(table, threads);
		return this.#answers.answer(request);
	}

	async #draft({ jobs, timeLimit }: DraftRequest, root: string): Promise<void> {
		const { table, threads, engine } = this.#options;
		this.#drafts ??= new DraftPool({ table, engine: JSON.stringify(engine) }, threads);
		const own = jobs.map((job): Job => {
			const { from } = job;
			return 'path' in from ? { ...job, from: { path: this.#within(from.path) } } : job;
		});
		const { signal: stop } = this.#stop;
		await this.#drafts.draft(own, { root, timeLimit, stop, told: () => undefined });
	}

	/** A path below the root. @throws NotDone for one that leads out of it, by links as well */
	#within(path: string): string {
		const root = realpathSync(this.#options.root);
		const found = resolve(root, path);
		for (const at of [found, real(found)]) {
			const below = relative(root, at);
			if (isAbsolute(below) || below.split(/[\\/]/u)[0] === '..')
				throw new NotDone('a path that leads out of the root of this worker');
		}
		return join(root, path);
	}
}

function real(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
