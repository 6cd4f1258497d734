import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bordersOf } from './borders.ts';
import { buildBasemap } from './build.ts';
import { readCountries } from './countries.ts';
import { inputsDigest } from './inputs.ts';
import { alpha2 } from './iso.ts';
import { readLayers } from './layers.ts';
import { seatOf } from './seat.ts';
import { cutTiles } from './tiles.ts';

describe('the layers', () => {
	const layers = readLayers(['en', 'fa']);
	const featuresOf = (name: string) => layers.find((layer) => layer.name === name)!.features;

	test('name each country once, in each language', () => {
		const codes = featuresOf('countries').map(({ properties }) => properties!.code);
		expect(new Set(codes).size).toBe(codes.length);
		const iran = featuresOf('countries').find(({ properties }) => properties!.code === 'IR');
		expect(iran?.properties).toMatchObject({ 'name:en': 'Iran', 'name:fa': 'ایران' });
	});

	test('have every city on the map and every name in both languages', () => {
		for (const { geometry, properties } of [...featuresOf('cities'), ...featuresOf('seas')]) {
			const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
			expect(Math.abs(lon!)).toBeLessThanOrEqual(180);
			expect(Math.abs(lat!)).toBeLessThanOrEqual(85);
			expect(properties!['name:en']).toMatch(/\p{Script=Latin}/u);
			expect(properties!['name:fa']).toMatch(/\p{Script=Arabic}/u);
		}
	});

	test('leave out of a tile what begins at a later zoom', () => {
		const late: Feature = {
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [0, 0] },
			properties: { from: 2 }
		};
		const counts = [...cutTiles([{ name: 'late', features: [late] }], 3)].map((tiles) => tiles.length > 0);
		expect(counts).toEqual([false, false, true, true]);
	});
});

describe('countries and borders', () => {
	const countries = readCountries();
	const borders = bordersOf(countries);
	const touches = (lines: [number, number][][], lon: number, lat: number) =>
		lines.some((line) => line.some(([x, y]) => Math.hypot(x - lon, y - lat) < 0.1));

	test('are known by their ISO codes', () => {
		expect(alpha2('364')).toBe('IR');
		expect(alpha2('999')).toBeUndefined();
		for (const code of ['IR', 'XK', 'PS', 'TW', 'SS'])
			expect(countries.units.some((unit) => unit.code === code)).toBe(true);
	});

	test('a line of control is disputed, the border that goes on from it is not', () => {
		expect(touches(borders.disputed, 74, 34)).toBe(true);
		expect(touches(borders.agreed, 74, 34)).toBe(false);
		expect(touches(borders.agreed, 74.6, 31.1)).toBe(true);
	});

	test('Crimea is drawn with Ukraine, the line between them as a claim', () => {
		expect(touches(countries.claims, 33.7, 46.1)).toBe(true);
		expect(touches(borders.agreed, 33.7, 46.1)).toBe(false);
	});
});

test('a name stands where its country is wide', () => {
	// A strip in the south west, a block in the north east.
	const seat = seatOf([
		[0, 0],
		[2, 0],
		[2, 4],
		[12, 4],
		[12, 10],
		[0, 10],
		[0, 0]
	]);
	expect(seat).toEqual({ at: [6, expect.any(Number)], width: 12 });
	expect(seat.at[1]).toBeGreaterThan(4);
});

describe('the build', () => {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'basemap-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test(
		'writes the file, not again while it is up to date, and the same bytes anew',
		{ timeout: 120_000 },
		async () => {
			const output = join(folder, 'deeper', 'world.pmtiles');
			const steps: number[] = [];
			const options = { languages: ['en'], maxZoom: 0, output };
			const first = await buildBasemap({ ...options, onProgress: (done) => steps.push(done) });
			expect(first).toMatchObject({ written: true, tiles: 1 });
			expect(steps).toEqual([0, 1, 2, 3, 4]);
			const bytes = await readFile(output);
			expect(bytes.length).toBe(first.bytes);
			expect(await buildBasemap(options)).toEqual({ ...first, written: false });
			await writeFile(output, 'not an archive');
			expect(await buildBasemap(options)).toEqual(first);
			expect(Buffer.compare(bytes, await readFile(output))).toBe(0);
		}
	);

	test('is out of date when languages or zooms change', () => {
		const digest = inputsDigest(['en'], 6);
		expect(inputsDigest(['en'], 6)).toBe(digest);
		expect(inputsDigest(['en', 'fa'], 6)).not.toBe(digest);
		expect(inputsDigest(['en'], 7)).not.toBe(digest);
	});
});
