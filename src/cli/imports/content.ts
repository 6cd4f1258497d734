import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import type { Content } from '#lib/dataset/imports/read.ts';
import type { Sheet } from '#lib/dataset/imports/timemap.ts';
import { decoded } from '../documents/decode.ts';
import { MOST_BYTES, Refusal } from '../documents/document.ts';

/** Most bytes that a zipped file may unfold to. */
const MOST_UNZIPPED = 4 * MOST_BYTES;

/**
 * The content of a file: the sheets of a workbook, the document of a KMZ, or text in the encoding that its bytes show.
 * @throws Refusal
 */
export async function contentOf(file: string): Promise<Content> {
	const bytes = bytesOf(file);
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2]! > 8) {
		if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11)
			throw new Refusal('invalid workbook: the old form .xls; save it as .xlsx or CSV');
		return { text: decoded(bytes, declaredEncoding(bytes)) };
	}
	const names = namesIn(bytes);
	if (names.some((name) => name === 'xl/workbook.xml')) return { sheets: await sheetsOf(bytes) };
	const document = names.find((name) => name === 'doc.kml') ?? names.find((name) => /\.kml$/iu.test(name));
	if (document === undefined)
		throw new Refusal('unknown form: a zipped file that is no workbook (.xlsx) and no KMZ');
	const inside = unzipSync(bytes, { filter: ({ name }) => name === document })[document];
	return { text: decoded(inside!, declaredEncoding(inside!)) };
}

function bytesOf(file: string): Uint8Array {
	const handle = openSync(file, 'r');
	try {
		const { size } = fstatSync(handle);
		if (size > MOST_BYTES) throw new Refusal(`invalid size: ${size} bytes; at most ${MOST_BYTES}`);
		return readFileSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** The encoding that an XML declaration names. */
const declaredEncoding = (bytes: Uint8Array): string | null =>
	/^\s*<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})/iu.exec(
		Buffer.from(bytes.subarray(0, 200)).toString('latin1')
	)?.[1] ?? null;

/** Names of the files in a zipped file, none of it unfolded; one that says it is larger than there is any need for is refused. */
function namesIn(bytes: Uint8Array): string[] {
	const names: string[] = [];
	let size = 0;
	try {
		unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				names.push(name);
				size += originalSize;
				return false;
			}
		});
	} catch {
		throw new Refusal('invalid file: a zipped file that is broken');
	}
	if (size > MOST_UNZIPPED)
		throw new Refusal(`invalid size: ${size} bytes unzipped; at most ${MOST_UNZIPPED}`);
	return names;
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
	try {
		const copy = new Uint8Array(bytes).buffer;
		const sheets = await readXlsxFile(copy);
		return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((cells) => cells.map(textOf)) }));
	} catch (error) {
		throw new Refusal(
			`invalid workbook: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read'}`
		);
	}
}

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
