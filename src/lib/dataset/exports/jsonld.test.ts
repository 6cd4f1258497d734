import { expect, test } from 'vitest';
import { whole, wholes, withEvent } from '#tests/excerpts.ts';
import { datasetLd, eventLd, placeLd } from './jsonld.ts';

test.each(wholes)('%s is a dataset with its files', (_, excerpt) => {
	const dataset = datasetLd(excerpt, 'en', [{ path: 'data/events.csv', mediaType: 'text/csv' }]);
	expect(dataset).toMatchObject({
		'@type': 'Dataset',
		license: `https://spdx.org/licenses/${excerpt.catalogue.dataset.atlas.licence}`,
		temporalCoverage: expect.stringMatching(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/u),
		distribution: [{ contentUrl: 'https://example.org/atlas/data/events.csv' }]
	});
});

test.each([
	['1979-05-12', '1979-05-12', '1979-05-12'],
	['1988', '1988', '1988'],
	['1984-03/1986-10', '1984-03', '1986-10'],
	['1988/..', '1988', undefined],
	['1988-07~/1990', undefined, '1990'],
	['198X', undefined, undefined],
	['1998-22', undefined, undefined],
	['[..2017]', undefined, undefined]
])('of %s only what is exact is said', (when, startDate, endDate) => {
	const excerpt = withEvent({ when });
	const event = eventLd(excerpt, excerpt.entries[0]!, 'en');
	expect([event.startDate, event.endDate]).toEqual([startDate, endDate]);
	expect(event.location).toMatchObject([{ name: 'Signal hall' }].map(() => ({ '@type': 'Place' })));
});

test('a place has a point, an area has none', () => {
	const { placeById } = whole.catalogue;
	expect(placeLd(whole, placeById.get('lisbon')!, 'fa')).toMatchObject({
		name: 'لیسبون',
		alternateName: expect.arrayContaining(['Lisbon', 'Lissabon']),
		geo: { longitude: -9.1393, latitude: 38.7223 },
		sameAs: ['https://www.wikidata.org/entity/Q597']
	});
	expect(placeLd(whole, placeById.get('algeria')!, 'en')).not.toHaveProperty('geo');
});
