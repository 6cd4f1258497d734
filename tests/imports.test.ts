/**
 * Golden imports: each file of `golden/import/` with the report of its import into an empty dataset and the records that it gives.
 * `UPDATE=1` rewrites them; a person reads the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dearLaw } from './dearlaws.ts';
import { law } from './laws.ts';
import { contentOf } from '#cli/imports/content.ts';
import { readWords } from '#cli/imports/datewords.ts';
import { importForms, type Form } from '#lib/dataset/imports/forms.ts';
import { merge, type MergeOptions } from '#lib/dataset/imports/merge.ts';
import { readImport, type Content, type ReadOptions } from '#lib/dataset/imports/read.ts';
import { reportOf, summaryOf } from '#lib/dataset/imports/report.ts';
import { starterAtlas, starterFiles, withRecords } from '#lib/dataset/imports/starter.ts';
import { fails } from '#lib/dataset/problem.ts';
import { readDataset } from '#lib/dataset/read.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { shared } from './shared.ts';

const empty: Dataset = {
	atlas: starterAtlas({ title: 'Empty', languages: ['en'] }),
	places: [],
	events: [],
	sources: []
};

function imported(
	content: Content,
	into: Dataset = empty,
	options: Partial<ReadOptions> & MergeOptions = {}
) {
	const file = readImport(content, { language: 'en', asked: new Map(), ...options });
	const merged = merge(file.drafts, into, { records: file.records, ...options });
	const report = reportOf(file, merged, file.head?.row === undefined ? null : 'imported');
	return { report, ...merged, file };
}
const ofText = (text: string, options: Partial<ReadOptions> & MergeOptions = {}, into?: Dataset) =>
	imported({ text }, into, options);

/** The dataset that an import makes, as the one reader gives it from the files. */
function written({ atlas, added }: ReturnType<typeof imported>, into: Dataset = empty): Dataset {
	const files = starterFiles(atlas);
	const { dataset, problems } = readDataset({
		atlas: files.atlas,
		places: withRecords(files.places, [...into.places, ...added.places], 'features'),
		events: withRecords(files.events, [...into.events, ...added.events], null),
		sources: withRecords(files.sources, [...into.sources, ...added.sources], null)
	});
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(fails(problems)).toBe(false);
	return dataset!;
}

/** Every row is accounted for once. */
function accounted({ report }: ReturnType<typeof imported>): void {
	const { read, imported: taken, alreadyThere, refused } = report.rows;
	expect(taken + alreadyThere + refused).toBe(read);
	expect(report.outcomes).toHaveLength(read);
	expect(new Set(report.outcomes.map(({ row }) => row)).size).toBe(read);
	for (const { row, outcome } of report.outcomes)
		if (outcome === 'refused')
			expect(report.findings.some((one) => one.severity === 'refused' && one.row === row)).toBe(true);
}

const golden = join(import.meta.dirname, 'golden/import');
const goldenFiles = readdirSync(golden).filter((name) => !name.endsWith('.output.json'));

describe('golden imports', () => {
	test.each(goldenFiles)('%s', async (name) => {
		const result = imported(await contentOf(join(golden, name)));
		accounted(result);
		written(result);
		const { report, added } = result;
		const text = `${JSON.stringify({ summary: summaryOf(report), report, added }, null, '\t')}\n`;
		const output = join(golden, `${name}.output.json`);
		if (process.env.UPDATE === '1') writeFileSync(output, text);
		expect(text).toBe(readFileSync(output, 'utf8'));
	});

	test.each(goldenFiles)('%s a second time adds nothing', async (name) => {
		const content = await contentOf(join(golden, name));
		const first = imported(content);
		const again = imported(content, written(first));
		expect(again.added).toEqual({ places: [], events: [], sources: [] });
		expect(again.report.rows.refused).toBe(first.report.rows.refused);
		expect(again.newCategories).toEqual([]);
	});

	test('a timeline gives the same events as its spreadsheet', async () => {
		const [sheet, json] = await Promise.all(
			['timeline.csv', 'timeline.json'].map(async (name) => imported(await contentOf(join(golden, name))))
		);
		expect(sheet!.added).toEqual(json!.added);
	});
});

