import { lines, type Line } from './lines.ts';
import { AnswerPool } from './pool.ts';
import { MOST_BYTES } from './request.ts';
import type { Answer, Task } from './answer.ts';

/** Lines of a batch: enough that handing over costs little, and few enough that memory stays small. */
const BATCH = { lines: 64, bytes: 500_000 };

/** Batches under way for each thread. */
export const AHEAD = 3;

export interface StreamOptions {
	table: SharedArrayBuffer;
	explain: boolean;
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
	input: AsyncIterable<Line>,
	{ table, explain, threads, write }: StreamOptions
): Promise<{ answered: number; failed: number }> {
	const pool = new AnswerPool(table, threads);
	let answered = 0;
	let failed = 0;
	const waiting: Promise<Answer>[] = [];
	const writeNext = async () => {
		const answer = await waiting.shift()!;
		failed += answer.failed;
		await write(answer.lines);
	};
	try {
		for await (const tasks of batchesOf(input, BATCH)) {
			answered += tasks.length;
			const answer = pool.answer({ tasks, explain });
			// It is awaited in its turn; until then a failure must not count as unheard.
			answer.catch(() => undefined);
			waiting.push(answer);
			if (waiting.length >= threads * AHEAD) await writeNext();
		}
		while (waiting.length > 0) await writeNext();
	} finally {
		await pool.close();
	}
	return { answered, failed };
}

/** The lines of streams of bytes, one after another. */
export async function* linesOf(streams: Iterable<AsyncIterable<Buffer | string>>): AsyncGenerator<Line> {
	for (const stream of streams) yield* lines(stream, MOST_BYTES);
}

/** Lines that are not blank, so many at a time, or fewer where they are long. */
export async function* batchesOf(
	input: AsyncIterable<Line>,
	most: { lines: number; bytes: number }
): AsyncGenerator<Task[]> {
	let batch: Task[] = [];
	let bytes = 0;
	for await (const line of input) {
		const task = taskOf(line);
		if (!task) continue;
		batch.push(task);
		bytes += 'line' in task ? task.line.length : 0;
		if (batch.length < most.lines && bytes < most.bytes) continue;
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
