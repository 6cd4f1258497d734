import { expect, test } from 'vitest';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { Gazetteer } from '../gazetteer/gazetteer.ts';
import { homeOf } from './home.ts';

const gazetteer = new Gazetteer(fixtureTable().buffer);

test.each([
	['The Springfield Gazette', ['geonames:4409896', 'geonames:4250542']],
	['springfieldgazette.com', ['geonames:4409896', 'geonames:4250542']],
	['thedallasdailynews.com', ['geonames:4684888']],
	['www.st-louis-herald.com', ['geonames:4407066']],
	['parisnews.fr', ['geonames:2988507']],
	['example.ir', ['iso:IR']],
	['The Daily News', []],
	['dailynews.com', []],
	['', []]
])('%s is at home at %j', (publisher, ids) => {
	expect((homeOf(publisher, gazetteer)?.places ?? []).map((place) => gazetteer.id(place))).toEqual(ids);
});
