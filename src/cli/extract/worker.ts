import { workerData } from 'node:worker_threads';
import { Extractor } from '#lib/extract/document.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { answer, type Answer, type Task } from './answer.ts';
import { readModel } from './model.ts';

/** What a thread is given: the table lies in memory that all share. */
export interface Setup {
	table: SharedArrayBuffer;
}

/** Lines to answer, with the reasons or without. */
export interface Batch {
	tasks: readonly Task[];
	explain: boolean;
}

const { table } = workerData as Setup;
const gazetteer = new Gazetteer(table);
const extractors = new Map<boolean, Extractor>();

/** A batch of lines, answered. */
export default function work({ tasks, explain }: Batch): Answer {
	let extractor = extractors.get(explain);
	if (!extractor) extractors.set(explain, (extractor = new Extractor(gazetteer, readModel(), { explain })));
	return answer(tasks, extractor);
}
