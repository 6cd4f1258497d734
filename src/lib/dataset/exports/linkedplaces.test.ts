import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { check } from '@placemarkio/check-geojson';
import { describe, expect, test } from 'vitest';
import { whole, wholes, withEvent } from '#tests/excerpts.ts';
import { shared } from '#tests/shared.ts';
import { linkedPlaces } from './linkedplaces.ts';

const folder = shared('corpora/linked-places');

interface Place {
	'@id': string;
	when?: { timespans: object[] };
	relations?: { relationTo: string }[];
	links: object[];
}
const read = (text: string) => (JSON.parse(text) as { features: Place[] }).features;

describe.skipIf(folder === null)('by the schema of the format', () => {
	test.each(wholes)('every place of %s is right', (_, excerpt) => {
		const schema: object = JSON.parse(readFileSync(join(folder!, 'schema_lpf_v1.2.2.json'), 'utf8'));
		// Its "$id"s repeat, and "type" stands twice in some of its lists: both are let pass, as the tools of the format do.
		const validate = new Ajv({ strict: false, addUsedSchema: false }).compile(withoutIds(schema) as object);
		for (const place of read(linkedPlaces(excerpt))) {
			validate(place);
			expect(validate.errors).toBeNull();
		}
	});
});

function withoutIds(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutIds);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key, id]) => key !== '$id' || typeof id !== 'string')
			.map(([key, child]) => [key, withoutIds(child)])
	);
}

test.each(wholes)('%s is GeoJSON too', (_, excerpt) => {
	expect(() => check(linkedPlaces(excerpt))).not.toThrow();
});

test('a place has its larger place, its identifiers and the times of its events', () => {
	const hall = read(linkedPlaces(whole)).find((place) => place['@id'].includes('lisbon-signal-hall'))!;
	expect(hall.relations).toMatchObject([{ relationTo: 'https://example.org/atlas/place/lisbon/' }]);
	expect(hall.when!.timespans).toContainEqual({ start: { in: '1979-05-12' }, end: { in: '1979-05-12' } });
});

test.each([
	['1992-09', { start: { in: '1992-09' }, end: { in: '1992-09' } }],
	['1981/1992', { start: { in: '1981' }, end: { in: '1992' } }],
	['2012-07/..', { start: { in: '2012-07' } }],
	['[..1979-05-11]', { start: { latest: '1979-05-11' }, end: { latest: '1979-05-11' } }],
	[
		'198X',
		{
			start: { earliest: '1980-01-01', latest: '1989-12-31' },
			end: { earliest: '1980-01-01', latest: '1989-12-31' }
		}
	],
	[
		'198X/1988-07',
		{
			start: { earliest: '1980-01-01', latest: '1988-07-31' },
			end: { earliest: '1988-07-31', latest: '1988-07-31' }
		}
	]
])('%s is a timespan', (when, timespan) => {
	const places = read(linkedPlaces(withEvent({ when })));
	expect(places.flatMap((place) => place.when?.timespans ?? [])).toEqual([timespan]);
});
