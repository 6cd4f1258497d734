import { describe, expect, test } from 'vitest';
import { catalogue as join } from '#lib/dataset/catalogue.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { unpackGround, type Ground } from './ground.ts';
import { makeLocator } from './locator.ts';

const catalogue = join(readDataset(filesOf(fixtureAtlas)).dataset!);
const bare: Ground = unpackGround({
	degrees: 1,
	grid: 10,
	land: [],
	lakes: [],
	coast: [],
	borders: [],
	disputed: [],
	names: { countries: [], seas: [], cities: [] }
});
const options = { language: 'en', groundOf: () => bare, width: 440, height: 300, closeHeight: 240 } as const;
const mapsIn = (svg: string): number => svg.split('<svg').length - 2;

describe('a locator', () => {
	test.each(catalogue.places.map(({ id }, place) => [id, place] as const))(
		'of %s names it, on a second map where it is known to within a distance only',
		(_, place) => {
			const { kind, uncertaintyKm, names } = catalogue.places[place]!.properties;
			const entries = [...catalogue.entries].filter(({ happenedAt }) => happenedAt.includes(place));
			const svg = makeLocator(catalogue, [place], entries, options);
			const isPoint = kind === 'site' || kind === 'city';
			expect(mapsIn(svg)).toBe(isPoint && uncertaintyKm > 0 ? 2 : 1);
			expect(svg).not.toContain('NaN');
			const words = [...svg.matchAll(/>([^<>]+)</gu)].map(([, text]) => text).join(' ');
			expect(words).toContain(names.en!.split(' ')[0]);
		}
	);

	test('of no place is nothing', () => {
		expect(makeLocator(catalogue, [], [], options)).toBe('');
	});
});
