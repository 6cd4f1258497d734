import { bbox } from '@turf/bbox';
import type { Geometry } from 'geojson';

/** West, south, east, north in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** The bounds of a geometry. One that crosses the antimeridian spans the world: split it first, as RFC 7946 asks. */
export function boundsOf(geometry: Geometry): Bounds {
	const [west, south, east, north] = bbox(geometry) as Bounds;
	return [west, south, east, north];
}

/** The bounds that hold all of `many`, or null for none. */
export function unite(many: readonly Bounds[]): Bounds | null {
	const [first, ...others] = many;
	if (!first) return null;
	return others.reduce(
		([west, south, east, north], one): Bounds => [
			Math.min(west, one[0]),
			Math.min(south, one[1]),
			Math.max(east, one[2]),
			Math.max(north, one[3])
		],
		first
	);
}

/** Whether two bounds share a point. Neither may cross the antimeridian. */
export function meet(a: Bounds, b: Bounds): boolean {
	return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
