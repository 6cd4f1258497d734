import { area } from '@turf/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { pointOnFeature } from '@turf/point-on-feature';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Position } from './uncertainty.ts';

/** The largest polygon of a geometry by area on the sphere: the mainland that a label belongs to. */
export function mainland(geometry: Polygon | MultiPolygon): Polygon {
	if (geometry.type === 'Polygon') return geometry;
	const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
	return parts.reduce((largest, part) => (area(part) > area(largest) ? part : largest));
}

/** Where a geometry's name and marks stand: a point itself, or a point inside the mainland, its centre of mass if it can be. */
export function labelPoint(geometry: Geometry): Position {
	if (geometry.type === 'Point') return [geometry.coordinates[0]!, geometry.coordinates[1]!];
	if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
		return pointOnFeature(geometry).geometry.coordinates as Position;
	}
	const land = mainland(geometry);
	const middle = centreOfMass(land);
	return booleanPointInPolygon(middle, land)
		? middle
		: (pointOnFeature(land).geometry.coordinates as Position);
}

/**
 * By the shoelace formula, in degrees, holes aside. The one of turf brings a convex hull with it, which is for shapes
 * that are no polygons: 5 KB of every page.
 */
function centreOfMass({ coordinates: [ring] }: Polygon): Position {
	const [x0, y0] = ring![0] as Position;
	let [twice, x, y] = [0, 0, 0];
	for (let at = 1; at < ring!.length; at++) {
		// About the first point, so that no digit is lost far from the origin.
		const [ax, ay] = [ring![at - 1]![0]! - x0, ring![at - 1]![1]! - y0];
		const [bx, by] = [ring![at]![0]! - x0, ring![at]![1]! - y0];
		const cross = ax * by - bx * ay;
		twice += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}
