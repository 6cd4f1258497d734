/** A thread of a batch: makes one sheet after another of an atlas that it has opened once. */
import { join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openAtlas } from './atlas.ts';
import { makeOf } from './make.ts';
import { Printer } from './printer.ts';
import type { SheetRequest } from './request.ts';
import { writeSheet, type WrittenFile } from './write.ts';

/** What a thread is told: the next sheet of the batch, or that there is none. */
export interface Job {
	at: number;
	request: SheetRequest;
}
/** What it tells: the files of a sheet, or why there are none. */
export type Made = { at: number; numbered: number; files: WrittenFile[] } | { at: number; fault: string };
export interface Setup {
	directory: string;
	/** File of a redaction. */
	redact?: string;
	folder: string;
}

const port = parentPort!;
const { directory, redact, folder } = workerData as Setup;
const printer = new Printer();
const atlas = openAtlas(directory, { redact });

port.on('message', (job: Job | null) => {
	if (job === null) void printer.close().finally(() => port.close());
	else void make(job).then((made) => port.postMessage(made));
});

async function make({ at, request }: Job): Promise<Made> {
	try {
		const sheet = makeOf(await atlas, request);
		const files = await writeSheet(sheet, { ...request, out: join(folder, request.out) }, printer);
		return {
			at,
			numbered: sheet.numbered,
			files: files.map((one) => ({ ...one, file: relative(folder, one.file) }))
		};
	} catch (error) {
		return { at, fault: (error as Error).message };
	}
}
