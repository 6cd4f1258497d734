import { bearing } from '@turf/bearing';
import { labelPoint } from '#lib/geo/label.ts';
import { distanceKm } from '#lib/geo/uncertainty.ts';
import type { Catalogue } from './catalogue.ts';
import { isArea } from './terms.ts';

/** A place seen from another one. */
export interface Near {
	place: number;
	km: number;
	/** Degrees clockwise from north at which it is seen, 0 to 360. */
	bearing: number;
}

/** What a place lies in, the largest first, by following `partOf` upwards. */
export function wholesOf({ places, placeById }: Catalogue, place: number): number[] {
	const wholes: number[] = [];
	for (
		let at = placeById.get(places[place]!.properties.partOf ?? '');
		at !== undefined && at !== place && !wholes.includes(at);
		at = placeById.get(places[at]!.properties.partOf ?? '')
	)
		wholes.unshift(at);
	return wholes;
}

/** The places that name this one in `partOf`, in the order of the dataset. */
export const partsOf = ({ places }: Catalogue, place: number): number[] =>
	places.flatMap(({ properties }, at) => (properties.partOf === places[place]!.id ? [at] : []));

/** The nearest places with a position, at most so many. An area has no distance. */
export function nearestPlaces({ places }: Catalogue, place: number, most: number): Near[] {
	const from = places[place]!;
	if (isArea(from.properties.kind)) return [];
	const origin = labelPoint(from.geometry);
	return places
		.flatMap(({ geometry, properties }, at) => {
			if (at === place || isArea(properties.kind)) return [];
			const position = labelPoint(geometry);
			return [
				{ place: at, km: distanceKm(origin, position), bearing: (bearing(origin, position) + 360) % 360 }
			];
		})
		.sort((a, b) => a.km - b.km || a.place - b.place)
		.slice(0, most);
}

/** Which of eight directions a bearing in degrees is nearest to: 0 north, 1 north-east, and on clockwise. */
export const directionOfBearing = (degrees: number): number => Math.round(degrees / 45) % 8;
