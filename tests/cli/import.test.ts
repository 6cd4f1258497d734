import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportAtlas } from '#cli/commands/export.ts';
import { importFile, type ImportOptions } from '#cli/commands/import.ts';
import { init } from '#cli/commands/init.ts';
import { gatherDirectory, loadDirectory } from '#cli/directory.ts';
import { posters } from '#cli/commands/posters.ts';
import { fileNames } from '#lib/dataset/files.ts';
import type { Report } from '#lib/dataset/imports/report.ts';
import { fails } from '#lib/dataset/problem.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { write } from '#tests/fixtures/files.ts';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

const atlases = ['../fixtures/atlas', '../../geodata'].map((path) => resolve(import.meta.dirname, path));
const golden = resolve(import.meta.dirname, '../golden/import');
let folder: string;
let out: string;
let printed: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-import-'));
	for (const stream of [process.stdout, process.stderr])
		vi.spyOn(stream, 'write').mockImplementation((text) => {
			printed += String(text);
			return true;
		});
	vi.stubEnv('CHRONOTOPE_URL', undefined);
	vi.stubEnv('CHRONOTOPE_DATA', undefined);
});
let count = 0;
beforeEach(() => {
	printed = '';
	out = join(folder, `dataset-${++count}`);
});
afterAll(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

const textsIn = (directory: string): string[] =>
	Object.values(fileNames).map((name) => readFileSync(join(directory, name), 'utf8'));
function file(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}
/** Imports into a folder and gives the report. */
async function add(path: string, options: ImportOptions = {}): Promise<Report & { code: number }> {
	const report = join(folder, 'report.json');
	const code = await importFile(path, { to: out, report, ...options });
	return { code, ...(JSON.parse(readFileSync(report, 'utf8')) as Report) };
}
function valid(directory = out): Dataset {
	const { dataset, problems } = loadDirectory(directory);
	expect(fails(problems)).toBe(false);
	return dataset!;
}

describe('init', () => {
	test('makes a dataset that is valid, and says what comes next', async () => {
		expect(await init(out, { title: 'The south coast', languages: 'en,fa', licence: 'CC-BY-4.0' })).toBe(0);
		const { atlas, events, places, sources } = valid();
		expect(atlas).toMatchObject({
			title: { en: 'The south coast' },
			languages: ['en', 'fa'],
			licence: 'CC-BY-4.0'
		});
		expect(atlas.categories.length).toBeGreaterThan(3);
		expect([events, places, sources]).toEqual([[], [], []]);
		expect(printed).toContain(`import FILE --to ${out}`);
	});

	test('takes the title from the folder, and words from the first language', async () => {
		await init(join(folder, 'north-sea_2019'), {});
		expect(valid(join(folder, 'north-sea_2019')).atlas.title).toEqual({ en: 'North sea 2019' });
		await init(out, { languages: 'fa' });
		expect(valid().atlas.categories[0]!.label).toEqual({ fa: 'رویدادها' });
	});

	test('leaves a folder alone that is not empty, and refuses what is no language', async () => {
		mkdirSync(out);
		writeFileSync(join(out, 'mine.txt'), 'mine');
		await expect(init(out, {})).rejects.toThrow('not empty');
		expect(readdirSync(out)).toEqual(['mine.txt']);
		await expect(init(join(folder, 'none'), { languages: 'en,English' })).rejects.toThrow(
			'invalid language "English"'
		);
	});
});

describe('import', () => {
	test('of a table into a new dataset gives its own kinds, and the commands that come next', async () => {
		await init(out, {});
		const { code, rows, columns } = await add(join(golden, 'coast.csv'));
		expect(code).toBe(3);
		expect(rows).toEqual({ read: 11, imported: 7, alreadyThere: 1, refused: 3 });
		expect(columns).toContainEqual({ column: 'Where', field: 'place', reason: 'name' });
		expect(valid().atlas.categories.map(({ id }) => id)).toEqual(['protest', 'meeting']);
		expect(printed).toContain('Where   = place (by its name)');
		expect(printed).toContain(`review ${out}`);
		expect(printed).toContain(`CHRONOTOPE_DATA=${out} npm start`);
	});

	test('adds to records that are there, byte by byte, and nothing a second time', async () => {
		await add(join(golden, 'coast.csv'));
		const first = textsIn(out);
		const { rows, added } = await add(join(golden, 'tour.kml'));
		expect(added).toMatchObject({ events: 5, categories: ['storms', 'event'] });
		const second = textsIn(out);
		for (const at of [1, 2, 3])
			expect(second[at]!.startsWith(first[at]!.replace(/\s*\](?:\s*\})?\s*$/u, ''))).toBe(true);
		const again = await add(join(golden, 'tour.kml'));
		expect(again.rows).toEqual({ ...rows, imported: 0, alreadyThere: rows.imported });
		expect(textsIn(out)).toEqual(second);
	});

	test('keeps what a person has changed since', async () => {
		const path = file('kept.csv', 'id,title,date\nrally-1988,Rally,1988\n');
		await add(path);
		const events = readFileSync(join(out, 'events.json'), 'utf8').replace(
			'"Rally"',
			'"Rally at the customs house"'
		);
		writeFileSync(join(out, 'events.json'), events);
		const { rows, findings } = await add(path);
		expect(rows).toMatchObject({ imported: 0, alreadyThere: 1 });
		expect(findings).toMatchObject([{ code: 'differs', row: 2 }]);
		expect(readFileSync(join(out, 'events.json'), 'utf8')).toBe(events);
	});

	test('writes nothing in a dry run, nor into a dataset that is not valid', async () => {
		expect((await add(join(golden, 'tour.kml'), { dryRun: true })).added.events).toBe(5);
		expect(() => readdirSync(out)).toThrow('ENOENT');
		await init(out, {});
		writeFileSync(join(out, 'events.json'), '[{"id":"broken"}]');
		await expect(add(join(golden, 'tour.kml'))).rejects.toThrow('nothing imported');
		expect(readFileSync(join(out, 'events.json'), 'utf8')).toBe('[{"id":"broken"}]');
	});

	test('takes a table in the encoding and with the delimiter that it has', async () => {
		const text = 'عنوان\tتاریخ\tمکان\tعرض\tطول\nگردهمایی\t1988-07-28\tتهران\t35.69\t51.39\n';
		const path = file('farsi.csv', Buffer.from(`\uFEFF${text}`, 'utf16le'));
		await add(path, { language: 'fa' });
		const { atlas, events, places } = valid();
		expect(atlas.languages).toEqual(['fa']);
		expect(events[0]).toMatchObject({ title: { fa: 'گردهمایی' }, when: '1988-07-28' });
		expect(places[0]!.properties.names).toEqual({ fa: 'تهران' });
	});

	test('reads a workbook and a KMZ, and refuses what unfolds without end', async () => {
		const kml = readFileSync(join(golden, 'tour.kml'));
		const { form, rows } = await add(
			file('tour.kmz', zipSync({ 'doc.kml': kml, 'files/a.png': new Uint8Array(9) }))
		);
		expect([form, rows.read, rows.imported]).toEqual(['kml', 7, 5]);
		// What it says of its size stands in the directory at its end.
		const bomb = Buffer.from(zipSync({ 'doc.kml': kml }));
		bomb.writeUInt32LE(2 ** 30, bomb.indexOf('PK\x01\x02') + 24);
		await expect(add(file('bomb.kmz', bomb))).rejects.toThrow('bytes unzipped');
		await expect(add(file('other.zip', zipSync({ 'a.txt': kml })))).rejects.toThrow(
			'no workbook (.xlsx) and no KMZ'
		);
		await expect(add(file('broken.kmz', kml.subarray(0, 0)))).rejects.toThrow('it is empty');
	});

	test('maps columns as asked, and says what it does not know', async () => {
		const path = file('mapped.csv', 'What,"Where, roughly",Memo\nRally,Porto,private\n');
		const { columns } = await add(path, { map: 'What=title,Where, roughly=place,Memo=ignore' });
		expect(columns.map(({ field }) => field)).toEqual(['title', 'place', null]);
		await expect(add(path, { map: 'What=headline' })).rejects.toThrow(
			'invalid --map What=headline: unknown field'
		);
		await expect(add(path, { map: 'Nothing=title' })).rejects.toThrow('unknown column "Nothing"');
		await expect(importFile(path, {})).rejects.toThrow('missing --to');
	});

	test('is run by its name, with its exit codes', async () => {
		const path = file('run.csv', 'title,lat,lon\nA,41,-8\nB,x,y\n');
		expect((await run(['import', path, '--to', out])).code).toBe(3);
		expect((await runHere(['import', path, '--to', out, '--format', 'docx'])).code).toBe(2);
		expect((await runHere(['import', join(folder, 'none.csv'), '--to', out])).code).toBe(1);
		expect((await runHere(['init'])).code).toBe(2);
	});

	test('an atlas of one language has pictures for the pages of both', { timeout: 120_000 }, async () => {
		await add(file('one.csv', 'title,date,place,lat,lon\nA,1988,Porto,41.15,-8.61\n'));
		expect(await posters(out, { out: join(out, 'posters') })).toBe(0);
		expect(readdirSync(join(out, 'posters')).filter((name) => name.startsWith('map-'))).toEqual([
			'map-en.png',
			'map-fa.png'
		]);
	});
});

