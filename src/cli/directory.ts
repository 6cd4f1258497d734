import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNames, type DatasetFiles, type Rows } from '#lib/dataset/files.ts';
import { decodeText } from '#lib/dataset/limits.ts';
import { readDataset, type Counts } from '#lib/dataset/read.ts';
import { readRedaction, type Redaction } from '#lib/dataset/redact.ts';
import type { Problem } from '#lib/dataset/problem.ts';
import { areaPoints } from '#lib/dataset/rules/geometry.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { structureProblems } from '#lib/dataset/structure.ts';
import { MOST_GATHERED, partsOf, PARTS } from './eventparts.ts';
import { streamEvents, type StreamedEvents } from './eventstream.ts';
import { freshLines, type InParts, type LinesOf } from './parts/freshlines.ts';

export { defaultDirectory } from './default.ts';

/** A dataset's directory as read: the accepted records, and all problems of reading, rules and structure. */
export interface Loaded {
	dataset: Dataset | null;
	/** What was kept out of it. */
	redaction?: Redaction;
	problems: Problem[];
	counts: Counts;
}

/** A directory whose events in parts were judged one by one: `dataset` has none of them. */
export interface Streamed extends Loaded {
	/** What the events in parts come to; null where they stand in one file. */
	streamed: StreamedEvents | null;
}

/**
 * Reads and judges the dataset in a directory, at once. A redaction that cannot be read gives no dataset at all. Events in
 * parts are an error: `gatherDirectory` reads those, too.
 */
export function loadDirectory(directory: string, options: { redact?: string | undefined } = {}): Loaded {
	const { rows: _, redactionText: _text, parts, ...loaded } = readFiles(directory, options);
	if (!parts) return loaded;
	const message = `events in parts: this command reads ${fileNames.events} only`;
	return { ...loaded, dataset: null, problems: [...loaded.problems, fault('parts', PARTS, message)] };
}

/** The same, with events in parts gathered; more than `MOST_GATHERED` are an error. */
export async function gatherDirectory(
	directory: string,
	options: { redact?: string | undefined } = {}
): Promise<Loaded> {
	const gathered: { event: Event; row: number }[] = [];
	const take = (event: Event, row: number) => {
		if (gathered.length <= MOST_GATHERED) gathered.push({ event, row });
	};
	const { streamed, ...loaded } = await streamDirectory(directory, {
		redact: options.redact,
		lines: (parted) => freshLines(parted, take)
	});
	if (!loaded.dataset || !streamed || gathered.length === 0) return loaded;
	if (gathered.length > MOST_GATHERED) {
		const message = `too many events for this command: ${loaded.counts.events}; at most ${MOST_GATHERED}. Any number is taken by validate, build --packed DIR and build --tiles DIR`;
		return { ...loaded, dataset: null, problems: [...loaded.problems, fault('too-many', PARTS, message)] };
	}
	const events = gathered.flatMap(({ event, row }) => (streamed.refusedRows.has(row) ? [] : [event]));
	return { ...loaded, dataset: { ...loaded.dataset, events } };
}

/**
 * The same, with events in parts judged one by one, so that any number of them can be read. Those of a dataset whose events
 * are in one file stand in `dataset`.
 *
 * @param options.lines gives the lines of the parts: left out, they are read, and nothing of them is kept
 */
export async function streamDirectory(
	directory: string,
	{
		redact,
		lines = (parted) => freshLines(parted),
		told
	}: {
		redact?: string | undefined;
		lines?: (parted: InParts) => LinesOf;
		told?: ((lines: number) => void) | undefined;
	} = {}
): Promise<Streamed> {
	const { rows, parts, redactionText, ...loaded } = readFiles(directory, { redact });
	const { dataset: head, redaction, counts } = loaded;
	if (!parts || !head || !rows) return { ...loaded, streamed: null };
	const streamed = await streamEvents(lines({ directory, parts, head, redaction, redactionText }), told);
	const problems = [
		...loaded.problems,
		...areaPoints({ dataset: head, rows }, streamed.areas),
		...streamed.problems
	];
	return { ...loaded, problems, counts: withEvents(counts, streamed), streamed };
}

/** The dataset as its four files say, with the parts of its events where it has them instead of the file. */
function readFiles(
	directory: string,
	options: { redact?: string | undefined }
): Loaded & { rows?: Rows | undefined; parts: string[] | null; redactionText?: string | undefined } {
	const parts = partsOf(directory);
	const problems: Problem[] = [];
	let redaction: Redaction | undefined;
	let redactionText: string | undefined;
	if (options.redact !== undefined) {
		const text = readText(options.redact, options.redact, problems);
		const read = readRedaction(text ?? 'null', options.redact);
		if (text !== null) problems.push(...read.problems);
		if (read.redaction === null)
			return {
				...readDataset({ atlas: '', places: '[]', events: '[]', sources: '[]' }),
				problems,
				parts: null
			};
		redaction = read.redaction;
		redactionText = text ?? undefined;
	}
	const texts: Record<string, string | null> = {};
	for (const [name, file] of Object.entries(fileNames))
		texts[name] = name === 'events' && parts ? '[]' : readText(join(directory, file), file, problems);
	if (parts && existsSync(join(directory, fileNames.events)))
		problems.push(
			fault('two-forms', fileNames.events, `unexpected file: the events stand in parts, in ${PARTS}/`)
		);
	const missing = Object.keys(texts).filter((name) => texts[name] === null);
	const empty = {
		atlas: '{}',
		places: '{"type":"FeatureCollection","features":[]}',
		events: '[]',
		sources: '[]'
	};
	const files = {
		...empty,
		...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null))
	} as DatasetFiles;
	const { rows, ...read } = readDataset(files, { redaction });
	// A file that is not there is told once, not by what would be wrong with an empty one.
	problems.push(
		...read.problems.filter(
			({ file }) => !missing.some((name) => fileNames[name as keyof DatasetFiles] === file)
		)
	);
	problems.push(
		...structureProblems(files.places).filter((one) => !problems.some((known) => sameRecord(known, one)))
	);
	const dataset = missing.length > 0 ? null : read.dataset;
	return { dataset, redaction, redactionText, problems, counts: read.counts, rows, parts };
}

const fault = (code: string, file: string, message: string): Problem => ({
	severity: 'error',
	code,
	file,
	path: '',
	message
});

function withEvents(head: Counts, streamed: StreamedEvents): Counts {
	const { events, citations, unplaced, undated, refused, withheld } = streamed;
	return {
		...head,
		...{ events, citations, unplaced, undated },
		refused: { ...head.refused, events: refused },
		withheld: { ...head.withheld, events: withheld }
	};
}

/** Whether the reader has refused the record, or the collection around the records, already: structure then adds nothing. */
function sameRecord(known: Problem, one: Problem): boolean {
	if (known.severity !== 'error' || known.file !== one.file) return false;
	if (one.path === '') return !known.path.startsWith('/features/');
	return known.path === one.path || known.path.startsWith(`${one.path}/`);
}

function readText(path: string, file: string, problems: Problem[]): string | null {
	const refuse = (code: string, message: string) => {
		problems.push(fault(code, file, message));
		return null;
	};
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return refuse('missing-file', code === 'ENOENT' ? 'missing file' : `unreadable file: ${code}`);
	}
	const decoded = decodeText(bytes);
	return 'text' in decoded ? decoded.text : refuse(decoded.code, decoded.message);
}
