import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildGazetteer } from '#cli/gazetteer/build.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { nameKey } from '#lib/extract/gazetteer/key.ts';
import { readHead } from '#lib/extract/gazetteer/layout.ts';

let scratch: string;
let gazetteer: Gazetteer;
let bytes: Uint8Array;
beforeAll(async () => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-gazetteer-'));
	({ bytes } = await build('geodata', 'table.bin'));
	gazetteer = new Gazetteer(new Uint8Array(bytes).buffer);
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true }));

const build = (directory: string, name: string, dumps: string[] = []) =>
	buildGazetteer({ directory, output: join(scratch, name), dumps });

/** Ids of the places of a name. */
function ids(name: string, table = gazetteer): string[] {
	const row = table.key(nameKey(name));
	if (row < 0) return [];
	const [from, to] = table.leads(row);
	return [...table.columns.leadPlaces.slice(from, to)].map((place) => table.id(place));
}

describe('the gazetteer', () => {
	test.each([
		['Tehran', 'geonames:112931'],
		['Khuzestan', 'iso:IR-10'],
		['Persian Gulf', 'own:persian-gulf'],
		['Soviet Union', 'own:soviet-union'],
		['Iranians', 'iso:IR'],
		['U.S.', 'iso:US'],
		['Calif.', 'iso:US-CA'],
		['Bombay', 'geonames:1275339'],
		['Evin prison', 'own:evin-prison'],
		['Orange County', 'geonames-admin2:US.CA.059']
	])('knows %s', (name, id) => expect(ids(name)).toContain(id));

	test('has every place on the globe, under an id of its own', () => {
		const { lon, lat, kind } = gazetteer.columns;
		expect(gazetteer.size).toBeGreaterThan(200_000);
		expect(lon.every((degrees) => Math.abs(degrees) <= 180)).toBe(true);
		expect(lat.every((degrees) => Math.abs(degrees) <= 90)).toBe(true);
		expect(new Set(kind).size).toBe(20);
		expect(new Set(lon.keys().map((place) => gazetteer.id(place))).size).toBe(gazetteer.size);
	});

	test('knows about how far each place may lie from its point, on both sides of the 180th meridian, too', () => {
		const { lon, uncertaintyKm } = gazetteer.columns;
		const place = (id: string): number => lon.keys().find((at) => gazetteer.id(at) === id)!;
		// No place is larger than the Pacific Ocean.
		expect(uncertaintyKm.every((km) => km <= 6000)).toBe(true);
		// Cities of Chukotka lie between 160 east and 170 west.
		const chukotka = place('iso:RU-CHU');
		expect(Math.abs(lon[chukotka]!)).toBeGreaterThan(160);
		expect(uncertaintyKm[chukotka]).toBeLessThan(2000);
	});

	test('names its sources with their licences, and stays small', () => {
		const { sources } = readHead(bytes).head;
		expect(sources.every(({ name, licence }) => name !== '' && licence !== '')).toBe(true);
		expect(sources.map(({ licence }) => licence)).toContain('CC BY 4.0');
		expect(bytes.length).toBeLessThan(120e6);
	});

	test('is not built again while nothing has changed', async () => {
		expect((await build('geodata', 'table.bin')).written).toBe(false);
	});

	test('takes rows beside a dataset and a dump of GeoNames', { timeout: 120_000 }, async () => {
		mkdirSync(join(scratch, 'atlas/gazetteer'), { recursive: true });
		writeFileSync(
			join(scratch, 'atlas/gazetteer/quarters.tsv'),
			'# id\tkind\tlat\tlon\tkm\tcountry\tname\tother names\tpeoples\nold-mill\tsite\t35.5\t51.5\t1\tIR\tOld Mill of Examples\t\t\n'
		);
		const dump = join(scratch, 'IR.txt');
		const row = [
			'999999999',
			'Nowhereabad',
			'Nowhereabad',
			'',
			'35',
			'51',
			'P',
			'PPL',
			'IR',
			'',
			'26',
			'',
			'',
			'',
			'12'
		];
		writeFileSync(dump, `${row.join('\t')}\t\t\tAsia/Tehran\t2020-01-01\n`);
		const more = await build(join(scratch, 'atlas'), 'more.bin', [dump]);
		const table = new Gazetteer(new Uint8Array(more.bytes).buffer);
		expect(ids('Old Mill of Examples', table)).toEqual(['own:old-mill']);
		expect(ids('Nowhereabad', table)).toEqual(['geonames:999999999']);
		expect(table.size).toBe(gazetteer.size + 2);
	});
});
