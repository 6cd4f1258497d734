import { readFile } from 'node:fs/promises';
import { readHead } from '#lib/extract/gazetteer/layout.ts';
import { defaultDirectory } from '../default.ts';
import { Failure } from '../print.ts';
import { buildGazetteer, defaultGazetteer } from './build.ts';

/**
 * The table in memory that threads can share: the file named, else the usual one, which is built first where it is not up to
 * date.
 */
export async function loadGazetteer(file?: string): Promise<SharedArrayBuffer> {
	const bytes =
		file === undefined
			? (await buildGazetteer({ directory: defaultDirectory(), output: defaultGazetteer })).bytes
			: await readTable(file);
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
