import { workerData } from 'node:worker_threads';
import { Extractor } from '#lib/extract/document.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { answer, type Answer, type Task } from './answer.ts';
import { readModel } from './model.ts';

/** What a thread is given: the table lies in memory that all share. */
export interface Setup {
	table: SharedArrayBuffer;
	explain: boolean;
}

const { table, explain } = workerData as Setup;
const extractor = new Extractor(new Gazetteer(table), readModel(), { explain });

/** A batch of lines, answered. */
export default function work(tasks: Task[]): Answer {
	return answer(tasks, extractor);
}
