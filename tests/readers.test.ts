/** Laws of all readers: whatever bytes or text they are given, they answer, or throw an error of their own. */
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { expect } from 'vitest';
import { decoded } from '#cli/documents/decode.ts';
import { Refusal } from '#cli/documents/document.ts';
import { readHtml } from '#cli/documents/html.ts';
import { readRecord } from '#cli/documents/jsonl.ts';
import { readMarkdown } from '#cli/documents/markdown.ts';
import { readRequest } from '#cli/extract/request.ts';
import { filesIn, unfolded } from '#cli/imports/zip.ts';
import { readPair, readWkt } from '#lib/dataset/imports/coordinates.ts';
import { readCsv } from '#lib/dataset/imports/csv.ts';
import { kmlTable } from '#lib/dataset/imports/kml.ts';
import { plainText } from '#lib/dataset/imports/plain.ts';
import { XmlFault } from '#lib/dataset/imports/xmltree.ts';
import { parseRecords } from '#lib/dataset/records.ts';
import { boundsOf, meet, unite, type Bounds } from '#lib/geo/bounds.ts';
import { law } from './laws.ts';

/** What a reader gives, or the error that is its own; any other is thrown on. */
function answered<Value>(kind: new (message: string) => Error, read: () => Value): Value | string {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof kind)) throw error;
		expect(error.message).toMatch(/^invalid /u);
		return error.message;
	}
}

const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 200 }),
	fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
	fc.string({ maxLength: 100 }).map((text) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')))
);
/** Text with the signs that mean something to one reader or another. */
const text = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary', maxLength: 20 }),
			fc.constantFrom(
				...[
					'<p>',
					'</p>',
					'<script>',
					'</script>',
					'<!--',
					'-->',
					'<![CDATA[',
					']]>',
					'&lt;',
					'&#x0;',
					'<a href="'
				],
				...['---\n', '# ', '> ', '**', '`', '[a](b)', '\n', '\r', '\t', ' ', '\0', '\ufeff'],
				...['{"id":1,"text":"a"', '}', '[', ']', ',', ':', '"', '\\', '__proto__', ';', '|', '1988', 'a']
			)
		),
		{ maxLength: 25 }
	)
	.map((parts) => parts.join(''));

law('any bytes are text in some encoding, or are refused', bytes, (file) => {
	const read = answered(Refusal, () => decoded(file));
	expect(typeof read).toBe('string');
});

law('any text is a page with words in it, or is refused', text, (html) => {
	const read = answered(Refusal, () => readHtml(html));
	if (typeof read !== 'string') expect(read.text).toMatch(/\p{L}/u);
});

law('any text is Markdown with words in it, or is refused', text, (markdown) => {
	const read = answered(Refusal, () => readMarkdown(markdown));
	if (typeof read !== 'string') expect(read.text).toMatch(/\p{L}/u);
});

law('any line is a record of JSONL, or is refused', fc.oneof(text, fc.json()), (line) => {
	const read = answered(Refusal, () => readRecord(line));
	if (typeof read !== 'string') expect(typeof read.id).toBe('string');
});

law('any line is a request, or is answered with what is wrong with it', fc.oneof(text, fc.json()), (line) => {
	const read = readRequest(line);
	expect('error' in read ? read.error : read.document.text).not.toBe('');
});

law('the rows of any table are read or refused, and each is as wide as its head says', text, (csv) => {
	const { columns, rows, refused } = readCsv(csv);
	expect(new Set(columns).size).toBe(columns.length);
	for (const { cells } of rows) expect(cells.slice(columns.length).join('').trim()).toBe('');
	const numbers = [...rows.map(({ row }) => row), ...refused.map(({ row }) => row)];
	expect(new Set(numbers).size).toBe(numbers.length);
});

law('any text is KML, however broken, or is refused', text, (inside) => {
	const read = answered(XmlFault, () => kmlTable(`<kml><Placemark>${inside}</Placemark></kml>`));
	if (typeof read !== 'string')
		for (const { cells } of read.rows) expect(cells).toHaveLength(read.columns.length);
});

law('any cell gives words without controls and without spaces at its ends', text, (cell) => {
	const plain = plainText(cell);
	expect(plain).toBe(plain.trim());
	expect(plain).not.toMatch(/[\0\r\t]|<script>/u);
});

law(
	'any text gives a position on the globe, or none',
	fc.oneof(text, fc.stringMatching(/^[\d.,;° NSEW+-]{0,20}$/u)),
	(cell) => {
		const spot = readPair(cell);
		if (spot?.at) expect(Math.abs(spot.at[0]) <= 180 && Math.abs(spot.at[1]) <= 90).toBe(true);
		expect(readWkt(cell) === null || cell.includes('(')).toBe(true);
	}
);

law(
	'of any broken file, each record is told or is there',
	fc.array(fc.oneof(fc.json(), text), { maxLength: 6 }),
	(records) => {
		const { problems, records: read } = parseRecords(`[${records.join(',')}]`, 'events.json', null);
		for (const { path, message } of problems)
			expect([typeof path, message === '']).toEqual(['string', false]);
		expect(read.length + problems.length > 0 || records.join('').trim() === '').toBe(true);
	}
);

const archive = zipSync({
	'doc.kml': new TextEncoder().encode('<kml/>'.repeat(50)),
	'a/b.txt': new Uint8Array(0)
});
law(
	'an archive with any bytes changed gives files of the size that it says, or is refused',
	fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 4 }),
	(changes) => {
		const changed = Uint8Array.from(archive);
		for (const [at, byte] of changes) changed[at] = byte;
		const files = answered(Refusal, () => filesIn(changed));
		if (typeof files === 'string') return;
		for (const file of files) {
			const whole = answered(Refusal, () => unfolded(changed, file));
			if (typeof whole !== 'string') expect(whole).toHaveLength(file.size);
		}
	}
);

const position = fc.tuple(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.double({ min: -90, max: 90, noNaN: true })
);
law(
	'bounds are ordered, hold each position, and meet what lies in them',
	fc.array(position, { minLength: 1, maxLength: 9 }),
	(all) => {
		const each = all.map((coordinates): Bounds => boundsOf({ type: 'Point', coordinates }));
		const [west, south, east, north] = unite(each)!;
		expect(west <= east && south <= north).toBe(true);
		for (const [lon, lat] of all)
			expect(west <= lon && lon <= east && south <= lat && lat <= north).toBe(true);
		expect(each.every((one) => meet(one, [west, south, east, north]))).toBe(true);
		expect([west, south, east, north]).toEqual(boundsOf({ type: 'MultiPoint', coordinates: all }));
	}
);
