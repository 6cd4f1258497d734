import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { count, exitCodes, Failure } from '../print.ts';
import { withProgress } from '../progress.ts';
import { openAtlas } from '../sheets/atlas.ts';
import { makeBatch, readBatch } from '../sheets/batch.ts';
import { makeOf, type MadeSheet } from '../sheets/make.ts';
import { Printer } from '../sheets/printer.ts';
import { formatOf, readRequest } from '../sheets/request.ts';
import { checkFolder, makeStill, writeStill } from '../sheets/still.ts';
import { writeSheet } from '../sheets/write.ts';

export interface SnapshotOptions {
	/** A file, or the folder of a batch; left out where `embed` is a folder. */
	out?: string;
	/** Folder of a page in place of a sheet. */
	embed?: string;
	batch?: string;
	/** File of a redaction. */
	redact?: string;
	jobs?: number;
	/** All others are of a sheet. */
	[option: string]: unknown;
}

/** Writes the sheet of a view, or all sheets of a batch. */
export async function snapshot(
	directory: string,
	{ batch, embed, redact, jobs = availableParallelism(), ...options }: SnapshotOptions
): Promise<number> {
	if (embed !== undefined) return still({ directory, redact }, embed, options);
	return batch === undefined
		? one({ directory, redact }, options)
		: many({ directory, redact }, batch, options.out!, jobs);
}

/** Where an atlas is, and what is kept out of it. */
interface From {
	directory: string;
	redact?: string;
}

async function one({ directory, redact }: From, options: object): Promise<number> {
	const request = readRequest(options);
	formatOf(request.out);
	const printer = new Printer();
	try {
		const sheet = makeOf(await openAtlas(directory, { redact }), request);
		const files = await writeSheet(sheet, request, printer);
		process.stdout.write(`${files.map(({ file }) => file).join('\n')}\n${told(sheet)}\n`);
		if (formatOf(request.out) === 'pdf' && request.engine === 'svg')
			process.stdout.write('letters are outlines: this PDF has no text to select or to search\n');
	} finally {
		await printer.close();
	}
	return exitCodes.ok;
}

async function still({ directory, redact }: From, folder: string, options: object): Promise<number> {
	const request = readRequest({ ...options, out: 'index.html' });
	checkFolder(folder);
	const files = makeStill(await openAtlas(directory, { redact }), request);
	await writeStill(folder, files);
	process.stdout.write(`${[...files.keys()].map((name) => join(folder, name)).join('\n')}\n`);
	return exitCodes.ok;
}

/** "23 events on the map; 2 without a place, 1 outside it, 1 undated". */
const told = ({ numbered, unplaced, outside, undated }: MadeSheet): string =>
	`${count(numbered, 'event')} on the map; ${unplaced} without a place, ${outside} outside it, ${undated} undated and not shown`;

async function many(from: From, file: string, folder: string, jobs: number): Promise<number> {
	if (/\.(?:svg|png|pdf)$/iu.test(folder))
		throw new Failure(`invalid folder ${folder}: a batch is written into a folder`);
	const requests = readBatch(file);
	const atlas = await openAtlas(from.directory, { redact: from.redact });
	const { version } = JSON.parse(
		readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')
	) as { version: string };
	const { written, kept, faults } = await withProgress(`Sheets in ${folder}`, (onProgress) =>
		makeBatch(atlas, requests, { ...from, folder, jobs, version }, onProgress)
	);
	for (const { out, fault } of faults) process.stderr.write(`${out}: ${fault}\n`);
	process.stdout.write(
		`${folder}: ${count(written, 'sheet')} written, ${kept} kept as they were, ${faults.length} failed\n`
	);
	return faults.length > 0 ? exitCodes.failed : exitCodes.ok;
}