describe.each(atlases)('an export of %s comes back', (atlas) => {
	const exported = async (
		directory: string,
		format: 'geojson' | 'csv' | 'kml' | 'lpf',
		name: string,
		places = false
	) => {
		const path = join(folder, name);
		await exportAtlas(directory, { format, out: path, places });
		return path;
	};

	test.each([
		['geojson', false],
		['geojson', true],
		['csv', false]
	] as const)('whole from %s (places: %s): the same bytes go out again', async (format, places) => {
		const first = await exported(atlas, format, `first.${format}`, places);
		const { code, rows } = await add(first);
		expect([code, rows.refused, rows.alreadyThere]).toEqual([0, 0, 0]);
		const second = await exported(out, format, `second.${format}`, places);
		expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
	});

	const whole = loadDirectory(atlas).dataset!;
	const cited = ({ citations }: Dataset['events'][number], { sources }: Dataset) =>
		[...new Set(citations.map(({ source }) => source))].map((id) => {
			const { title, publisher, url } = sources.find((one) => one.id === id)!;
			return { id, title, publisher, url };
		});
	const happened = ({ places }: Dataset['events'][number]) =>
		places.filter(({ role }) => role === 'venue' || role === 'area');

	test('from KML with id, time, places of happening and sources', async () => {
		const { rows } = await add(await exported(atlas, 'kml', 'a.kml'));
		expect([rows.imported, rows.refused]).toEqual([rows.read, 0]);
		const back = valid();
		expect(back.events.map(({ id }) => id).sort()).toEqual(whole.events.map(({ id }) => id).sort());
		for (const event of whole.events) {
			const found = back.events.find(({ id }) => id === event.id)!;
			expect([found.when, found.category, happened(found), cited(found, back)]).toEqual([
				event.when,
				event.category,
				happened(event),
				cited(event, whole)
			]);
		}
		for (const place of back.places) {
			const { geometry, properties } = whole.places.find(({ id }) => id === place.id)!;
			expect([place.geometry, place.properties.kind]).toEqual([geometry, properties.kind]);
		}
	});

	test('from Linked Places with ids, names, outlines, times and sources of what is linked to a place', async () => {
		await add(await exported(atlas, 'lpf', 'a.lpf.json'));
		const back = valid();
		expect(back.places).toEqual(
			whole.places.map((place) =>
				expect.objectContaining({ id: place.id, geometry: place.geometry, properties: place.properties })
			)
		);
		for (const event of whole.events.filter(({ places }) => places.length > 0)) {
			const found = back.events.find(({ id }) => id === event.id)!;
			const links = (one: typeof event) => one.places.map(({ id, role }) => `${id} ${role}`).sort();
			expect([found.when, links(found), cited(found, back)]).toEqual([
				event.when,
				links(event),
				cited(event, whole)
			]);
		}
	});

	test('into events in parts writes a part of its own, and touches no other', async () => {
		const [atlas] = atlases as [string];
		cpSync(atlas, out, { recursive: true });
		const events = JSON.parse(readFileSync(join(out, 'events.json'), 'utf8')) as object[];
		rmSync(join(out, 'events.json'));
		const [first, second] = [events.slice(0, 9), events.slice(9)].map((some) =>
			some.map((event) => `${JSON.stringify(event)}\n`).join('')
		) as [string, string];
		write(join(out, 'events/1.jsonl'), first);
		write(join(out, 'events/2.jsonl.gz'), gzipSync(second));
		const table = file(
			'more.csv',
			'title,date,lat,lon\nGale,1990-02-03,48.4,-4.5\nStorm,1990-02-04,48.4,-4.5\n'
		);
		expect(await add(table)).toMatchObject({ code: 0, rows: { imported: 2 } });
		const [added, ...others] = readdirSync(join(out, 'events')).sort().reverse();
		expect([added, others]).toEqual([
			expect.stringMatching(/^imported-[0-9a-f]{16}\.jsonl$/u),
			['2.jsonl.gz', '1.jsonl']
		]);
		expect(readFileSync(join(out, 'events/1.jsonl'), 'utf8')).toBe(first);
		const { dataset, problems } = await gatherDirectory(out);
		expect(fails(problems)).toBe(false);
		expect(dataset!.events.map(({ id }) => id)).toHaveLength(events.length + 2);
		expect(existsSync(join(out, 'events.json'))).toBe(false);
		// The same again is there already: nothing is written.
		expect(await add(table)).toMatchObject({ code: 0, rows: { alreadyThere: 2 } });
		expect(readdirSync(join(out, 'events'))).toHaveLength(3);
	});
});
