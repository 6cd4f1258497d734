import { circle } from '@turf/circle';
import { distance } from '@turf/distance';
import type { Polygon } from 'geojson';

export type Position = [lon: number, lat: number];

/** Great-circle distance in kilometres (haversine, R = 6371.0088 km). Positions in degrees. */
export function distanceKm(a: Position, b: Position): number {
	return distance(a, b, { units: 'kilometers' });
}

/** The disc of `km` around a position within which a place surely lies, as a polygon of 96 steps. */
export function uncertaintyArea(centre: Position, km: number): Polygon {
	return circle(centre, km, { steps: 96, units: 'kilometers' }).geometry;
}

/** Pixels that `km` takes at a latitude and zoom of a Web Mercator map with 512 px tiles. */
export function pixelsOf(km: number, latitude: number, zoom: number): number {
	const kmAPixel = (40075.0167 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
	return km / kmAPixel;
}
