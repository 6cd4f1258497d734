import type { Point, Position } from 'geojson';
import { packRing, unpackRing, type PackedRing } from '#lib/geo/ring.ts';
import { withoutDrafts } from './drafts.ts';
import type { LinkedEvent } from './entries.ts';
import type { Dataset, Event, PlaceFeature, Source } from './schema.ts';

/** Version of the published form. A page reads this one only; it is built with the page. */
const VERSION = 2;

/** A ring in whole numbers, or as it was where that would lose something. */
type PublishedRing = PackedRing | Position[];
type Geometry<Ring> =
	Point | { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };

interface Published extends Omit<Dataset, 'places'> {
	chronotope: typeof VERSION;
	places: (Omit<PlaceFeature, 'geometry'> & { geometry: Geometry<PublishedRing> })[];
}

/**
 * The dataset as one compact JSON text for pages: drafts left out unless they are asked for, their reasons always; defaults left out,
 * for `readPublished` to fill in. The same dataset always gives the same bytes.
 */
export function publish(whole: Dataset, { drafts = false } = {}): string {
	const dataset = drafts ? whole : withoutDrafts(whole);
	const events = dataset.events.map(publishEvent);
	const places = dataset.places.map(
		({ geometry, properties: { sameAs, proposal: _, ...properties }, ...place }) => ({
			...place,
			geometry: withRings(geometry, (ring: Position[]): PublishedRing => packRing(ring) ?? ring),
			properties: { ...properties, ...(sameAs.length > 0 && { sameAs }) }
		})
	);
	const { $schema: _, ...atlas } = dataset.atlas;
	const sources = dataset.sources.map(publishSource);
	return JSON.stringify({ chronotope: VERSION, atlas, places, events, sources });
}

/** A source as it is published: without reasons. */
export const publishSource = ({ proposal: _, ...source }: Source): Source => source;

/** An event as it is published: without defaults and reasons. */
export function publishEvent(event: Event) {
	const { whenBasis, participants, claims, proposal: _, ...rest } = event;
	return {
		...rest,
		...(whenBasis === 'inferred' && { whenBasis }),
		...(participants.length > 0 && { participants }),
		...(claims.length > 0 && { claims })
	};
}

/**
 * The dataset in a parsed published form. It was validated when it was built, so only the header is checked.
 * @throws Error when the value is no published form of this version.
 */
export function readPublished(value: unknown): Dataset {
	if (!isPublished(value)) throw new Error(`invalid published dataset: expected {chronotope: ${VERSION}}`);
	return {
		atlas: value.atlas,
		places: value.places.map((place): PlaceFeature => ({
			...place,
			geometry: withRings(place.geometry, (ring) => (isPacked(ring) ? unpackRing(ring) : ring)),
			properties: { ...place.properties, sameAs: place.properties.sameAs ?? [] }
		})),
		events: readEvents(value.events),
		sources: value.sources
	};
}

/**
 * Published events, with their defaults filled in.
 * @throws Error when it is no list
 */
export function readEvents(events: unknown): LinkedEvent[] {
	if (!Array.isArray(events)) throw new Error('invalid published events: expected a list');
	return (events as LinkedEvent[]).map((event) => ({
		...event,
		whenBasis: event.whenBasis ?? 'stated',
		participants: event.participants ?? [],
		claims: event.claims ?? []
	}));
}

const isPacked = (ring: PublishedRing): ring is PackedRing => typeof ring[0] === 'number';

/** A geometry with its rings written in another way. */
function withRings<From, To>(geometry: Geometry<From>, write: (ring: From) => To): Geometry<To> {
	switch (geometry.type) {
		case 'Polygon':
			return { ...geometry, coordinates: geometry.coordinates.map(write) };
		case 'MultiPolygon':
			return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(write)) };
		default:
			return geometry;
	}
}

function isPublished(value: unknown): value is Published {
	if (typeof value !== 'object' || value === null) return false;
	const { chronotope, atlas, places, events, sources } = value as Record<string, unknown>;
	return (
		chronotope === VERSION &&
		typeof atlas === 'object' &&
		atlas !== null &&
		[places, events, sources].every((records) => Array.isArray(records))
	);
}
