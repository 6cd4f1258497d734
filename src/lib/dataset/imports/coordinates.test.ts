import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { readPair, readSpot, readWkt } from './coordinates.ts';

describe('latitude and longitude in one cell', () => {
	test.each([
		['35.69, 51.42', [51.42, 35.69]],
		['35.69,51.42', [51.42, 35.69]],
		['35,69; 51,42', [51.42, 35.69]],
		['35,69 51,42', [51.42, 35.69]],
		['(35.7, 51.4)', [51.4, 35.7]],
		['[35.7,51.4,12]', [51.4, 35.7]],
		['51.42E 35.69N', [51.42, 35.69]],
		['35°41′22″N, 51°25′0″W', [-51.4166667, 35.6894444]],
		['35 41 22 S, 51 25 0 E', [51.4166667, -35.6894444]],
		['POINT (51.4 35.7)', [51.4, 35.7]],
		['geo:35.7,51.4', [51.4, 35.7]]
	])('%s', (cell, at) => expect(readPair(cell)).toMatchObject({ at }));

	test.each([
		['121.5, 25', 'swapped'],
		['200, 95', 'coordinates'],
		['NaN, 3', 'coordinates'],
		['1e3,4', 'coordinates'],
		['35,69,51,42', 'coordinates'],
		['35N, 51N', 'coordinates'],
		['Tehran', 'coordinates']
	])('%s is none: %s', (cell, code) => expect(readPair(cell)).toMatchObject({ at: null, code }));

	test('may have the longitude first, where its column says so', () => {
		expect(readPair('51.42, 35.69', true)).toMatchObject({ at: [51.42, 35.69] });
		expect(readPair('35.69N, 51.42E', true)).toMatchObject({ at: [51.42, 35.69] });
	});
});

describe('latitude and longitude in two cells', () => {
	test.each([
		['35,69', '51,42', [51.42, 35.69]],
		['90', '-180', [-180, 90]],
		[`35°41'22"N`, "51° 25' W", [-51.4166667, 35.6894444]]
	])('%s %s', (lat, lon, at) => expect(readSpot(lat, lon)).toMatchObject({ at }));

	test.each([
		['', '3', 'incomplete'],
		['NaN', '3', 'coordinates'],
		['Infinity', '1', 'coordinates'],
		['91', '181', 'coordinates'],
		['90.0001', '0', 'swapped']
	])('%s %s are none: %s', (lat, lon, code) => expect(readSpot(lat, lon)).toMatchObject({ at: null, code }));

	test('that are empty say nothing', () => expect(readSpot(' ', '')).toBeNull());

	const degrees = fc.integer({ min: -400e6, max: 400e6 }).map((millionths) => millionths / 1e6);
	law('any numbers give a position on the globe or a reason', degrees, degrees, (lat, lon) => {
		const read = readSpot(lat.toFixed(6), lon.toFixed(6));
		if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) expect(read).toEqual({ at: [lon, lat] });
		else expect(read!.at).toBeNull();
	});
});

test('well-known text gives the geometry that it writes', () => {
	expect(readWkt('POINT(3 4)')).toEqual({ type: 'Point', coordinates: [3, 4] });
	expect(readWkt('POLYGON ((0 0, 1 0, 1 1, 0 0))')).toEqual({
		type: 'Polygon',
		coordinates: [
			[
				[0, 0],
				[1, 0],
				[1, 1],
				[0, 0]
			]
		]
	});
	expect(readWkt('MULTIPOLYGON (((0 0,1 0,1 1,0 0)))')).toMatchObject({ type: 'MultiPolygon' });
	for (const text of ['POINT', 'LINESTRING (0 0, 1 1)', 'POLYGON ((', 'Point of no return'])
		expect(readWkt(text)).toBeNull();
});
