import { resolve } from 'node:path';
import { loadDirectory } from '#cli/directory.ts';
import { catalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import type { Event } from '#lib/dataset/schema.ts';
import type { Ground } from '#lib/sheet/ground.ts';

/** The fixture atlas's own records. */
export const dataset = loadDirectory(resolve(import.meta.dirname, 'fixtures/atlas')).dataset!;

/** A ground of one square and three names: sheets are judged by what they say. */
export const ground: Ground = {
	degrees: 1,
	land: {
		type: 'MultiPolygon',
		coordinates: [
			[
				[
					[0, 40],
					[0, 50],
					[20, 50],
					[20, 40],
					[0, 40]
				]
			]
		]
	},
	lakes: { type: 'MultiPolygon', coordinates: [] },
	coast: { type: 'MultiLineString', coordinates: [] },
	borders: {
		type: 'MultiLineString',
		coordinates: [
			[
				[10, 40],
				[10, 50]
			]
		]
	},
	disputed: { type: 'MultiLineString', coordinates: [] },
	names: {
		countries: [{ lon: 5, lat: 45, from: 0, rank: 0, names: { en: 'Land', fa: 'زمین' }, code: 'XX' }],
		seas: [{ lon: -20, lat: 45, from: 0, rank: 0, names: { en: 'Sea', fa: 'دریا' } }],
		cities: []
	}
};

/** The fixture with so many events: it again and again, under other ids. */
export function atlasOf(events: number): Catalogue {
	const many = Array.from({ length: events }, (_, at): Event => {
		const { partOf: _whole, ...event } = dataset.events[at % dataset.events.length]!;
		return { ...event, id: `${event.id}-${at}` };
	});
	return catalogue({ ...dataset, events: many });
}