const corpora = shared('corpora');
describe.skipIf(corpora === null)('files of others', () => {
	const of = (path: string) => contentOf(join(corpora!, path));
	const names: [path: string, form: Form, rows: number][] = [
		['import/women_in_computing.csv', 'timelinejs', 11],
		['import/women_in_computing.json', 'timelinejs', 11],
		['import/storymapjs-marktwain.json', 'storymapjs', 15],
		['import/timemap_data.xlsx', 'timemap', 11],
		['linked-places/linkedplaces-sample-v1.2.2.geojson', 'linked-places', 1]
	];

	test.each(names)('%s is known as %s, and every row of it is imported', async (path, form, rows) => {
		const result = imported(await of(path));
		accounted(result);
		written(result);
		expect(result.report.form).toBe(form);
		expect(result.report.rows).toEqual({ read: rows, imported: rows, alreadyThere: 0, refused: 0 });
	});

	test('a timeline gives the same events from CSV and from JSON', async () => {
		const [csv, json] = [await of(names[0]![0]), await of(names[1]![0])];
		expect(imported(csv).added).toEqual(imported(json).added);
	});

	test('the workbook has one event without a place, and times of day', async () => {
		const { added } = imported(await of('import/timemap_data.xlsx'));
		expect(added.events.filter(({ places }) => places.length === 0)).toHaveLength(1);
		expect(added.events.every(({ when }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(when ?? ''))).toBe(true);
	});

	test('what is no data of a known form is refused as a whole', async () => {
		for (const path of ['linked-places/schema_lpf_v1.2.2.json', 'linked-places/lpf_v2.0.jsonld']) {
			const content = await of(path);
			expect(() => imported(content)).toThrow('unknown form');
		}
	});
});

describe('any table', () => {
	const cell = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.constantFrom(
				'',
				'1988',
				'03/04/1988',
				'25/12/1990',
				'spring 1988',
				'-44',
				'1988-07-28/1990',
				'44 BC'
			)
		},
		{
			weight: 2,
			arbitrary: fc.constantFrom(
				'41.15',
				'-8.61',
				'200',
				'NaN',
				'41°9′N',
				'Porto',
				'https://example.org/a',
				'javascript:alert(1)'
			)
		},
		{
			weight: 2,
			arbitrary: fc.constantFrom(
				'<b>x</b>',
				'&lt;',
				'=1+1',
				'__proto__',
				'a;b',
				'"',
				'\0',
				'فارسی',
				'👩‍🚀',
				'\u202e'
			)
		},
		fc.string({ unit: 'binary', maxLength: 30 }),
		fc.string({ minLength: 80, maxLength: 120 })
	);
	const head = fc.constantFrom(
		...[
			'title',
			'date',
			'end',
			'lat',
			'lon',
			'place',
			'type',
			'url',
			'id',
			'summary',
			'__proto__',
			'constructor',
			'x',
			'title_fa',
			'year',
			'source'
		]
	);
	const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

	dearLaw(
		'is imported, refused or there already, row by row, and what it makes is valid and safe',
		fc.uniqueArray(head, { minLength: 1, maxLength: 8 }),
		fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), { maxLength: 12 }),
		fc.constantFrom(',', ';', '\t', '|'),
		(columns, rows, delimiter) => {
			const text = [['title', ...columns], ...rows]
				.map((cells) => cells.map(quoted).join(delimiter))
				.join('\n');
			const result = ofText(text);
			accounted(result);
			const dataset = written(result);
			const filled = rows.filter((cells) => cells.some((one) => one.trim() !== '')).length;
			expect(result.report.rows.read).toBe(filled);
			for (const { url } of dataset.sources) expect(url ?? 'https:').toMatch(/^https?:/u);
			const again = ofText(text, {}, dataset);
			expect(again.added.events).toEqual([]);
		}
	);

	const rows = fc.uniqueArray(
		fc.record({
			title: fc.constantFrom('Rally', 'Hearing', 'Rally '),
			year: fc.integer({ min: 1900, max: 1910 }),
			text: fc.constantFrom('', 'a', 'b')
		}),
		{
			selector: (row) => JSON.stringify(row),
			maxLength: 12
		}
	);
	dearLaw('of plain rows gives the same ids in any order', rows, (all) => {
		const ids = (list: typeof all): string[] => {
			const text = [
				'title,year,summary',
				...list.map(({ title, year, text: more }) => `${title},${year},${more}`)
			].join('\n');
			return ofText(text)
				.added.events.map(({ id }) => id)
				.sort();
		};
		expect(ids([...all].reverse())).toEqual(ids(all));
	});

	law(
		'any text at all is answered, by rows or by a reason',
		fc.string({ unit: 'binary', maxLength: 400 }),
		fc.option(fc.constantFrom(...importForms), { nil: undefined }),
		(text, form) => {
			try {
				accounted(ofText(text, form ? { form } : {}));
			} catch (error) {
				expect(['ImportFault', 'XmlFault', 'Error']).toContain((error as Error).constructor.name);
				expect((error as Error).message).toMatch(/^(?:invalid|unknown|missing)/u);
			}
		}
	);
});

