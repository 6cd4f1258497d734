import { isPair } from './coordinates.ts';
import { readDate } from './dates.ts';
import { fieldOf, fieldText, shared, type Field, type FieldName } from './fields.ts';
import type { Table } from './table.ts';

/** Why a column holds what it is taken to hold. */
export type Reason = 'asked' | 'form' | 'name' | 'cells' | 'not taken';

export interface ColumnUse {
	column: string;
	field: Field | null;
	reason: Reason;
	/** Of several columns with one field, the lowest comes first. */
	rank?: number;
}

/** What is looked at of a column to tell what it holds. */
const SAMPLE = 500;
const MOSTLY = 0.7;

/**
 * What each column holds: as asked (`asked`, by column; null: ignored), as the file's form has it, as its name says, or else
 * as its cells show. Each field is guessed once, but for those that several columns share.
 */
export function mapColumns(table: Table, asked: ReadonlyMap<string, Field | null>): ColumnUse[] {
	const uses = table.columns.map((column): ColumnUse => {
		if (asked.has(column)) return { column, field: asked.get(column)!, reason: 'asked' };
		const preset = table.preset?.get(column);
		return preset === undefined
			? { column, field: null, reason: 'not taken' }
			: { column, field: preset, reason: preset === null ? 'not taken' : 'form' };
	});
	const taken = new Set(uses.flatMap(({ field }) => (field ? [fieldText(field)] : [])));
	const isFree = (field: Field): boolean => shared.has(field.name) || !taken.has(fieldText(field));
	const give = (at: number, field: Field, reason: Reason, rank = 0): void => {
		uses[at] = { column: uses[at]!.column, field, reason, rank };
		taken.add(fieldText(field));
	};
	const open = () =>
		[...uses.keys()].filter((at) => uses[at]!.reason === 'not taken' && !table.preset?.has(uses[at]!.column));

	const named = open()
		.flatMap((at) => {
			const found = fieldOf(uses[at]!.column);
			return found && suits(uses[at]!.column, sample(table, at)) ? [{ at, ...found }] : [];
		})
		.sort((a, b) => a.rank - b.rank || a.at - b.at);
	for (const { at, rank, ...field } of named) if (isFree(field)) give(at, field, 'name', rank);

	const has = (...fields: FieldName[]): boolean =>
		fields.some((name) => uses.some(({ field }) => field?.name === name));
	/** The open column whose cells fit best, if most of them do. */
	const best = (score: (cells: string[]) => number): number | undefined =>
		open()
			.map((at) => ({ at, score: score(sample(table, at)) }))
			.filter((one) => one.score > 0)
			.sort((a, b) => b.score - a.score || a.at - b.at)[0]?.at;
	const look = (name: FieldName, score: (cells: string[]) => number): void => {
		const at = best(score);
		if (at !== undefined) give(at, { name }, 'cells');
	};
	const hasGeometry = table.rows.some(({ geometry }) => geometry !== undefined && geometry !== null);
	if (!has('date', 'start', 'year')) look('date', (cells) => share(cells, isDate));
	if (!has('lat', 'lon', 'coordinates', 'coordinates-lon-first', 'wkt') && !hasGeometry)
		look('coordinates', (cells) => share(cells, (cell) => /[,;°\s]/u.test(cell) && isPair(cell)));
	if (!has('url')) look('url', (cells) => share(cells, (cell) => /^https?:\/\/\S+/iu.test(cell)));
	if (!has('title', 'summary')) look('title', (cells) => (isWords(cells) ? distinct(cells) : 0));
	if (!has('summary'))
		look('summary', (cells) =>
			isWords(cells) && length(cells) >= 25 && distinct(cells) > 0.5 ? length(cells) : 0
		);
	if (!has('title') && has('summary'))
		look('title', (cells) =>
			isWords(cells) && length(cells) <= 90 && distinct(cells) > 0.8 ? distinct(cells) : 0
		);
	return uses;
}

/** Names that mean other things, too, are believed only where the cells agree. */
const suits = (column: string, cells: string[]): boolean =>
	!/^[xy]$/iu.test(column.trim()) || share(cells, (cell) => /^[-+]?\d+(?:[.,]\d+)?$/u.test(cell)) > 0;

const sample = ({ rows }: Table, at: number): string[] =>
	rows
		.slice(0, SAMPLE)
		.map(({ cells }) => cells[at]?.slice(0, 300).trim() ?? '')
		.filter((cell) => cell !== '');

function share(cells: string[], fits: (cell: string) => boolean): number {
	const part = cells.filter(fits).length / cells.length;
	return part >= MOSTLY ? part : 0;
}

/** A date that is no mere number: counts and measures look like years. */
const isDate = (cell: string): boolean => {
	const read = readDate(cell);
	return (
		(read.when !== null && !/^-?\d+(?:\.\d+)?$/u.test(cell)) ||
		(read.when === null && read.doubt.code === 'date-ambiguous')
	);
};

const isWords = (cells: string[]): boolean =>
	share(cells, (cell) => /\p{L}{2}/u.test(cell) && !/^https?:/iu.test(cell)) > 0;
const distinct = (cells: string[]): number => new Set(cells).size / cells.length;
const length = (cells: string[]): number =>
	cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);
