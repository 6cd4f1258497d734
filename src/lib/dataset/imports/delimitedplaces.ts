import type { Field } from './fields.ts';
import type { Finding, Row, Table } from './table.ts';

/** A column beside those of the file: a title is the name of the place, too. */
const NAME = 'title as place';

/** Whether a table is in the delimited form of Linked Places (https://github.com/LinkedPasts/linked-places-format). */
export const isDelimitedPlaces = (columns: readonly string[]): boolean =>
	columns.includes('title') &&
	columns.includes('title_source') &&
	['ccodes', 'lon', 'geowkt', 'start'].some((column) => columns.includes(column));

/** Such a table. A row with a time is an event at its place; a beginning alone goes on without a known end. */
export function delimitedPlaces(
	columns: readonly string[],
	rows: readonly Row[],
	refused: readonly Finding[]
): Table {
	const title = columns.indexOf('title');
	const [lon, lat, wkt] = ['lon', 'lat', 'geowkt'].map((column) => columns.indexOf(column)) as [
		number,
		number,
		number
	];
	return {
		form: 'linked-places',
		unit: 'row',
		columns: [...columns, NAME],
		rows: rows.map((row) => ({
			...row,
			// WKT supersedes the two numbers where there are both.
			cells: [
				...row.cells.map((cell, at) =>
					(at === lon || at === lat) && (row.cells[wkt] ?? '') !== '' ? '' : cell
				),
				...Array.from({ length: columns.length - row.cells.length }, () => ''),
				row.cells[title] ?? ''
			],
			isOpen: true
		})),
		preset: new Map<string, Field | null>([
			['id', { name: 'id' }],
			['title', { name: 'title' }],
			[NAME, { name: 'place' }],
			['title_source', { name: 'source' }],
			['title_uri', { name: 'url' }],
			['start', { name: 'start' }],
			['end', { name: 'end' }],
			['lon', { name: 'lon' }],
			['lat', { name: 'lat' }],
			['geowkt', { name: 'wkt' }],
			['ccodes', { name: 'country' }],
			['description', { name: 'summary' }],
			['types', { name: 'category' }]
		]),
		refused
	};
}
