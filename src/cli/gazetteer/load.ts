import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { readHead } from '#lib/extract/gazetteer/layout.ts';
import { defaultDirectory } from '../default.ts';
import { Failure } from '../print.ts';
import { defaultGazetteer, isUpToDate, type GazetteerOptions } from './build.ts';

/**
 * The table in memory that threads can share: the file named, else the usual one, which is built first where it is not up to
 * date.
 */
export async function loadGazetteer(file?: string): Promise<SharedArrayBuffer> {
	const options: GazetteerOptions = { directory: defaultDirectory(), output: defaultGazetteer };
	if (file === undefined && !(await isUpToDate(options)))
		await once(new Worker(new URL('./builder.ts', import.meta.url), { workerData: options }), 'exit');
	const bytes = await readTable(file ?? defaultGazetteer);
	const shared = new SharedArrayBuffer(bytes.byteLength);
	new Uint8Array(shared).set(bytes);
	return shared;
}

async function readTable(file: string): Promise<Uint8Array> {
	const bytes = await readFile(file);
	try {
		readHead(bytes);
	} catch {
		throw new Failure(
			`${file}: no gazetteer of this version; "chronotope gazetteer --out ${file}" writes one`
		);
	}
	return bytes;
}
