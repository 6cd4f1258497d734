import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNames, type DatasetFiles } from '#lib/dataset/files.ts';
import { decodeText } from '#lib/dataset/limits.ts';
import { readDataset, type Counts } from '#lib/dataset/read.ts';
import { readRedaction, type Redaction } from '#lib/dataset/redact.ts';
import type { Problem } from '#lib/dataset/problem.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { structureProblems } from '#lib/dataset/structure.ts';

export { defaultDirectory } from './default.ts';

/** A dataset's directory as read: the accepted records, and all problems of reading, rules and structure. */
export interface Loaded {
	dataset: Dataset | null;
	/** What was kept out of it. */
	redaction?: Redaction;
	problems: Problem[];
	counts: Counts;
}

/** Reads and judges the dataset in a directory. A redaction that cannot be read gives no dataset at all. */
export function loadDirectory(directory: string, options: { redact?: string } = {}): Loaded {
	const problems: Problem[] = [];
	let redaction: Redaction | undefined;
	if (options.redact !== undefined) {
		const text = readText(options.redact, options.redact, problems);
		const read = readRedaction(text ?? 'null', options.redact);
		if (text !== null) problems.push(...read.problems);
		if (read.redaction === null)
			return { ...readDataset({ atlas: '', places: '[]', events: '[]', sources: '[]' }), problems };
		redaction = read.redaction;
	}
	const texts: Record<string, string | null> = {};
	for (const [name, file] of Object.entries(fileNames))
		texts[name] = readText(join(directory, file), file, problems);
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
	const read = readDataset(files, { redaction });
	// A file that is not there is told once, not by what would be wrong with an empty one.
	problems.push(
		...read.problems.filter(
			({ file }) => !missing.some((name) => fileNames[name as keyof DatasetFiles] === file)
		)
	);
	problems.push(
		...structureProblems(files.places).filter((one) => !problems.some((known) => sameRecord(known, one)))
	);
	return { dataset: missing.length > 0 ? null : read.dataset, redaction, problems, counts: read.counts };
}

/** Whether the reader has refused the record, or the collection around the records, already: structure then adds nothing. */
function sameRecord(known: Problem, one: Problem): boolean {
	if (known.severity !== 'error' || known.file !== one.file) return false;
	if (one.path === '') return !known.path.startsWith('/features/');
	return known.path === one.path || known.path.startsWith(`${one.path}/`);
}

function readText(path: string, file: string, problems: Problem[]): string | null {
	const refuse = (code: string, message: string) => {
		problems.push({ severity: 'error', code, file, path: '', message });
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
