import { readCsv } from './csv.ts';
import { tableDrafts, type DraftOptions } from './drafts.ts';
import type { Field } from './fields.ts';
import type { Form } from './forms.ts';
import { featuresOf, geoJsonTable, isGeoJson } from './geojson.ts';
import { isKml, kmlTable } from './kml.ts';
import { isLinkedPlaces, linkedPlaces } from './linkedplaces.ts';
import { mapColumns, type ColumnUse } from './mapping.ts';
import { delimitedPlaces, isDelimitedPlaces } from './delimitedplaces.ts';
import { isOwnEvent, isOwnPlace, ownEvents, ownPlaces, type Own } from './own.ts';
import { homeOf, isOwnCsv, languagesOf, ownCsv } from './owncsv.ts';
import { isOwnKml, ownKml } from './ownkml.ts';
import { isStoryMap, storyMapTable } from './storymapjs.ts';
import type { Draft, Finding, Head, Records, Table } from './table.ts';
import { isTimeline, isTimelineSheet, timelineSheet, timelineTable } from './timelinejs.ts';
import { timeMapTable, type Sheet } from './timemap.ts';
import { isUmap, umapTable } from './umap.ts';
import { parse } from 'secure-json-parse';
import { textFault } from '../limits.ts';

/** A file's content: text, or the sheets of a workbook. */
export type Content = { text: string } | { sheets: readonly Sheet[] };

export interface ReadOptions extends DraftOptions {
	/** In place of what the content shows. */
	form?: Form;
	/** Columns whose field is given; null: not to be taken. */
	asked: ReadonlyMap<string, Field | null>;
}

/** A file as it was read, before anything is known of the dataset that it goes to. */
export interface ReadFile {
	form: Form;
	unit: string;
	/** How many rows, features or slides there are: each is in a draft, in `refused` or the head. */
	rows: number;
	drafts: Draft[];
	refused: Finding[];
	findings: Finding[];
	columns: ColumnUse[];
	head?: Head;
	records: Records;
	/** What a new atlas is to have of the file. */
	languages?: string[];
	url?: string;
}

/** Why a file as a whole is not read. */
export class ImportFault extends Error {}

/**
 * Reads a file of any form that it knows; which one is told by the content. Nothing that a row says is guessed.
 * @throws ImportFault where nothing can be read of it
 */
export function readImport(content: Content, options: ReadOptions): ReadFile {
	const source = sourceOf(content, options.form);
	if ('own' in source) {
		const { drafts, records, findings, rows } = source.own(options.language);
		return {
			form: source.form,
			unit: source.unit,
			rows,
			drafts,
			...parted(findings),
			columns: [],
			records,
			...(source.languages && { languages: source.languages }),
			...(source.url !== undefined && { url: source.url })
		};
	}
	const { table } = source;
	const unknown = [...options.asked.keys()].filter((column) => !table.columns.includes(column));
	if (unknown.length > 0)
		throw new ImportFault(
			`unknown column ${unknown.map((one) => JSON.stringify(one)).join(', ')}: the file has ${table.columns
				.map((one) => JSON.stringify(one))
				.join(', ')
				.slice(0, 1000)}`
		);
	const columns = mapColumns(table, options.asked);
	const { drafts, findings } = tableDrafts(table, columns, options);
	return {
		form: table.form,
		unit: table.unit,
		rows: table.rows.length + table.refused.length + (table.head?.row === undefined ? 0 : 1),
		drafts,
		...parted([...table.refused, ...(table.findings ?? []), ...findings]),
		columns,
		...(table.head && { head: table.head }),
		records: { places: [], sources: [] }
	};
}

const parted = (findings: readonly Finding[]): Pick<ReadFile, 'refused' | 'findings'> => ({
	refused: findings.filter(({ severity }) => severity === 'refused'),
	findings: findings.filter(({ severity }) => severity !== 'refused')
});

type Source =
	| { table: Table }
	| { own: (language: string) => Own; form: Form; unit: string; languages?: string[]; url?: string };

