export type Cell = string | number | null | undefined;

/**
 * What a table program may take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), in either width; and what an
 * import would take for one that was quoted.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A table as CSV: UTF-8 with a byte order mark, commas, CRLF (RFC 4180). A text that a table program would take for a
 * formula begins with an apostrophe.
 */
export const csv = (rows: readonly (readonly Cell[])[]): string => `\uFEFF${rows.map(line).join('')}`;

const line = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
	if (typeof cell !== 'string') return String(cell ?? '');
	const safe = (FORMULA.test(cell) ? `'${cell}` : cell).replaceAll(/\p{Cs}/gu, '\uFFFD');
	return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
