import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import type { Answer } from './answer.ts';
import type { Batch, Setup } from './worker.ts';

/** Memory of a thread, in MB; the table lies outside of it. */
const MOST_MEMORY = 256;

/**
 * Keeps memory small where lines pass through: what they leave is garbage at once, and a nursery that grows only keeps it longer. Those of
 * threads begin as large as they may be.
 */
export function keepNurserySmall(): void {
	setFlagsFromString('--min-semi-space-size=2');
	setFlagsFromString('--semi-space-growth-factor=1');
}

/** Threads that answer lines. */
export class AnswerPool {
	readonly #pool: Piscina<Batch, Answer>;

	constructor(table: SharedArrayBuffer, threads: number) {
		keepNurserySmall();
		const setup: Setup = { table };
		this.#pool = new Piscina({
			filename: new URL('./worker.ts', import.meta.url).href,
			workerData: setup,
			minThreads: threads,
			maxThreads: threads,
			// Most of what a document leaves is garbage at once: a small nursery keeps memory small and costs no time.
			resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: MOST_MEMORY }
		});
	}

	/** A batch of lines, answered as soon as a thread is free. */
	answer(batch: Batch): Promise<Answer> {
		return this.#pool.run(batch);
	}

	close(): Promise<void> {
		return this.#pool.destroy();
	}
}