function sourceOf(content: Content, asked: Form | undefined): Source {
	if ('sheets' in content) return workbook(content.sheets, asked);
	const { text } = content;
	if (text.trim() === '') throw new ImportFault('invalid file: it is empty');
	if (asked === 'kml' || (asked === undefined && isKml(text))) {
		const table = kmlTable(text);
		if (isOwnKml(table))
			return { own: (language) => ownKml(table, language), form: 'kml', unit: 'placemark' };
		return { table };
	}
	const looksJson = /^\s*[[{]/u.test(text);
	if (asked !== 'csv' && (looksJson || (asked !== undefined && asked !== 'timelinejs'))) {
		const value = jsonOf(text);
		if (value !== undefined) return ofJson(value, asked);
		// A table may begin with a bracket, too.
		if (asked !== undefined || !/^[^\n]*[,;\t|]/u.test(text) || /^\s*\{/u.test(text))
			throw new ImportFault(`invalid JSON: ${jsonFault(text)}`);
	}
	const { columns, rows, refused } = readCsv(text);
	return sheet(columns, rows, refused, asked);
}

function sheet(
	columns: string[],
	rows: Table['rows'],
	refused: readonly Finding[],
	asked: Form | undefined
): Source {
	if (asked === 'timelinejs' || (asked === undefined && isTimelineSheet(columns)))
		return { table: timelineSheet(columns, rows, refused) };
	if (isOwnCsv(columns)) {
		const url = homeOf(columns, rows);
		return {
			own: () => {
				const own = ownCsv(columns, rows);
				return { ...own, rows: own.rows + refused.length, findings: [...refused, ...own.findings] };
			},
			form: 'csv',
			unit: 'row',
			languages: languagesOf(columns),
			...(url !== undefined && { url })
		};
	}
	if (isDelimitedPlaces(columns)) return { table: delimitedPlaces(columns, rows, refused) };
	return { table: { form: 'csv', unit: 'row', columns, rows, refused } };
}

/** A workbook of TimeMap, or the first sheet that holds a table. */
function workbook(sheets: readonly Sheet[], asked: Form | undefined): Source {
	if (asked === undefined || asked === 'timemap') {
		const table = timeMapTable(sheets);
		if (table) return { table };
		if (asked === 'timemap')
			throw new ImportFault(
				'invalid workbook: expected a sheet "Events" or "EXPORT_EVENTS" with a column "description"'
			);
	}
	const first = sheets.find(({ rows }) => rows.length > 1);
	if (!first) throw new ImportFault('invalid workbook: no sheet holds a table');
	const quoted = first.rows
		.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
		.join('\n');
	const { columns, rows, refused } = readCsv(quoted);
	return sheet(columns, rows, refused, asked);
}

function ofJson(value: unknown, asked: Form | undefined): Source {
	const is = (form: Form, shows: boolean): boolean => (asked === undefined ? shows : asked === form);
	if (asked !== undefined && !fits(value, asked))
		throw new ImportFault(`invalid file: its content is not ${asked}`);
	if (is('umap', isUmap(value))) return { table: umapTable(value) };
	if (is('storymapjs', isStoryMap(value))) return { table: storyMapTable(value) };
	if (is('timelinejs', isTimeline(value))) return { table: timelineTable(value) };
	if (is('linked-places', isLinkedPlaces(value)))
		return { own: (language) => linkedPlaces(value, language), form: 'linked-places', unit: 'feature' };
	if (!is('geojson', isGeoJson(value)))
		throw new ImportFault(
			'unknown form: JSON that is no GeoJSON, Linked Places, TimelineJS, StoryMapJS or uMap'
		);
	const features = featuresOf(value);
	const { chronotope } = value as { chronotope?: unknown };
	if (features.length > 0 && features.every(isOwnEvent))
		return { own: () => ownEvents(features, chronotope), form: 'geojson', unit: 'feature' };
	if (features.length > 0 && features.every(isOwnPlace))
		return { own: () => ownPlaces(features, chronotope), form: 'geojson', unit: 'feature' };
	return { table: geoJsonTable(value) };
}

const fits = (value: unknown, form: Form): boolean =>
	form === 'umap'
		? isUmap(value)
		: form === 'storymapjs'
			? isStoryMap(value)
			: form === 'timelinejs'
				? isTimeline(value)
				: form === 'geojson' || form === 'linked-places'
					? isGeoJson(value)
					: false;

const unguarded = { protoAction: 'remove', constructorAction: 'remove' } as const;

function jsonOf(text: string): unknown {
	try {
		if (textFault(text) !== null) return undefined;
		return parse(scriptless(text), unguarded);
	} catch {
		return undefined;
	}
}

function jsonFault(text: string): string {
	const fault = textFault(text);
	if (fault) return fault.message;
	try {
		parse(scriptless(text), unguarded);
		return 'no value';
	} catch (error) {
		return (error instanceof Error ? error.message : String(error)).slice(0, 200);
	}
}

/** JSON as old pages carry it, in a call: `storyjs_jsonp_data = {…};` or `callback({…})`. */
function scriptless(text: string): string {
	const body = text.replace(/^\s*(?:var\s+)?[\w.]{1,60}\s*(?:=|\()\s*(?=[[{])/u, '').trimEnd();
	const call = body.endsWith(';') ? body.slice(0, -1).trimEnd() : body;
	return call.endsWith(')') ? call.slice(0, -1) : call;
}
