import { expect, test } from 'vitest';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { Gazetteer } from './gazetteer.ts';
import { placeOf, placesByPrefix } from './prefix.ts';

const gazetteer = new Gazetteer(fixtureTable().buffer);
const found = (typed: string, limit = 10) =>
	placesByPrefix(gazetteer, typed, limit).map((place) => gazetteer.id(place));

test('a name that is typed finds its places, the whole name first, then the larger', () => {
	expect(found('tehr')).toEqual(['iso:IR-07', 'geonames:112931']);
	expect(found('Paris')).toEqual(['geonames:2988507', 'geonames:4717560']);
	expect(found('New York').slice(0, 2)).toEqual(['iso:US-NY', 'geonames:5128581']);
	expect(found('PÁRIS', 1)).toEqual(['geonames:2988507']);
});

test('another name leads to the place too, an adjective or a postal code does not', () => {
	expect(found('teher')).toEqual(['geonames:112931']);
	expect(found('iranian')).toEqual([]);
	expect(found('tx')).toEqual([]);
});

test('what is too short, unknown or in other letters finds nothing', () => {
	for (const typed of ['', 'p', 'zzz', 'تهران', '...']) expect(found(typed)).toEqual([]);
});

test('a place is found by its id and a name of it', () => {
	expect(gazetteer.name(placeOf(gazetteer, 'geonames:112931', 'Teheran'))).toBe('Tehran');
	expect(placeOf(gazetteer, 'geonames:112931', 'Paris')).toBe(-1);
	expect(placeOf(gazetteer, 'none', 'nowhere')).toBe(-1);
});
