import { once } from 'node:events';
import { open } from 'node:fs/promises';
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
	return readTable(file ?? defaultGazetteer);
}

/** Reads a table to where it is to lie: another copy would stay in memory for long. */
async function readTable(file: string): Promise<SharedArrayBuffer> {
	const handle = await open(file);
	try {
		const shared = new SharedArrayBuffer((await handle.stat()).size);
		const bytes = new Uint8Array(shared);
		let length = 0;
		while (length < bytes.length) {
			const { bytesRead } = await handle.read(bytes, length);
			if (bytesRead === 0) break;
			length += bytesRead;
		}
		readHead(bytes);
		return shared;
	} catch {
		throw new Failure(
			`${file}: no gazetteer of this version; "chronotope gazetteer --out ${file}" writes one`
		);
	} finally {
		await handle.close();
	}
}
