import type { Meter } from '../draft/meter.ts';
import { AnswerPool } from '../extract/pool.ts';
import { AHEAD } from '../extract/stream.ts';
import type { ShardFolder } from './folder.ts';
import { reasonFor } from './reason.ts';
import type { LinesRequest, Shard, ShardRequest } from './shard.ts';

/** A shard that could not be done. */
export interface SetAside {
	name: string;
	reason: string;
}

/** Those who do shards. */
export interface Crew<Request extends ShardRequest> {
	/** Hands over a shard; waits while enough of them are under way. */
	take(shard: Shard<Request>): Promise<void>;
	/** Waits until all shards are done. @returns those that could not be */
	finish(): Promise<SetAside[]>;
	/** Lets go of it, whatever is under way. */
	close(): Promise<void>;
}

export interface ThreadCrewOptions {
	table: SharedArrayBuffer;
	threads: number;
	folder: ShardFolder;
	meter: Meter;
}

/** Threads of this process. */
export class ThreadCrew implements Crew<LinesRequest> {
	readonly #pool: AnswerPool;
	readonly #folder: ShardFolder;
	readonly #most: number;
	readonly #meter: Meter;
	readonly #under = new Set<Promise<void>>();
	readonly #aside: SetAside[] = [];
	#failure: unknown = null;

	constructor({ table, threads, folder, meter }: ThreadCrewOptions) {
		this.#pool = new AnswerPool(table, threads);
		this.#folder = folder;
		this.#most = threads * AHEAD;
		this.#meter = meter;
	}

	async take(shard: Shard<LinesRequest>): Promise<void> {
		const work = this.#work(shard).finally(() => this.#under.delete(work));
		this.#under.add(work);
		if (this.#under.size >= this.#most) await Promise.race(this.#under);
		if (this.#failure !== null) throw this.#failure;
	}

	async finish(): Promise<SetAside[]> {
		await Promise.all(this.#under);
		if (this.#failure !== null) throw this.#failure;
		return this.#aside;
	}

	close(): Promise<void> {
		return this.#pool.close();
	}

	async #work(shard: Shard<LinesRequest>): Promise<void> {
		let answer;
		try {
			answer = await this.#pool.answer(shard.request);
		} catch (error) {
			this.#aside.push({ name: shard.name, reason: reasonFor(error) });
			return;
		}
		try {
			this.#folder.finish(shard, answer);
			this.#meter.step(shard.documents);
		} catch (error) {
			// What cannot be written ends the run.
			this.#failure ??= error;
		}
	}
}
