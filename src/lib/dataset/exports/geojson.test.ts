import { check } from '@placemarkio/check-geojson';
import { expect, test } from 'vitest';
import { hostile, whole, wholes, withEvent } from '#tests/excerpts.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { excerptOf } from './excerpt.ts';
import { eventsGeoJson, placesGeoJson } from './geojson.ts';

interface Read {
	features: { id: string; geometry: { type: string } | null; properties: Record<string, unknown> }[];
	[member: string]: unknown;
}
const read = (text: string) => check(text) as unknown as Read;
const event = (id: string) => read(eventsGeoJson(whole)).features.find((feature) => feature.id === id)!;

test.each(wholes)('%s is GeoJSON, every place and event once, the same bytes each time', (_, excerpt) => {
	const { catalogue } = excerpt;
	const places = read(placesGeoJson(excerpt));
	const events = read(eventsGeoJson(excerpt));
	expect(places.features.map(({ id }) => id)).toEqual(catalogue.places.map(({ id }) => id));
	expect(events.features.map(({ id }) => id)).toEqual([...catalogue.entries].map(({ event }) => event.id));
	expect(eventsGeoJson(excerpt)).toBe(eventsGeoJson(excerpt));
	for (const { attribution, licence, url } of [places, events]) {
		expect(attribution).toContain(catalogue.dataset.atlas.licence);
		expect(licence).toBe(catalogue.dataset.atlas.licence);
		expect(url).toBe(excerpt.home);
	}
});

test('an event says when, where, who and who says so, and holds nothing of the build', () => {
	expect(event('league-founded')).toMatchObject({
		geometry: { type: 'Point' },
		properties: {
			title: { en: 'Harbour League founded' },
			when: '1979-05-12',
			earliest: '1979-05-12',
			latest: '1979-05-12',
			places: [{ id: 'lisbon-signal-hall', role: 'venue' }],
			citations: [{ source: 'bulletin', start: 143, end: 210, publisher: 'Bulletin of the Harbour League' }],
			url: 'https://example.org/atlas/event/league-founded/'
		}
	});
	for (const { properties } of read(eventsGeoJson(whole)).features) {
		expect(properties).not.toHaveProperty('whole');
		expect(properties).not.toHaveProperty('parts');
	}
});

test('an open end stays open, and what has no place has no geometry', () => {
	expect(event('charter-draft').properties).toMatchObject({ latest: '1979-05-11' });
	expect(event('charter-draft').properties).not.toHaveProperty('earliest');
	const lasting = withEvent({ when: '2012-07/..', places: [] });
	expect(read(eventsGeoJson(lasting)).features[0]).toMatchObject({
		geometry: null,
		properties: { earliest: '2012-07-01' }
	});
	expect(read(eventsGeoJson(lasting)).features[0]!.properties).not.toHaveProperty('latest');
});

test('points are one geometry, and an area stands beside them', () => {
	const at = (...ids: string[]) =>
		read(eventsGeoJson(withEvent({ places: ids.map((id) => ({ id, role: 'venue' })) }))).features[0]!
			.geometry;
	expect(at('lisbon', 'porto')?.type).toBe('MultiPoint');
	expect(at('brittany')?.type).toBe('Polygon');
	expect(at('lisbon', 'brittany', 'porto')).toMatchObject({
		type: 'GeometryCollection',
		geometries: [{ type: 'MultiPoint' }, { type: 'Polygon' }]
	});
});

test('of some events, the places that they are linked to and what these lie in go out', () => {
	const { catalogue } = whole;
	const chosen = [...catalogue.entries].filter(({ event: { id } }) => id === 'league-founded');
	const { features } = read(placesGeoJson(excerptOf(catalogue, whole.home, 'en', chosen)));
	expect(features.map(({ id }) => id).sort()).toEqual(['lisbon', 'lisbon-signal-hall']);
});

dearLaw('any text reads back the same', hostile, hostile, (title, name) => {
	const { properties } = read(eventsGeoJson(withEvent({ title: { en: title }, participants: [name] })))
		.features[0]!;
	expect(properties).toMatchObject({ title: { en: title }, participants: [name] });
});
