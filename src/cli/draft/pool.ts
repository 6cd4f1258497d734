import { Piscina } from 'piscina';
import { Failure } from '../print.ts';
import type { Job } from './jobs.ts';
import type { Batch, Result, Setup } from './thread.ts';

/** Memory of a thread for one document, in MB; the table lies outside of it. */
const MOST_MEMORY = 1024;
/** How often it is looked whether a thread goes on, in milliseconds. */
const LOOK = 200;

export interface PoolOptions {
	/** The folder of the draft. */
	root: string;
	/** Seconds that a thread may take for one document. */
	timeLimit: number;
	/** Stops the run: what is in hand is dropped. */
	stop: AbortSignal;
	/** Told of each document as it is done. */
	told: (result: Result) => void;
}

/**
 * Threads that draft documents. One that takes too long, or too much memory, is refused and its thread replaced; the others of its batch are
 * taken up again.
 */
export class DraftPool {
	readonly #pool: Piscina<Batch, Result[] | { unwritable: string }>;

	constructor(setup: Setup, threads: number) {
		this.#pool = new Piscina({
			filename: new URL('./thread.ts', import.meta.url).href,
			workerData: setup,
			minThreads: threads,
			maxThreads: threads,
			resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: MOST_MEMORY }
		});
	}

	/** Drafts the documents of a batch. @throws Failure where something cannot be written; the reason of `stop` */
	async draft(jobs: readonly Job[], options: PoolOptions): Promise<void> {
		if (jobs.length === 0) return;
		const { root, timeLimit, stop, told } = options;
		const watch = watched(timeLimit, stop);
		try {
			const done = await this.#pool.run({ jobs, root, begun: watch.begun }, { signal: watch.signal });
			if ('unwritable' in done) throw new Failure(done.unwritable);
			done.forEach(told);
		} catch (error) {
			stop.throwIfAborted();
			const begun = Atomics.load(watch.begun, 0);
			// A thread that fails before its first document fails for all of them.
			if (error instanceof Failure || begun === 0) throw error;
			await this.draft(jobs.slice(0, begun - 1), options);
			told(refusal(jobs[begun - 1]!, watch.isLate() ? `takes longer than ${timeLimit} s` : why(error)));
			await this.draft(jobs.slice(begun), options);
		} finally {
			watch.end();
		}
	}

	close(): Promise<void> {
		return this.#pool.destroy();
	}
}

/**
 * Drafts all documents in threads.
 *
 * @returns what became of each, by its place in the order
 * @throws Failure where something cannot be written; the reason of `stop`
 */
export async function runPool(
	batches: AsyncGenerator<Job[]>,
	{ threads, table, engine, told, ...options }: PoolOptions & Setup & { threads: number }
): Promise<Result[]> {
	const pool = new DraftPool({ table, engine }, threads);
	const results: Result[] = [];
	const take = (result: Result): void => {
		results[result.at] = result;
		told(result);
	};
	const lane = async (): Promise<void> => {
		for (let next = await batches.next(); !next.done; next = await batches.next()) {
			options.stop.throwIfAborted();
			await pool.draft(next.value, { ...options, told: take });
		}
	};
	try {
		await Promise.all(Array.from({ length: threads }, lane));
	} finally {
		await pool.close();
	}
	return results;
}

/** Watches a thread over one batch: it has the time limit for each document that it begins. */
function watched(timeLimit: number, stop: AbortSignal) {
	const begun = new Int32Array(new SharedArrayBuffer(4));
	const late = new AbortController();
	let seen = 0;
	let since = performance.now();
	const timer = setInterval(() => {
		const now = Atomics.load(begun, 0);
		// Until it begins the thread itself is being made ready.
		if (now !== seen || now === 0) {
			seen = now;
			since = performance.now();
		} else if (performance.now() - since > timeLimit * 1000) late.abort();
	}, LOOK);
	return {
		begun,
		signal: AbortSignal.any([stop, late.signal]),
		isLate: () => late.signal.aborted,
		end: () => clearInterval(timer)
	};
}

function why(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	return code === 'ERR_WORKER_OUT_OF_MEMORY' ? `takes more than ${MOST_MEMORY} MB` : `failed: ${message}`;
}

const refusal = ({ at }: Job, refused: string): Result => ({
	at,
	input: null,
	key: null,
	output: null,
	file: null,
	stored: null,
	isKept: false,
	refused
});
