import { kml as toGeoJson } from '@tmcw/togeojson';
import { expect, test } from 'vitest';
import { hostile, kept, whole, wholes, withEvent } from '#tests/excerpts.ts';
import { parseXml, textsOf } from '#tests/xml.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { shortBounds, whenOf } from './days.ts';
import { eventsKml } from './kml.ts';

const back = (text: string) => toGeoJson(parseXml(text) as unknown as Document).features;

test.each(wholes)('%s keeps places, time and sources on the way through KML', (_, excerpt) => {
	const { catalogue, entries } = excerpt;
	const features = back(eventsKml(excerpt, 'en'));
	for (const entry of entries) {
		const { event, happenedAt, sources } = entry;
		const found = features.filter(({ properties }) => properties!.id === event.id);
		expect(found).toHaveLength(Math.max(1, happenedAt.length));
		const { earliest = '', latest = '' } = shortBounds(whenOf(catalogue, entry));
		for (const [at, { geometry, properties }] of found.entries()) {
			expect(properties!.timespan ?? { begin: '', end: '' }).toEqual({ begin: earliest, end: latest });
			expect(properties!.when ?? null).toBe(event.when);
			for (const source of sources) expect(properties!.sources).toContain(catalogue.sources[source]!.title);
			const place = catalogue.places[happenedAt[at] ?? -1];
			if (place?.geometry.type === 'MultiPolygon')
				expect(geometry).toMatchObject({
					geometries: place.geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
				});
			else expect(geometry).toEqual(place?.geometry ?? null);
		}
	}
});

test('words are those of the language', () => {
	const text = eventsKml(whole, 'fa');
	expect(text).toContain('بنیان‌گذاری اتحادیهٔ بندرها');
	expect(text).toContain('نشست‌ها و قطعنامه‌ها');
});

test('years that XML counts otherwise are left out', () => {
	expect(eventsKml(withEvent({ when: '-0044-03-15/0033' }), 'en')).toContain(
		'<TimeSpan><end>0033</end></TimeSpan>'
	);
	expect(eventsKml(withEvent({ when: null }), 'en')).not.toContain('TimeSpan');
});

dearLaw(
	'any text reads back the same, signs apart that XML cannot hold',
	hostile,
	hostile,
	(title, summary) => {
		const document = parseXml(eventsKml(withEvent({ title: { en: title }, summary: { en: summary } }), 'en'));
		const [placemark] = document.getElementsByTagName('Placemark');
		expect(textsOf(placemark!, 'name')).toEqual([kept(title)]);
		expect(textsOf(placemark!, 'description')).toEqual([kept(summary)]);
	}
);
