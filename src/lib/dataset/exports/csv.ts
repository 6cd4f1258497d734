import { isArea } from '../terms.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Catalogue, Entry } from '../catalogue.ts';
import type { PlaceFeature } from '../schema.ts';
import { csv, type Cell } from './cells.ts';
import { dayBounds, whenOf } from './days.ts';
import type { Excerpt } from './excerpt.ts';

/** Between several values of one cell. */
const AND = '; ';

/** The events of an excerpt as a table for spreadsheets, one row an event. */
export function eventsCsv({ catalogue, entries, addressOf }: Excerpt): string {
	const { languages } = catalogue.dataset.atlas;
	const head = [
		'id',
		...languages.map((language) => `title_${language}`),
		...languages.map((language) => `summary_${language}`),
		'when',
		'earliest',
		'latest',
		'when_basis',
		'category',
		'places',
		'place_ids',
		'roles',
		'lon',
		'lat',
		'participants',
		'sources',
		'url'
	];
	const rows = entries.map((entry): Cell[] => {
		const { event, linked, sources } = entry;
		const { earliest, latest } = dayBounds(whenOf(catalogue, entry));
		const places = linked.map(({ place }) => catalogue.places[place]!);
		return [
			event.id,
			...languages.map((language) => event.title[language]),
			...languages.map((language) => event.summary[language]),
			event.when,
			earliest,
			latest,
			event.whenBasis,
			event.category,
			places.map(({ properties }) => properties.names[languages[0]!] ?? '').join(AND),
			places.map(({ id }) => id).join(AND),
			linked.map(({ role }) => role).join(AND),
			...(venueOf(catalogue, entry) ?? [null, null]),
			event.participants.join(AND),
			sources
				.map((source) => `${catalogue.sources[source]!.publisher}: ${catalogue.sources[source]!.title}`)
				.join(AND),
			addressOf('event', event.id)
		];
	});
	return csv([head, ...rows]);
}

/** Degrees of the first place that is a spot on the map: an area has none. */
function venueOf({ places }: Catalogue, { happenedAt }: Entry): readonly [number, number] | null {
	const spot = happenedAt
		.map((place): PlaceFeature => places[place]!)
		.find(({ properties }) => !isArea(properties.kind));
	return spot ? labelPoint(spot.geometry) : null;
}
