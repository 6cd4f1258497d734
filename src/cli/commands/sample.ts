import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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
import { contentsOf } from '../packed/content.ts';
import { writePackedFolder } from '../packedfolder.ts';
import { PARTS } from '../eventparts.ts';
import { count, exitCodes, Failure } from '../print.ts';
import { writeWhole } from '../write.ts';

/** In one file a million events would take half a gigabyte, which nothing here reads. */
const MOST_IN_FILES = 20_000;

export interface SampleOptions extends SampleSize {
	out: string;
	packed?: boolean;
	/** Write events in parts of so many. */
	parts?: number;
}

/**
 * Writes an invented atlas: a dataset's four files, with the events in parts if asked, or the packed form at once. The same
 * numbers give the same bytes.
 */
export async function sample({ out, packed, parts, ...size }: SampleOptions): Promise<number> {
	if (!packed && parts === undefined && size.events > MOST_IN_FILES)
		throw new Failure(
			`invalid --events ${size.events}: at most ${MOST_IN_FILES} without --packed or --parts`
		);
	const told = `${count(size.events, 'event')}, ${count(size.places, 'place')}, seed ${size.seed}`;
	if (packed) {
		const columns = sampleColumns(size);
		const parts = sampleHead(size);
		const head = publish({ ...parts, events: [] });
		const joined = openCatalogue(columns, parts);
		if (size.events <= MOST_EVENTS) joined.entries.put(0, readEvents([...records(columns)]));
		const contents = contentsOf(columns, records(columns));
		const folder = { columns, head, contents, search: searchFiles(joined) };
		const { bytes } = writePackedFolder(out, folder, progress);
		process.stdout.write(`${out}: ${told}; when and where ${Math.ceil(bytes / 1000)} kB gzipped\n`);
		process.stderr.write(`to see it: CHRONOTOPE_DATA=${out} npm start\n`);
		return exitCodes.ok;
	}
	refuseForeign(out, size);
	const columns = sampleColumns(size);
	if (parts !== undefined) await writeParts(join(out, PARTS), columns, parts);
	const files = sampleFiles(columns, size, parts === undefined ? columns.events : 0);
	for (const name of ['places', 'events', 'sources', 'atlas'] as const)
		if (name !== 'events' || parts === undefined) await writeWhole(join(out, fileNames[name]), files[name]);
	process.stdout.write(`${out}: ${told}\n`);
	return exitCodes.ok;
}

function* records(columns: Columns): Generator<PublishedEvent> {
	for (let row = 0; row < columns.events; row++) yield sampleEvent(columns, row);
}

async function writeParts(folder: string, columns: Columns, rows: number): Promise<void> {
	const parts = Math.ceil(columns.events / rows);
	for (let part = 0; part < parts; part++) {
		const lines: string[] = [];
		for (let row = part * rows; row < Math.min((part + 1) * rows, columns.events); row++)
			lines.push(`${JSON.stringify(sampleEvent(columns, row))}\n`);
		const name = `${String(part + 1).padStart(5, '0')}.jsonl.gz`;
		await writeWhole(join(folder, name), gzipSync(lines.join('')));
		progress(part + 1, parts);
	}
}

/** A sample never takes the place of a dataset. */
function refuseForeign(out: string, { events }: SampleSize): void {
	const own: string[] = [...Object.values(fileNames), PARTS];
	if (existsSync(out) && readdirSync(out).some((name) => own.includes(name)))
		throw new Failure(`${out} holds a dataset already: ${count(events, 'event')} not written`);
}

function progress(chunks: number, of: number): void {
	if (!process.stderr.isTTY || (chunks % 50 !== 0 && chunks !== of)) return;
	process.stderr.write(`\rtexts: ${Math.round((100 * chunks) / of)} %${chunks === of ? '\n' : ''}`);
}
