import type { Dataset, Text } from './schema.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { happenedThere } from './terms.ts';

/**
 * What the map's page shows of a dataset: outlines only of places where something happened (others keep a point), their
 * names in the atlas's languages, no gazetteer links and no digests of passages. Everything else is the dataset's own.
 */
export function slim({ atlas, places, events, sources }: Dataset): Dataset {
	const drawn = new Set(events.flatMap((event) => event.places.filter(happenedThere).map(({ id }) => id)));
	return {
		atlas,
		places: places.map((place) => ({
			...place,
			geometry: drawn.has(place.id)
				? place.geometry
				: { type: 'Point', coordinates: labelPoint(place.geometry) },
			properties: { ...place.properties, names: namesIn(atlas.languages, place.properties.names), sameAs: [] }
		})),
		events: events.map((event) => ({
			...event,
			citations: event.citations.map(({ digest: _, ...citation }) => citation)
		})),
		sources: sources.map(({ document: _, ...source }) => source)
	};
}

const namesIn = (languages: readonly string[], names: Text): Text =>
	Object.fromEntries(Object.entries(names).filter(([language]) => languages.includes(language)));