describe('hostile files', () => {
	test('a cell of ten million characters is cut, and the next row stands', () => {
		const { report, added } = ofText(`title,date,text\nA,1988,"${'x'.repeat(10_000_000)}"\nB,1989,y\n`);
		expect(report.rows.imported).toBe(2);
		expect(added.events[0]!.summary.en!.length).toBe(4000);
		expect(report.findings).toContainEqual(
			expect.objectContaining({ code: 'text-long', row: 2, column: 'text' })
		);
	});

	test('a quote that is left open takes its own line alone', () => {
		const { report } = ofText('title,date\nA,1988\nB,"1989\nC,1990\nD,1991\n');
		expect(report.rows).toEqual({ read: 4, imported: 3, alreadyThere: 0, refused: 1 });
		expect(report.findings).toContainEqual(expect.objectContaining({ severity: 'refused', row: 3 }));
	});

	test('columns named after prototypes reach nothing', () => {
		const { added } = ofText('__proto__,constructor,title,date\npolluted,b,T,1988\n');
		expect(added.events).toHaveLength(1);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		const geojson =
			'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"title":"T","__proto__":{"x":1}},"geometry":null}]}';
		expect(ofText(geojson).report.rows.imported).toBe(1);
	});

	const files: [name: string, reason: string, text: string][] = [
		[
			'an entity of another file',
			'declares entities',
			'<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/hostname">]><kml><Placemark><name>&x;</name></Placemark></kml>'
		],
		[
			'entities of entities',
			'declares entities',
			`<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><kml><Placemark><name>&b;</name></Placemark></kml>`
		],
		['folders in folders', 'nested deeper', `<kml>${'<Folder>'.repeat(50_000)}</kml>`],
		['lists in lists', 'invalid', `{"type":"FeatureCollection","features":${'['.repeat(200_000)}`],
		['an object of no form', 'unknown form', '{"a":1}'],
		['nothing', 'it is empty', '   ']
	];
	test.each(files)('%s is refused: %s', (_, reason, text) => {
		expect(() => ofText(text)).toThrow(reason);
	});

	test('markup leaves words alone, and no script', () => {
		const cells = [
			'<script>alert(1)</script>Seen',
			'<img src=x onerror=alert(1)>Seen',
			'<svg><a href="javascript:alert(1)">x</a></svg>Seen',
			'Seen\u202e\u0007'
		];
		for (const one of cells) {
			const [event] = ofText(`title\n"${one.replaceAll('"', '""')}"\n`).added.events;
			expect(event!.title.en).toBe('Seen');
		}
	});
});

