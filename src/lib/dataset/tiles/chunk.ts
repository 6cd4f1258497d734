import type { Position } from '#lib/geo/uncertainty.ts';
import type { LinkedEvent } from '../entries.ts';
import { publishSource, readEvents } from '../published.ts';
import type { PlaceFeature, Source } from '../schema.ts';

/** What a chunk of records says of a place that they name, so that no other file is needed to tell where an event happened. */
type ChunkPlace = Pick<PlaceFeature['properties'], 'names' | 'kind'> &
	Partial<Pick<PlaceFeature['properties'], 'uncertaintyKm' | 'country' | 'partOf'>> & { at: Position };

export interface Chunk {
	events: LinkedEvent[];
	/** Places that the events name, each at one point, areas too. */
	places: PlaceFeature[];
	/** Sources that they cite. */
	sources: Source[];
}

/** A chunk as JSON text, of events that are such texts already. */
export function printChunk(
	events: readonly string[],
	places: Iterable<{ place: PlaceFeature; at: Position }>,
	sources: readonly Source[]
): string {
	const told: Record<string, ChunkPlace> = {};
	for (const { place, at } of places) {
		const { names, kind, uncertaintyKm, country, partOf } = place.properties;
		told[place.id] = {
			names,
			kind,
			at,
			...(uncertaintyKm > 0 && { uncertaintyKm }),
			...(country !== null && { country }),
			...(partOf !== undefined && { partOf })
		};
	}
	const cited = sources.map(publishSource);
	return `{"events":[${events.join(',')}],"places":${JSON.stringify(told)},"sources":${JSON.stringify(cited)}}`;
}

/** @throws Error where the text is no chunk */
export function readChunkOf(text: string): Chunk {
	const { events, places, sources } = JSON.parse(text) as {
		events: unknown;
		places: Record<string, ChunkPlace>;
		sources: Source[];
	};
	return {
		sources,
		events: readEvents(events),
		places: Object.entries(places).map(([id, { at, ...told }]) => pointPlace(id, at, told))
	};
}

/** A place of which only so much is known, at a point. */
export const pointPlace = (id: string, at: Position, told: Omit<ChunkPlace, 'at'>): PlaceFeature => ({
	type: 'Feature',
	id,
	geometry: { type: 'Point', coordinates: at },
	properties: { country: null, uncertaintyKm: 0, sameAs: [], ...told }
});
