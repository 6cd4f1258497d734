import { area } from '@turf/area';
import { centerOfMass } from '@turf/center-of-mass';
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
	const middle = centerOfMass(land);
	const inside = booleanPointInPolygon(middle, land) ? middle : pointOnFeature(land);
	return inside.geometry.coordinates as Position;
}
