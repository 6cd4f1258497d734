import { isArea } from '../terms.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Catalogue, Entry } from '../catalogue.ts';
import type { Citation, PlaceFeature } from '../schema.ts';
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
		'url',
		...languages.map((language) => `when_note_${language}`),
		'part_of',
		'place_kinds',
		'place_countries',
		'place_points',
		'claims',
		'citations'
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
			addressOf('event', event.id),
			...languages.map((language) => event.whenNote?.[language]),
			event.partOf,
			places.map(({ properties }) => properties.kind).join(AND),
			places.map(({ properties }) => properties.country ?? '-').join(AND),
			places.map(({ geometry }) => `POINT (${labelPoint(geometry).join(' ')})`).join(AND),
			event.claims.length > 0 ? JSON.stringify(event.claims) : null,
			event.citations.length > 0
				? JSON.stringify(event.citations.map((one) => citationOf(catalogue, one)))
				: null
		];
	});
	return csv([head, ...rows]);
}

/** A citation with what is told of its source, which has no row of its own. */
function citationOf({ sources, sourceById }: Catalogue, citation: Citation): object {
	const source = sources[sourceById.get(citation.source) ?? -1];
	return {
		...citation,
		...(source && { publisher: source.publisher, title: source.title }),
		...(source?.url !== undefined && { url: source.url }),
		...(source?.document && { document: source.document })
	};
}

/** Degrees of the first place that is a spot on the map: an area has none. */
function venueOf({ places }: Catalogue, { happenedAt }: Entry): readonly [number, number] | null {
	const spot = happenedAt
		.map((place): PlaceFeature => places[place]!)
		.find(({ properties }) => !isArea(properties.kind));
	return spot ? labelPoint(spot.geometry) : null;
}
