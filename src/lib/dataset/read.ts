import type * as v from 'valibot';
import {
	fileNames,
	recordKeys,
	recordKinds as kinds,
	type DatasetFiles,
	type RecordKind as Kind,
	type Rows
} from './files.ts';
import { readForm, recordId } from './form.ts';
import { shown, pointer, type Problem } from './problem.ts';
import { parseObject, parseRecords, Unreadable } from './records.ts';
import { redactRecord, type Redaction } from './redact.ts';
import { Atlas, Event, PlaceFeature, Source, type Dataset } from './schema.ts';
import { validateDataset } from './validate.ts';
import { happenedThere } from './terms.ts';

export type { DatasetFiles };

/** What was accepted, and under `refused` and `withheld` (by a redaction) what was not: together, what was read. */
export interface Counts {
	events: number;
	places: number;
	sources: number;
	citations: number;
	/** Events that happened at no place that is given, and events without a date. */
	unplaced: number;
	undated: number;
	refused: { events: number; places: number; sources: number };
	withheld: { events: number; places: number; sources: number };
}

/**
 * The one reader of a dataset. Nothing throws: a record that breaks a limit, the schema or a rule is refused
 * with its problems, and so is a record that refers to a refused one. `dataset` is null only when the atlas
 * itself is unusable; `rows` are where its records stand in their files. A redaction is applied before anything else.
 */
export function readDataset(
	files: DatasetFiles,
	options: { redaction?: Redaction } = {}
): { dataset: Dataset | null; problems: Problem[]; counts: Counts; rows?: Rows } {
	const { redaction } = options;
	const problems: Problem[] = [];
	const atlasFile = parseObject(files.atlas, fileNames.atlas);
	problems.push(...atlasFile.problems);
	let atlas: Atlas | null = null;
	if (atlasFile.value !== undefined) {
		const redacted = redaction ? redactRecord('atlas', atlasFile.value, redaction) : atlasFile.value;
		const form = readForm(Atlas, redacted, { file: fileNames.atlas, keys: [] });
		if ('value' in form) atlas = form.value;
		else problems.push(...form.problems);
	}

	const places = readRecords('places', PlaceFeature, files.places, redaction, problems);
	const events = readRecords('events', Event, files.events, redaction, problems);
	const sources = readRecords('sources', Source, files.sources, redaction, problems);
	const read = { places: places.total, events: events.total, sources: sources.total };
	const withheld = { places: places.withheld, events: events.withheld, sources: sources.withheld };
	if (!atlas) return { dataset: null, problems, counts: countsOf(null, read, withheld) };

	let dataset: Dataset = { atlas, places: places.records, events: events.records, sources: sources.records };
	let rows: Rows = { places: places.rows, events: events.rows, sources: sources.rows };
	for (let pass = 0; ; pass++) {
		const found = validateDataset(dataset, rows);
		const errors = found.filter(({ severity }) => severity === 'error');
		// What a later pass finds is news only where a record lost one that it refers to.
		for (const problem of pass === 0 ? found : errors)
			if (pass === 0 || problem.file !== fileNames.atlas) problems.push(problem);
		const refused = refusedRows(errors);
		if (!kinds.some((kind) => refused[kind].size > 0)) break;
		({ dataset, rows } = without(dataset, rows, refused));
	}
	return { dataset, problems, counts: countsOf(dataset, read, withheld), rows };
}

function readRecords<Schema extends v.GenericSchema<unknown, { id: string }>>(
	kind: Kind,
	schema: Schema,
	text: string,
	redaction: Redaction | undefined,
	problems: Problem[]
) {
	const file = fileNames[kind];
	const parsed = parseRecords(text, file, kind === 'places' ? 'features' : null);
	// One by one: a call takes no more than some hundred thousand values.
	for (const problem of parsed.problems) problems.push(problem);
	const records: v.InferOutput<Schema>[] = [];
	const rows: number[] = [];
	const seen = new Map<string, string>();
	let withheld = 0;
	for (const [row, raw] of parsed.records.entries()) {
		if (raw instanceof Unreadable) continue;
		const keys = recordKeys(kind, row);
		const record = redaction ? redactRecord(kind, raw, redaction) : raw;
		if (record === undefined) {
			withheld++;
			continue;
		}
		const form = readForm(schema, record, { file, keys });
		const id = recordId(record);
		const first = id === undefined ? undefined : seen.get(id);
		if (id !== undefined && first === undefined) seen.set(id, pointer(keys));
		if ('problems' in form) problems.push(...form.problems);
		if (first !== undefined)
			problems.push({
				severity: 'error',
				code: 'duplicate-id',
				file,
				path: pointer([...keys, 'id']),
				message: `invalid id ${shown(id)}: first used at ${first}`,
				record: id
			});
		else if ('value' in form) {
			records.push(form.value);
			rows.push(row);
		}
	}
	return { records, rows, total: parsed.records.length, withheld };
}

/** Rows, by kind, that have an error. */
function refusedRows(errors: readonly Problem[]): Record<Kind, Set<number>> {
	const refused = { places: new Set<number>(), events: new Set<number>(), sources: new Set<number>() };
	for (const { file, path } of errors)
		for (const kind of kinds) {
			const row = /^\/(?:features\/)?(\d+)/u.exec(path)?.[1];
			if (file === fileNames[kind] && row !== undefined) refused[kind].add(Number(row));
		}
	return refused;
}

function without(
	dataset: Dataset,
	rows: Rows,
	refused: Record<Kind, Set<number>>
): { dataset: Dataset; rows: Rows } {
	const kept = <Record_>(kind: Kind, records: Record_[]) =>
		records.filter((_, index) => !refused[kind].has(rows[kind][index]!));
	return {
		dataset: {
			atlas: dataset.atlas,
			places: kept('places', dataset.places),
			events: kept('events', dataset.events),
			sources: kept('sources', dataset.sources)
		},
		rows: {
			places: rows.places.filter((row) => !refused.places.has(row)),
			events: rows.events.filter((row) => !refused.events.has(row)),
			sources: rows.sources.filter((row) => !refused.sources.has(row))
		}
	};
}

function countsOf(
	dataset: Dataset | null,
	read: Record<Kind, number>,
	withheld: Record<Kind, number>
): Counts {
	const accepted = {
		events: dataset?.events.length ?? 0,
		places: dataset?.places.length ?? 0,
		sources: dataset?.sources.length ?? 0
	};
	const events = dataset?.events ?? [];
	return {
		...accepted,
		citations: events.reduce((sum, event) => sum + event.citations.length, 0),
		unplaced: events.filter(({ places }) => !places.some(happenedThere)).length,
		undated: events.filter((event) => event.when === null).length,
		refused: {
			events: read.events - accepted.events - withheld.events,
			places: read.places - accepted.places - withheld.places,
			sources: read.sources - accepted.sources - withheld.sources
		},
		withheld: { events: withheld.events, places: withheld.places, sources: withheld.sources }
	};
}
