import type { Atlas, PlaceFeature, Source, Text } from '../schema.ts';
import type { Field } from './fields.ts';
import type { Form } from './forms.ts';
import { MOST_CELLS, MOST_COLUMNS } from './limits.ts';

/** What stands in one row of a table, one feature, slide or placemark. */
export interface Row {
	/** As a person counts it: of a table the line of the spreadsheet, its head being 1; else from 1. */
	row: number;
	/** A text a column; what is missing is empty. */
	cells: readonly string[];
	/** A geometry beside the cells, as it was written: GeoJSON, not yet judged. */
	geometry?: unknown;
	/** Layer or folder that it stands in. */
	layer?: string;
	/** Whether a time with one end goes on without limit beyond the other, as in KML. */
	isOpen?: boolean;
}

/** What a file is about as a whole. */
export interface Head {
	title?: string;
	description?: string;
	/** The row that says so, where it is one of those that are counted. */
	row?: number;
}

/** A file as rows and columns, whatever it was written in. */
export interface Table {
	form: Form;
	/** What a row is called: row, feature, slide, placemark. */
	unit: string;
	columns: readonly string[];
	rows: readonly Row[];
	head?: Head;
	/** Fields of columns as the file's form has them; null: not taken. Other columns are guessed. */
	preset?: ReadonlyMap<string, Field | null>;
	/** Rows that are none, with the reason. */
	refused: readonly Finding[];
	/** What is to be told of the file as a whole. */
	findings?: readonly Finding[];
}

/** `refused`: the row is left out. `doubt`: kept, but a person should look. `note`: how something was read. */
export type Severity = 'refused' | 'doubt' | 'note';

/** Something that was not understood, or that a person should know of. */
export interface Finding {
	severity: Severity;
	row: number | null;
	column: string | null;
	/** Short kebab-case word, stable for tests and filters. */
	code: string;
	message: string;
	/** What was read, as it stood, cut at 200 characters. */
	value?: string;
}

/** A value as a finding shows it. */
export const cut = (text: string, most = 200): string =>
	text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, '')}…` : text;

/** A value of JSON as a finding shows it; one that is nested too deep to be written is only named. */
export function asJson(value: unknown): string {
	try {
		return cut(JSON.stringify(value) ?? '');
	} catch {
		return '…';
	}
}

/**
 * Records, each with cells of its own, as rows with the same columns: those that every one has, then the others in the order in which
 * they come. There are no more than a table can hold; what is left out is told.
 */
export function inColumns<Kind extends { cells: ReadonlyMap<string, string> }>(
	first: readonly string[],
	records: readonly Kind[]
): { columns: string[]; rows: (Omit<Kind, 'cells'> & { cells: string[] })[]; findings: Finding[] } {
	const names = new Set(first);
	for (const { cells } of records) for (const name of cells.keys()) names.add(name);
	const most = Math.max(
		first.length + 20,
		Math.min(MOST_COLUMNS, Math.floor(MOST_CELLS / Math.max(1, records.length)))
	);
	const columns = [...names].slice(0, most);
	const left: Finding = {
		severity: 'doubt',
		row: null,
		column: null,
		code: 'columns-many',
		message: `${names.size} columns, each record having its own: the first ${most} are taken`
	};
	return {
		columns,
		rows: records.map(({ cells, ...record }) => ({
			...record,
			cells: columns.map((name) => cells.get(name) ?? '')
		})),
		findings: names.size > most ? [left] : []
	};
}

/** A source as far as a file tells of it. */
export interface SourceDraft {
	/** The id that it is to have; else one is made. */
	id?: string;
	title?: string;
	publisher?: string;
	url?: string;
	/** As the dataset's own sources have it. */
	document?: unknown;
}

/** A place as far as a file tells of it. Without a geometry it can only be one that is there already. */
export interface PlaceDraft {
	id?: string;
	names: Text;
	geometry: unknown;
	role: string;
	kind?: string;
	country?: string;
	uncertaintyKm?: number;
	partOf?: string;
	sameAs?: string[];
	note?: Text;
}

export interface CitationDraft {
	source: SourceDraft;
	start?: number;
	end?: number;
	digest?: string;
}

/** One row as far as it was understood; ids are given later. */
export interface EventDraft {
	id?: string;
	title: Text;
	summary: Text;
	when: string | null;
	whenBasis: 'stated' | 'inferred';
	whenNote?: Text;
	category?: { id?: string; label?: string };
	partOf?: string;
	participants: string[];
	claims: unknown[];
	places: PlaceDraft[];
	citations: CitationDraft[];
}

/** What a row gives: events at places, or places alone. */
export interface Draft {
	row: number;
	/** Further rows that tell of the same. */
	also?: number[];
	events: EventDraft[];
	places: PlaceDraft[];
}

/** Records that a file carries whole, as exports from here do: each was judged by its schema. */
export interface Records {
	atlas?: Atlas;
	places: PlaceFeature[];
	sources: Source[];
	/** Ids of events in the order in which they stood, where rows are in another. */
	order?: string[];
}
