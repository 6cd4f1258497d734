import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { lines, type Line } from './lines.ts';
import { MOST_BYTES } from './request.ts';
import type { Answer, Task } from './answer.ts';
import type { Setup } from './worker.ts';

/** Lines of a batch: enough that handing over costs little, and few enough that memory stays small. */
const BATCH_LINES = 64;
const BATCH_BYTES = 500_000;

/** Batches under way for each thread. */
const AHEAD = 3;

export interface StreamOptions extends Setup {
	threads: number;
	/** Takes lines as they are ready, in the order of the input; it is waited for. */
	write: (lines: string) => Promise<void>;
}

/**
 * Answers every line of a stream with one line, in order; blank lines are passed over. Batches go to threads; as many wait as
 * keep them busy, so memory stays bounded however long the stream is.
 *
 * @returns how many lines were answered, and how many of them with an error
 */
export async function answerStream(
	input: AsyncIterable<Buffer | string>,
	{ table, explain, threads, write }: StreamOptions
): Promise<{ answered: number; failed: number }> {
	// What passes here is garbage at once: a nursery that grows only keeps it longer. Those of the threads begin as large as they may be.
	setFlagsFromString('--min-semi-space-size=2');
	setFlagsFromString('--semi-space-growth-factor=1');
	const setup: Setup = { table, explain };
	const pool = new Piscina<Task[], Answer>({
		filename: new URL('./worker.ts', import.meta.url).href,
		workerData: setup,
		minThreads: threads,
		maxThreads: threads,
		// Most of what a document leaves is garbage at once: a small nursery keeps memory small and costs no time.
		resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 }
	});
	let answered = 0;
	let failed = 0;
	const waiting: Promise<Answer>[] = [];
	const writeNext = async () => {
		const answer = await waiting.shift()!;
		failed += answer.failed;
		await write(answer.lines);
	};
	try {
		for await (const batch of batches(input)) {
			answered += batch.length;
			const answer = pool.run(batch);
			// It is awaited in its turn; until then a failure must not count as unheard.
			answer.catch(() => undefined);
			waiting.push(answer);
			if (waiting.length >= threads * AHEAD) await writeNext();
		}
		while (waiting.length > 0) await writeNext();
	} finally {
		await pool.destroy();
	}
	return { answered, failed };
}

async function* batches(input: AsyncIterable<Buffer | string>): AsyncGenerator<Task[]> {
	let batch: Task[] = [];
	let bytes = 0;
	for await (const line of lines(input, MOST_BYTES)) {
		const task = taskOf(line);
		if (!task) continue;
		batch.push(task);
		bytes += 'line' in task ? task.line.length : 0;
		if (batch.length < BATCH_LINES && bytes < BATCH_BYTES) continue;
		yield batch;
		batch = [];
		bytes = 0;
	}
	if (batch.length > 0) yield batch;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A line as a thread takes it; null where it is blank. Strings are handed over, for their copies are freed at once. */
function taskOf(line: Line): Task | null {
	if ('tooLong' in line) return { error: `line of ${line.tooLong} bytes, at most ${MOST_BYTES}` };
	try {
		const text = decoder.decode(line.bytes);
		return text.trim() === '' ? null : { line: text };
	} catch {
		return { error: 'invalid UTF-8' };
	}
}
