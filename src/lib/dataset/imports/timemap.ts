import type { Field } from './fields.ts';
import { plainName } from './fields.ts';
import { addressesIn } from './sources.ts';
import type { Finding, Row, Table } from './table.ts';

/** A sheet of a workbook: its name, and its cells as texts. */
export interface Sheet {
	name: string;
	rows: readonly (readonly string[])[];
}

interface Lookup {
	columns: string[];
	rows: { row: number; get: (name: string) => string; all: (name: string) => string[] }[];
}

/** The sheet of a name, with or without `export_`: what people fill in before what formulas make of it. */
function lookup(sheets: readonly Sheet[], name: string, needed: string): Lookup | undefined {
	const candidates = [name, `export${name}`].flatMap((wanted) =>
		sheets.filter((sheet) => plainName(sheet.name) === wanted)
	);
	return candidates
		.map(lookupOf)
		.find(({ columns, rows }) => rows.length > 0 && columns.some((column) => column.startsWith(needed)));
}

function lookupOf({ rows: [head = [], ...body] }: Sheet): Lookup {
	const columns = head.map(plainName);
	return {
		columns,
		rows: body.flatMap((cells, index) => {
			if (cells.every((cell) => cell.trim() === '')) return [];
			const all = (name: string): string[] =>
				columns.flatMap((column, at) =>
					column.replace(/\d+$/u, '') === name && (cells[at] ?? '').trim() !== '' ? [cells[at]!.trim()] : []
				);
			return [{ row: index + 2, get: (one: string) => all(one)[0] ?? '', all }];
		})
	};
}

const eventsOf = (sheets: readonly Sheet[]): Lookup | undefined => lookup(sheets, 'events', 'description');

const fields: readonly [column: string, field: Field][] = [
	['id', { name: 'id' }],
	['title', { name: 'title' }],
	['description', { name: 'summary' }],
	['date', { name: 'date' }],
	['time', { name: 'time' }],
	['location', { name: 'place' }],
	['latitude', { name: 'lat' }],
	['longitude', { name: 'lon' }],
	['category', { name: 'category' }],
	['source', { name: 'source' }],
	['url', { name: 'url' }]
];

/**
 * A workbook of TimeMap (https://github.com/forensic-architecture/datasheet-server) as a table of its events, null for another one: where a location lies is looked up among its sites, what a source is among its
 * sources. The category is the association of that mode, else the end of the first filter's path. Other associations are told.
 */
export function timeMapTable(sheets: readonly Sheet[]): Table | null {
	const events = eventsOf(sheets);
	if (!events) return null;
	const exported = lookup(sheets, 'exportevents', 'description');
	const sites = new Map(
		lookup(sheets, 'sites', 'lat')?.rows.map((site) => [
			site.get('location') || site.get('site') || site.get('name'),
			site
		])
	);
	const sources = new Map(lookup(sheets, 'sources', 'id')?.rows.map((source) => [source.get('id'), source]));
	const associations = associationsOf(sheets);
	const findings: Finding[] = [];
	const rows = events.rows.map((event): Row => {
		const location = event.get('location');
		const site = sites.get(location);
		const twin = exported?.rows.find((one) => one.row === event.row && one.get('location') === location);
		const spot = [event, site, twin].find((one) => one && (one.get('latitude') || one.get('lat')) !== '');
		const named = event.all('association').filter((id) => id !== '');
		// A narrative tells an order, not a kind; what no association is called is neither.
		const category = named
			.filter((id) => associations.size === 0 || (associations.get(id)?.mode ?? 'NARRATIVE') !== 'NARRATIVE')
			.sort((a, b) => rank(associations.get(a)?.mode) - rank(associations.get(b)?.mode))[0];
		for (const id of named)
			if (id !== category)
				findings.push(
					told(
						event.row,
						'association',
						'association-left',
						'an association beside the category: not taken',
						id
					)
				);
		const cited = event.all('source').flatMap((id) => id.split(/[,;\s]+/u).filter((one) => one !== ''));
		const known = cited.map((id) => ({ id, source: sources.get(id) }));
		for (const { id, source } of known)
			if (!source) findings.push(told(event.row, 'source', 'source-unknown', 'no source has this id', id));
		return {
			row: event.row,
			cells: [
				event.get('id'),
				event.get('title'),
				event.get('description'),
				event.get('date'),
				timeOf(event.get('time')) || timeOf(twin?.get('time') ?? ''),
				location,
				spot?.get('latitude') || spot?.get('lat') || '',
				spot?.get('longitude') || spot?.get('long') || spot?.get('lon') || spot?.get('lng') || '',
				event.get('category') ||
					(category === undefined ? '' : (associations.get(category)?.label ?? category)),
				// A source is its title with its first address; one of several files has them all in TimeMap alone.
				known.flatMap(({ source, id }) => (source ? [lineOf(source, id)] : [])).join('\n'),
				''
			]
		};
	});
	return {
		form: 'timemap',
		unit: 'row',
		columns: fields.map(([column]) => column),
		rows,
		preset: new Map(fields),
		refused: [],
		findings
	};
}

const told = (row: number, column: string, code: string, message: string, value: string): Finding => ({
	severity: 'doubt',
	row,
	column,
	code,
	message,
	value
});

/** Modes of associations by how much they say of a kind of event. */
const rank = (mode: string | undefined): number => ['CATEGORY', 'FILTER'].indexOf(mode ?? '') >>> 0;

/** Spreadsheets keep a time of day as a moment of their first day, or as a part of a day; empty for any other text. */
function timeOf(cell: string): string {
	const clock = /(?:^|T)(\d{1,2}:\d\d)/u.exec(cell)?.[1];
	if (clock !== undefined || !/^0(?:[.,]\d+)?$/u.test(cell)) return clock ?? '';
	const minutes = Math.round(Number(cell.replace(',', '.')) * 1440) % 1440;
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function lineOf(source: Lookup['rows'][number], id: string): string {
	const title = source.get('title') || source.get('description') || id;
	const [address = ''] = source
		.all('path')
		.flatMap((path) => addressesIn(path.replace(/^https?:\/\/[^/]+\/(?=https?:\/\/)/u, '')));
	return `${title.replaceAll(/[;|\n]/gu, ',')} ${address}`.trim();
}

function associationsOf(sheets: readonly Sheet[]): Map<string, { mode: string; label: string }> {
	const sheet = lookup(sheets, 'associations', 'id');
	const paths = (sheet?.columns ?? []).findIndex((column) => column.startsWith('filterpath'));
	return new Map(
		sheet?.rows.map((one) => {
			const id = one.get('id');
			const path = paths < 0 ? [] : one.all('filterpath').concat(one.all(''));
			return [id, { mode: one.get('mode').toUpperCase(), label: path.at(-1) ?? (one.get('title') || id) }];
		})
	);
}
