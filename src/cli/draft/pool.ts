import { Piscina } from 'piscina';
import { Failure } from '../print.ts';
import type { Job } from './jobs.ts';
import type { Batch, Result, Setup } from './thread.ts';

/** Memory of a thread for one document, in MB; the table lies outside of it. */
const MOST_MEMORY = 1024;
/** How often it is looked whether a thread goes on, in milliseconds. */
const LOOK = 200;

export interface PoolOptions extends Setup {
	threads: number;
	/** Seconds that a thread may take for one document. */
	timeLimit: number;
	/** Stops the run: what is in hand is dropped. */
	stop: AbortSignal;
	/** Told of each document as it is done. */
	told: (result: Result) => void;
}

/**
 * Drafts documents in threads. One that takes too long, or too much memory, is refused and its thread replaced; the others of its batch are
 * taken up again.
 *
 * @returns what became of each, by its place in the order
 * @throws Failure where something cannot be written; the reason of `stop`
 */
export async function runPool(
	batches: AsyncGenerator<Job[]>,
	{ threads, timeLimit, stop, told, ...setup }: PoolOptions
): Promise<Result[]> {
	const pool = new Piscina<Batch, Result[] | { unwritable: string }>({
		filename: new URL('./thread.ts', import.meta.url).href,
		workerData: setup,
		minThreads: threads,
		maxThreads: threads,
		resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: MOST_MEMORY }
	});
	const results: Result[] = [];
	const take = (done: readonly Result[]): void => {
		for (const result of done) {
			results[result.at] = result;
			told(result);
		}
	};
	const draft = async (jobs: Job[]): Promise<void> => {
		if (jobs.length === 0) return;
		const watch = watched(timeLimit, stop);
		try {
			const done = await pool.run({ jobs, begun: watch.begun }, { signal: watch.signal });
			if ('unwritable' in done) throw new Failure(done.unwritable);
			take(done);
		} catch (error) {
			stop.throwIfAborted();
			const begun = Atomics.load(watch.begun, 0);
			// A thread that fails before its first document fails for all of them.
			if (error instanceof Failure || begun === 0) throw error;
			await draft(jobs.slice(0, begun - 1));
			take([refusal(jobs[begun - 1]!, watch.isLate() ? `takes longer than ${timeLimit} s` : why(error))]);
			await draft(jobs.slice(begun));
		} finally {
			watch.end();
		}
	};
	const lane = async (): Promise<void> => {
		for (let next = await batches.next(); !next.done; next = await batches.next()) {
			stop.throwIfAborted();
			await draft(next.value);
		}
	};
	try {
		await Promise.all(Array.from({ length: threads }, lane));
	} finally {
		await pool.destroy();
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
