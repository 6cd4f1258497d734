import type { Dataset, Event, Text } from './schema.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { happenedThere } from './terms.ts';

/**
 * What the map's page shows of a dataset: outlines only of places where something happened (others keep a point), their
 * names in the atlas's languages, no gazetteer links and no digests of passages. Everything else is the dataset's own.
 */
export function slim({ events, ...head }: Dataset): Dataset {
	const drawn = new Set(events.flatMap((event) => event.places.filter(happenedThere).map(({ id }) => id)));
	return { ...slimHead(head, drawn), events: events.map(withoutDigests) };
}

/** The same of a dataset without its events. @param drawn ids of places where something happened */
export function slimHead(
	{ atlas, places, sources }: Omit<Dataset, 'events'>,
	drawn: ReadonlySet<string>
): Omit<Dataset, 'events'> {
	return {
		atlas,
		places: places.map((place) => ({
			...place,
			geometry: drawn.has(place.id)
				? place.geometry
				: { type: 'Point', coordinates: labelPoint(place.geometry) },
			properties: { ...place.properties, names: namesIn(atlas.languages, place.properties.names), sameAs: [] }
		})),
		sources: sources.map(({ document: _, ...source }) => source)
	};
}

/** An event without the digests of its passages. */
export const withoutDigests = (event: Event): Event => ({
	...event,
	citations: event.citations.map(({ digest: _, ...citation }) => citation)
});

const namesIn = (languages: readonly string[], names: Text): Text =>
	Object.fromEntries(Object.entries(names).filter(([language]) => languages.includes(language)));
