import readXlsxFile from 'read-excel-file/universal';
import type { Sheet } from '#lib/dataset/imports/timemap.ts';
import { Refusal } from '../documents/document.ts';
import { LONGEST_TAG, MOST_SHEET_CELLS } from '../documents/limits.ts';
import { unfolded, type ZippedFile } from './zip.ts';

/** Name of the file that makes a zipped file a workbook. */
export const WORKBOOK = 'xl/workbook.xml';

/**
 * The sheets of a workbook (.xlsx), their cells as texts; formulas as the values that they had.
 * @throws Refusal
 */
export async function sheetsOf(bytes: Uint8Array, files: readonly ZippedFile[]): Promise<Sheet[]> {
	// The reader trusts the sizes that the archive says, and fills every gap before a cell.
	for (const file of files) {
		if (!/\.(?:xml|rels)$/u.test(file.name)) continue;
		const part = unfolded(bytes, file);
		if (/^\/?xl\/(?!sharedStrings|styles|theme)/u.test(file.name)) expectNear(new TextDecoder().decode(part));
	}
	try {
		const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
		return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((cells) => cells.map(textOf)) }));
	} catch (error) {
		throw new Refusal(
			`invalid workbook: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read'}`
		);
	}
}

/** @throws Refusal where a sheet has a cell so far out that there are too many before it */
function expectNear(xml: string): void {
	let rows = 0;
	let columns = 0;
	let row = 0;
	let column = 0;
	for (const [tag, name, attributes = ''] of xml.matchAll(/<(?:[\w.-]{1,50}:)?(row|c)(?=[\s/>])([^<>]*)/gu)) {
		const { letters, number } = /(?:^|\s)r=["'](?<letters>[A-Z]*)(?<number>\d*)["']/u.exec(attributes)
			?.groups ?? { letters: '', number: '' };
		const isOdd =
			tag.length > LONGEST_TAG ||
			(attributes.match(/["']/gu) ?? []).length % 2 === 1 ||
			(letters === '' && number === '' && /(?:^|\s)r=/u.test(attributes)) ||
			letters!.length > 3 ||
			number!.length > 7;
		if (isOdd)
			throw new Refusal(`invalid workbook: a cell that is nowhere: ${JSON.stringify(tag.slice(0, 60))}`);
		if (name === 'row') column = 0;
		else column = letters === '' ? column + 1 : columnOf(letters!);
		if (number !== '') row = Number(number);
		else if (name === 'row') row++;
		rows = Math.max(rows, row);
		columns = Math.max(columns, column);
		if (rows * columns > MOST_SHEET_CELLS)
			throw new Refusal(
				`invalid workbook: a sheet of ${rows} rows and ${columns} columns; at most ${MOST_SHEET_CELLS} cells`
			);
	}
}

const columnOf = (letters: string): number =>
	[...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);

/** A cell as text; a day, of which the workbook keeps its midnight in UTC, as ISO 8601. */
function textOf(cell: unknown): string {
	if (cell instanceof Date) {
		if (Number.isNaN(cell.getTime())) return '';
		// Times are kept in fractions of a day, which do not come out even.
		return new Date(Math.round(cell.getTime() / 1000) * 1000)
			.toISOString()
			.replace(/T00:00:00\.000Z$/u, '')
			.replace(/\.000Z$/u, '');
	}
	return cell === null || cell === undefined ? '' : String(cell);
}
