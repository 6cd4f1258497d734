import type { Extractor } from '#lib/extract/document.ts';
import { readRequest } from './request.ts';

/** A line of input as it goes to a thread, or why it was refused before. */
export type Task = { line: string } | { error: string };

/** The lines for a batch of tasks, and how many of them tell an error. */
export interface Answer {
	lines: string;
	failed: number;
}

/** Answers each line of a batch with one line. */
export function answer(tasks: readonly Task[], extractor: Extractor): Answer {
	let lines = '';
	let failed = 0;
	for (const task of tasks) {
		const one = 'error' in task ? { id: null, error: task.error } : answerOne(task.line, extractor);
		if ('error' in one) failed++;
		lines += `${JSON.stringify(one)}\n`;
	}
	return { lines, failed };
}

function answerOne(line: string, extractor: Extractor) {
	const request = readRequest(line);
	if ('error' in request) return request;
	const { document } = request;
	try {
		return extractor.extract(document);
	} catch (error) {
		// One document must not end the run for those after it.
		return { id: document.id, error: `failed: ${(error as Error).message}` };
	}
}
