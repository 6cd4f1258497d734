import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { expect, test } from 'vitest';
import { structureProblems } from '#lib/dataset/structure.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { readOutlines } from './outlines.ts';

const { atlas } = filesOf(fixtureAtlas);

test.each(['IR', 'US', 'RU', 'UA', 'FJ', 'ZA', 'SG', 'AQ', 'FR', 'SD'])(
	'the outline of %s is without a fault',
	(country) => {
		const geometry = readOutlines()(country)!;
		const properties = { names: { en: country }, kind: 'country', country, uncertaintyKm: 0 };
		const places = JSON.stringify({
			type: 'FeatureCollection',
			features: [{ type: 'Feature', id: 'a', geometry, properties }]
		});
		expect(structureProblems(places)).toEqual([]);
		const { problems } = readDataset({ atlas, places, events: '[]', sources: '[]' });
		expect(problems.filter(({ path }) => path.includes('geometry'))).toEqual([]);
	}
);

test('Crimea is in the outline of Ukraine, as on the map; what is no country has none', () => {
	const crimea = { type: 'Point' as const, coordinates: [34.3, 45.3] };
	expect(booleanPointInPolygon(crimea, readOutlines()('UA')!)).toBe(true);
	expect(booleanPointInPolygon(crimea, readOutlines()('RU')!)).toBe(false);
	expect(readOutlines()('AA')).toBe(null);
});
