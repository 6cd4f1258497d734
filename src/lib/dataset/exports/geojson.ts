import type { Feature, FeatureCollection, Geometry, GeometryCollection, MultiPoint, Point } from 'geojson';
import type { Catalogue, Entry } from '../catalogue.ts';
import type { Dataset } from '../schema.ts';
import { dayBounds, whenOf } from './days.ts';
import { attributionOf, placesIn, type Excerpt } from './excerpt.ts';

/** The places of an excerpt as GeoJSON (RFC 7946), each with the events that it is linked to. */
export function placesGeoJson(excerpt: Excerpt): string {
	const { catalogue, entries, addressOf } = excerpt;
	const linked = new Map<number, object[]>();
	for (const { event, linked: links } of entries)
		for (const { place, role } of links) {
			const url = addressOf('event', event.id);
			linked.set(place, [
				...(linked.get(place) ?? []),
				{ id: event.id, title: event.title, when: event.when, category: event.category, role, url }
			]);
		}
	const features = placesIn(excerpt).map((index): Feature => {
		const { id, geometry, properties } = catalogue.places[index]!;
		return {
			type: 'Feature',
			id,
			geometry: geometry as Geometry,
			properties: { ...properties, url: addressOf('place', id), events: linked.get(index) ?? [] }
		};
	});
	return collection(excerpt, features, {
		order: entries.filter((entry) => entry.linked.length > 0).map(({ event }) => event.id)
	});
}

/** The events of an excerpt as GeoJSON (RFC 7946), each with the geometry of the places where it happened; null without any. */
export function eventsGeoJson(excerpt: Excerpt): string {
	const { catalogue, entries } = excerpt;
	const cited = new Set(entries.flatMap(({ sources }) => sources));
	return collection(
		excerpt,
		entries.map((entry) => eventFeature(excerpt, entry)),
		{
			places: placesIn(excerpt).map((index) => catalogue.places[index]!),
			sources: catalogue.sources.filter((_, index) => cited.has(index))
		}
	);
}

function eventFeature({ catalogue, addressOf }: Excerpt, entry: Entry): Feature<Geometry | null> {
	const { event, linked } = entry;
	const { id, title, summary, when, whenBasis, whenNote, category, partOf, participants, claims, citations } =
		event;
	return {
		type: 'Feature',
		id,
		geometry: geometryOf(catalogue, entry),
		properties: {
			title,
			summary,
			when,
			...dayBounds(whenOf(catalogue, entry)),
			whenBasis,
			...(whenNote && { whenNote }),
			category,
			...(partOf !== undefined && { partOf }),
			participants,
			claims,
			places: linked.map(({ place, role }) => {
				const { id: placeId, properties } = catalogue.places[place]!;
				return { id: placeId, role, names: properties.names, url: addressOf('place', placeId) };
			}),
			citations: citations.map((citation) => {
				const source = catalogue.sources[catalogue.sourceById.get(citation.source) ?? -1];
				return {
					...citation,
					...(source && { publisher: source.publisher, title: source.title }),
					...(source?.url !== undefined && { sourceUrl: source.url }),
					url: addressOf('source', citation.source)
				};
			}),
			url: addressOf('event', id)
		}
	};
}

/** Where an event happened: points together as one geometry, an area by itself, both side by side. */
function geometryOf({ places }: Catalogue, { happenedAt }: Entry): Geometry | null {
	const all = happenedAt.map((place) => places[place]!.geometry as Point | Exclude<Geometry, Point>);
	if (all.length <= 1) return all[0] ?? null;
	const points = all.filter((geometry) => geometry.type === 'Point');
	const coordinates = points.map((point) => point.coordinates);
	const together: Point | MultiPoint | undefined =
		points.length > 1 ? { type: 'MultiPoint', coordinates } : points[0];
	if (together && points.length === all.length) return together;
	const areas = all.filter((geometry) => geometry.type !== 'Point');
	return {
		type: 'GeometryCollection',
		geometries: [...(together ? [together] : []), ...areas]
	} satisfies GeometryCollection;
}

/** `whole`: the records behind the features, so that an import from here has all that features do not say: `order` is that of events. */
function collection(
	excerpt: Excerpt,
	features: Feature<Geometry | null>[],
	whole: Partial<Pick<Dataset, 'places' | 'sources'>> & { order?: string[] }
): string {
	const { atlas } = excerpt.catalogue.dataset;
	const written: FeatureCollection<Geometry | null> & Record<string, unknown> = {
		type: 'FeatureCollection',
		title: atlas.title,
		licence: atlas.licence,
		url: excerpt.home,
		attribution: attributionOf(excerpt),
		...(atlas.updated !== undefined && { updated: atlas.updated }),
		features,
		chronotope: { atlas, ...whole }
	};
	return `${JSON.stringify(written)}\n`;
}