describe('what a user asks for', () => {
	const table = 'What,Zeit,Ort,Memo\nRally,1988-07-28,Porto,private\n';

	test('columns are as asked, whatever they are called', () => {
		const asked = new Map([
			['What', { name: 'title' as const }],
			['Zeit', { name: 'date' as const }],
			['Memo', null]
		]);
		const { report, added } = ofText(table, { asked });
		expect(report.columns).toContainEqual({ column: 'Memo', field: null, reason: 'asked' });
		expect(added.events[0]).toMatchObject({ when: '1988-07-28', title: { en: 'Rally' } });
		expect(() => ofText(table, { asked: new Map([['Nothing', null]]) })).toThrow(
			'unknown column "Nothing": the file has "What"'
		);
	});

	test('the file is a source only if it is named as one', () => {
		expect(ofText('title\nA\n').added.events[0]!.citations).toEqual([]);
		const { added } = ofText('title\nA\nB\n', {
			source: { title: 'List of the harbour office', publisher: 'Harbour office' }
		});
		expect(added.sources).toMatchObject([
			{ title: 'List of the harbour office', rights: 'citation-only', language: 'und' }
		]);
		expect(added.events.every(({ citations }) => citations.length === 1)).toBe(true);
	});

	test('dates in words are read only when that is asked for, and are then inferred', () => {
		const text = 'title,date\nA,28 July 1988\nB,the year of the flood\n';
		expect(ofText(text).added.events.map(({ when, whenNote }) => [when, whenNote?.en])).toEqual([
			[null, '28 July 1988'],
			[null, 'the year of the flood']
		]);
		const [first, second] = ofText(text, { readWords }).added.events;
		expect(first).toMatchObject({
			when: '1988-07-28',
			whenBasis: 'inferred',
			whenNote: { en: 'Read from the words “28 July 1988”.' }
		});
		expect(second).toMatchObject({ when: null, whenNote: { en: 'the year of the flood' } });
	});

	test('places of one name near each other are one, far from each other two', () => {
		const { added } = ofText(
			'title,place,lat,lon\nA,Porto,41.15,-8.61\nB,porto,41.1504,-8.6103\nC,Porto,41.2,-8.61\nD,Porto,,\n'
		);
		expect(added.places.map(({ id }) => id)).toEqual([
			'porto',
			expect.stringMatching(/^porto-[0-9a-f]{6}$/u)
		]);
		expect(added.events[3]!.places).toEqual([]);
		expect(added.events[3]!.summary.en).toBe('D\nPlace, as given: Porto.');
	});

	test('an id that means something else in another file is not taken for it', () => {
		const first = written(ofText('id,title,date\np1,Rally,1988\n'));
		const { added, report } = ofText('id,title,date\np1,Hearing,1992\n', {}, first);
		expect(added.events).toMatchObject([
			{ id: expect.stringMatching(/^hearing-p1-[0-9a-f]{6}$/u), when: '1992' }
		]);
		expect(report.findings).toContainEqual(
			expect.objectContaining({ code: 'id-changed', row: 2, value: 'p1' })
		);
		const town = (id: string, title: string, lon: number) =>
			JSON.stringify({
				'@context': 'https://example.org/linkedplaces-context.jsonld',
				type: 'FeatureCollection',
				features: [
					{
						'@id': `https://example.org/${id}`,
						type: 'Feature',
						properties: { title },
						geometry: { type: 'Point', coordinates: [lon, 40] }
					}
				]
			});
		const here = written(ofText(town('1', 'Lamp Town', 1)));
		expect(ofText(town('1', 'Bell Town', 2), {}, here).added.places).toMatchObject([
			{ geometry: { coordinates: [2, 40] } }
		]);
		expect(ofText(town('1', 'Lamp Town', 1), {}, here).added.places).toEqual([]);
	});

	test('more kinds than an atlas holds go to one for the rest, and are told', () => {
		const text = ['title,category', ...Array.from({ length: 20 }, (_, at) => `E${at},Kind ${at}`)].join('\n');
		const { atlas, report } = ofText(text);
		expect(atlas.categories).toHaveLength(16);
		expect(new Set(atlas.categories.map(({ shape, colour }) => `${shape} ${colour.light}`)).size).toBe(16);
		expect(report.findings.filter(({ code }) => code === 'category-many')).toHaveLength(5);
	});
});
