import { statSync } from 'node:fs';
import type { DocumentFile } from '../documents/files.ts';
import { isLines } from '../documents/read.ts';
import { readRecordLines } from '../documents/records.ts';

/** A document to be drafted: a file, or a line of one. */
export interface Job {
	/** Its place in the order of all. */
	at: number;
	/** Name of the file, as reports have it. */
	name: string;
	/** Of JSONL; from 1. */
	line?: number;
	from: { path: string } | { record: string } | { refused: string };
	/** Its name is not enough to find it: the text has to be stored. */
	stored: boolean;
}

/** Documents that go to a thread together: handing over then costs little. */
const TOGETHER = { documents: 32, bytes: 64 * 1024 };

/** How many documents there are, blank lines aside. */
export async function countDocuments(files: readonly DocumentFile[]): Promise<number> {
	let count = 0;
	for (const { path, name } of files) {
		if (!isLines(name)) count++;
		else for await (const line of readRecordLines(path)) count += line.line === undefined ? 0 : 1;
	}
	return count;
}

/** All documents in order, small ones in batches. A file is read here only where it has one a line. */
export async function* batchesOf(
	files: readonly DocumentFile[],
	most: { documents: number; bytes: number } = TOGETHER
): AsyncGenerator<Job[]> {
	const times = new Map<string, number>();
	for (const { name } of files) times.set(name, (times.get(name) ?? 0) + 1);
	let batch: Job[] = [];
	let bytes = 0;
	for await (const { job, size } of jobsOf(files, (name) => times.get(name)! > 1)) {
		if (batch.length > 0 && (batch.length >= most.documents || bytes + size > most.bytes)) {
			yield batch;
			batch = [];
			bytes = 0;
		}
		batch.push(job);
		bytes += size;
	}
	if (batch.length > 0) yield batch;
}

async function* jobsOf(
	files: readonly DocumentFile[],
	isTwice: (name: string) => boolean
): AsyncGenerator<{ job: Job; size: number }> {
	let at = 0;
	for (const { path, name } of files) {
		if (!isLines(name)) {
			const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
			yield { job: { at: at++, name, from: { path }, stored: isTwice(name) || !isReference(name) }, size };
			continue;
		}
		for await (const { line, ...read } of readRecordLines(path)) {
			const from = 'text' in read ? { record: read.text } : read;
			const size = 'text' in read ? read.text.length : 0;
			yield { job: { at: at++, name, ...(line !== undefined && { line }), from, stored: true }, size };
		}
	}
}

/** Whether a source can name a file so. */
const isReference = (name: string): boolean =>
	name.length <= 500 && name === name.trim() && !/\\|\ufffd/u.test(name);
