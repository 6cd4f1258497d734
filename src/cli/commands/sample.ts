import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '#lib/dataset/catalogue.ts';
import type { Columns } from '#lib/dataset/columns.ts';
import { fileNames } from '#lib/dataset/files.ts';
import { publish } from '#lib/dataset/published.ts';
import { sampleColumns, type SampleSize } from '#lib/dataset/sample.ts';
import { sampleEvent, sampleFiles, sampleHead } from '#lib/dataset/samplefiles.ts';
import { MOST_EVENTS } from '#lib/dataset/search/records.ts';
import { searchFiles } from '#lib/dataset/search/searchfiles.ts';
import { readEvents } from '#lib/dataset/published.ts';
import type { PublishedEvent } from '#lib/dataset/texts.ts';
import { writePackedFolder } from '../packedfolder.ts';
import { count, exitCodes, Failure } from '../print.ts';
import { writeWhole } from '../write.ts';

/** As a dataset's own files a million events would take half a gigabyte, which nothing here reads. */
const MOST_IN_FILES = 20_000;

export interface SampleOptions extends SampleSize {
	out: string;
	packed?: boolean;
}

/** Writes an invented atlas: a dataset's four files, or the packed form at once. The same numbers give the same bytes. */
export async function sample({ out, packed, ...size }: SampleOptions): Promise<number> {
	if (!packed && size.events > MOST_IN_FILES)
		throw new Failure(`invalid --events ${size.events}: at most ${MOST_IN_FILES} without --packed`);
	const told = `${count(size.events, 'event')}, ${count(size.places, 'place')}, seed ${size.seed}`;
	if (packed) {
		const columns = sampleColumns(size);
		const parts = sampleHead(size);
		const head = publish({ ...parts, events: [] });
		const joined = openCatalogue(columns, parts);
		if (size.events <= MOST_EVENTS) joined.entries.put(0, readEvents([...records(columns)]));
		const folder = { columns, head, events: records(columns), search: searchFiles(joined) };
		const { bytes } = writePackedFolder(out, folder, progress);
		process.stdout.write(`${out}: ${told}; when and where ${Math.ceil(bytes / 1000)} kB gzipped\n`);
		process.stderr.write(`to see it: CHRONOTOPE_DATA=${out} npm start\n`);
		return exitCodes.ok;
	}
	refuseForeign(out, size);
	const files = sampleFiles(sampleColumns(size), size);
	for (const name of ['places', 'events', 'sources', 'atlas'] as const)
		await writeWhole(join(out, fileNames[name]), files[name]);
	process.stdout.write(`${out}: ${told}\n`);
	return exitCodes.ok;
}

function* records(columns: Columns): Generator<PublishedEvent> {
	for (let row = 0; row < columns.events; row++) yield sampleEvent(columns, row);
}

/** A sample never takes the place of a dataset. */
function refuseForeign(out: string, { events }: SampleSize): void {
	const own: string[] = Object.values(fileNames);
	if (existsSync(out) && readdirSync(out).some((name) => own.includes(name)))
		throw new Failure(`${out} holds a dataset already: ${count(events, 'event')} not written`);
}

function progress(chunks: number, of: number): void {
	if (!process.stderr.isTTY || (chunks % 50 !== 0 && chunks !== of)) return;
	process.stderr.write(`\rtexts: ${Math.round((100 * chunks) / of)} %${chunks === of ? '\n' : ''}`);
}
