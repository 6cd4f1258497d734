import { parse } from 'csv-parse/sync';
import { isPair } from './coordinates.ts';
import { fieldOf } from './fields.ts';
import { MOST_OPEN_QUOTES, MOST_READ_AGAIN } from './limits.ts';
import type { Finding, Row } from './table.ts';

/** What may stand between cells, the likeliest first. */
const delimiters = [',', ';', '\t', '|'];
/** Records of the beginning by which the delimiter is told. */
const SAMPLE = 50;

export interface CsvTable {
	columns: string[];
	rows: Row[];
	refused: Finding[];
	delimiter: string;
}

/**
 * A table of any delimiter, with or without quotes (RFC 4180). Rows are counted as a spreadsheet does, the head being 1; blank
 * rows count for nothing. A row that cannot be read is refused, and so is what stands in more cells than there are columns.
 */
export function readCsv(text: string): CsvTable {
	const hint = /^sep=([^\r\n])\r?\n/iu.exec(text);
	const body = hint ? text.slice(hint[0].length) : text;
	const delimiter = hint?.[1] ?? delimiterOf(body);
	const refused: Finding[] = [];
	const records = recordsOf(body, delimiter, (lines, message) =>
		refused.push({ severity: 'refused', row: lines, column: null, code: 'csv', message })
	);
	const [first] = records;
	if (!first) return { columns: [], rows: [], refused, delimiter };
	const hasHead =
		first.cells.some((cell) => fieldOf(cell) !== null) || !first.cells.some((cell) => isData(cell));
	const width = hasHead
		? first.cells.length
		: records.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const columns = Array.from({ length: width }, (_, at) =>
		hasHead ? first.cells[at]!.replaceAll(/\s+/gu, ' ').trim().slice(0, 100) : ''
	);
	const seen = new Set<string>();
	for (const [at, column] of columns.entries()) {
		const name =
			column === '' || seen.has(column) ? `${column === '' ? 'column' : column} ${at + 1}` : column;
		seen.add(name);
		columns[at] = name;
	}
	const rows: Row[] = [];
	for (const { row, cells } of hasHead ? records.slice(1) : records) {
		if (cells.every((cell) => cell.trim() === '')) continue;
		const beyond = cells.slice(width).findIndex((cell) => cell.trim() !== '');
		if (beyond >= 0)
			refused.push({
				severity: 'refused',
				row,
				column: null,
				code: 'csv',
				message: `more cells than columns: ${cells.length} in place of ${width}; is a text with the delimiter not in quotes?`,
				value: cells[width + beyond]!.slice(0, 200)
			});
		else rows.push({ row, cells });
	}
	return { columns, rows, refused, delimiter };
}

interface CsvRecord {
	row: number;
	cells: string[];
}

/** All records with their numbers, the first being 1, blank ones counted. */
function recordsOf(
	text: string,
	delimiter: string,
	refuse: (row: number, message: string) => void,
	most = Infinity
): CsvRecord[] {
	const records: CsvRecord[] = [];
	let rest: Uint8Array = new TextEncoder().encode(text);
	let row = 0;
	let again = 0;
	for (let open = 0; ; open++) {
		again += rest.length;
		const mayGoOn = (): boolean => open < MOST_OPEN_QUOTES && (open === 0 || again < MOST_READ_AGAIN);
		let end = 0;
		let isOpen = false;
		parse(rest, {
			delimiter,
			relax_column_count: true,
			relax_quotes: true,
			skip_records_with_error: true,
			...(Number.isFinite(most) && { to: most }),
			on_record: (cells, { bytes }) => {
				end = bytes;
				records.push({ row: ++row, cells });
				return null;
			},
			on_skip: (error) => {
				isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED';
				row++;
				refuse(
					row,
					isOpen
						? `cannot be read: a quote opens and is not closed${mayGoOn() ? '' : '; nor what follows, after too many of them'}`
						: `cannot be read: ${error?.message.split('\n')[0]!.slice(0, 200) ?? 'unknown reason'}`
				);
				return undefined;
			}
		});
		// A quote that is left open would take all that follows with it.
		const after = isOpen && mayGoOn() ? lineEnd(rest, end) : rest.length;
		if (after >= rest.length) return records;
		rest = rest.subarray(after);
	}
}

/** Where the line after the one at `from` begins. */
function lineEnd(bytes: Uint8Array, from: number): number {
	let at = from;
	while (bytes[at] === 10 || bytes[at] === 13) at++;
	const end = bytes.indexOf(10, at);
	return end < 0 ? bytes.length : end + 1;
}

/** The delimiter that gives most rows the same number of cells, two at least. */
function delimiterOf(text: string): string {
	const start = text.slice(0, 200_000);
	const scores = delimiters.map((delimiter) => {
		const records = recordsOf(start, delimiter, () => undefined, SAMPLE).filter(({ cells }) =>
			cells.some((cell) => cell.trim() !== '')
		);
		const width = records[0]?.cells.length ?? 0;
		if (width < 2) return 0;
		const alike = records.filter(({ cells }) => cells.length === width).length / records.length;
		const known = records[0]!.cells.filter((cell) => fieldOf(cell) !== null).length;
		return alike * (1 + Math.min(width, 20) / 100) + known;
	});
	return delimiters[scores.indexOf(Math.max(...scores))]!;
}

/** Whether a cell is more likely data than the name of a column. */
const isData = (cell: string): boolean =>
	/^-?\d[\d.,:/-]*$/u.test(cell.trim()) || /^https?:/u.test(cell) || isPair(cell);
