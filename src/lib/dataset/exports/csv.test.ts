import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { hostile, wholes, withEvent } from '#tests/excerpts.ts';
import { law } from '#tests/laws.ts';
import { eventsCsv } from './csv.ts';

const rowsOf = (text: string): Record<string, string>[] =>
	parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

test.each(wholes)('%s is a table with a row an event', (_, excerpt) => {
	const text = eventsCsv(excerpt);
	expect(text.startsWith('\uFEFFid,title_en,title_fa,summary_en,summary_fa,when,')).toBe(true);
	const rows = rowsOf(text);
	expect(rows.map(({ id }) => id)).toEqual(excerpt.entries.map(({ event }) => event.id));
	for (const { lon, lat } of rows) expect([lon, lat].map(Number).every(Number.isFinite)).toBe(true);
});

test('an area is no spot, and a number stays a number', () => {
	expect(rowsOf(eventsCsv(withEvent({})))[0]).toMatchObject({ lon: expect.stringMatching(/^-9\.\d+$/u) });
	const area = withEvent({ places: [{ id: 'algeria', role: 'area' }] });
	expect(rowsOf(eventsCsv(area))[0]).toMatchObject({ lon: '', lat: '', roles: 'area', place_ids: 'algeria' });
});

test.each([
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'\n=1',
	'＝1',
	'＋1',
	'－1',
	'＠A1',
	'=HYPERLINK("x")'
])('%j is no formula', (title) => {
	const [row] = rowsOf(eventsCsv(withEvent({ title: { en: title }, participants: [title] })));
	expect(row!.title_en).toBe(`'${title}`);
	expect(row!.participants).toBe(`'${title}`);
});

law(
	'any text reads back the same, but for the apostrophe before a formula',
	hostile,
	hostile,
	hostile,
	(title, summary, name) => {
		const rows = rowsOf(
			eventsCsv(withEvent({ title: { en: title }, summary: { en: summary }, participants: [name] }))
		);
		expect(rows).toHaveLength(1);
		const safe = (text: string) =>
			(/^'*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text).replaceAll(/\p{Cs}/gu, '\uFFFD');
		expect([rows[0]!.title_en, rows[0]!.summary_en, rows[0]!.participants]).toEqual(
			[title, summary, name].map(safe)
		);
	}
);
