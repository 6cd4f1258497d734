import {
	geoAzimuthalEqualArea,
	geoConicEqualArea,
	geoEqualEarth,
	geoMercator,
	type GeoProjection
} from 'd3-geo';
import type { Bounds } from '#lib/geo/bounds.ts';
import { distanceKm, type Position } from '#lib/geo/uncertainty.ts';
import { MM } from './paper.ts';

export const projectionKinds = ['equal-earth', 'conic', 'polar', 'mercator'] as const;
export type ProjectionKind = (typeof projectionKinds)[number];

/** The least and the greatest n of a scale 1:n. */
export const SCALE_BOUNDS = [1000, 1e9] as const;

/** A frame of `width` × `height` pixels on the sphere. */
export interface Framed {
	kind: ProjectionKind;
	project(position: Position): [x: number, y: number] | null;
	projection: GeoProjection;
	/** Pixels of a kilometre from west to east in the frame's middle, and the latitude of that. */
	pixelsPerKm: number;
	latitude: number;
	/** Whether north is up everywhere, so that an arrow would tell the truth. */
	northUp: boolean;
}

/** Wider than this in degrees no cone holds an area well. */
const WORLD = { lon: 150, lat: 110 };
/** Nearer to a pole than this in degrees the middle of a frame is seen from above it. */
const POLAR = 65;
/** Web Mercator's own end. */
const MERCATOR_END = 85;

/** Equal area by extent: the world, a region, or about a pole. */
export function kindFor([west, south, east, north]: Bounds): ProjectionKind {
	if (east - west > WORLD.lon || north - south > WORLD.lat) return 'equal-earth';
	return Math.abs(south + north) / 2 > POLAR ? 'polar' : 'conic';
}

/**
 * The projection that shows bounds in a frame as large as can be, or at an exact scale about their middle.
 *
 * @param scale the 1:n of the frame's middle, in paper at 96 pixels to the inch
 */
export function frameOn(
	bounds: Bounds,
	size: { width: number; height: number },
	{ kind = kindFor(bounds), scale = null }: { kind?: ProjectionKind; scale?: number | null } = {}
): Framed {
	const [west, , east] = bounds;
	const [south, north] =
		kind === 'mercator'
			? [Math.max(bounds[1], -MERCATOR_END), Math.min(bounds[3], MERCATOR_END)]
			: [bounds[1], bounds[3]];
	const middle: Position = [(west + east) / 2, (south + north) / 2];
	const projection = rawOf(kind, middle, south, north);
	const outline = outlineOf([west, south, east, north]);
	projection.fitSize([size.width, size.height], { type: 'MultiPoint', coordinates: outline });
	// About the middle of what is framed, which on a cone is not the middle of the box.
	const centre = (projection.invert?.([size.width / 2, size.height / 2]) as Position | null) ?? middle;
	if (scale !== null) {
		const wanted = (1e6 * MM) / scale;
		projection.scale((projection.scale() * wanted) / eastward(projection, centre));
		const [x, y] = projection(centre)!;
		const [dx, dy] = projection.translate();
		projection.translate([dx + size.width / 2 - x, dy + size.height / 2 - y]);
	}
	projection.clipExtent([
		[0, 0],
		[size.width, size.height]
	]);
	return {
		kind,
		project: (position) => projection(position),
		projection,
		pixelsPerKm: eastward(projection, centre),
		latitude: centre[1],
		northUp: kind === 'mercator'
	};
}

function rawOf(kind: ProjectionKind, [lon, lat]: Position, south: number, north: number): GeoProjection {
	const turn: [number, number] = [-lon, 0];
	if (kind === 'equal-earth') return geoEqualEarth().rotate(turn);
	if (kind === 'mercator') return geoMercator().rotate(turn);
	if (kind === 'polar') return geoAzimuthalEqualArea().rotate([-lon, -lat]);
	const sixth = (north - south) / 6;
	return geoConicEqualArea()
		.parallels([south + sixth, north - sixth])
		.rotate(turn);
}

/** How much wider than high bounds are on the map that shows them. */
export function aspectOf(bounds: Bounds, kind: ProjectionKind = kindFor(bounds)): number {
	const side = 1000;
	const { projection } = frameOn(bounds, { width: side, height: side }, { kind });
	const points = outlineOf(bounds).map((position) => projection(position)!);
	const span = (axis: 0 | 1): number => {
		const values = points.map((point) => point[axis]);
		return Math.max(...values) - Math.min(...values);
	};
	return span(0) / span(1);
}

/** Points along the edge of bounds: the sides of a box are curves on most maps. */
function outlineOf([west, south, east, north]: Bounds): Position[] {
	const points: Position[] = [];
	const steps = 24;
	for (let step = 0; step <= steps; step++) {
		const part = step / steps;
		const [lon, lat] = [west + (east - west) * part, south + (north - south) * part];
		points.push([lon, south], [lon, north], [west, lat], [east, lat]);
	}
	return points;
}

/** Pixels of a kilometre from west to east at a position. */
function eastward(projection: GeoProjection, [lon, lat]: Position): number {
	const step = 0.01;
	const at = Math.max(-89.9, Math.min(89.9, lat));
	const ends = [lon - step, lon + step].map((x): Position => [x, at]) as [Position, Position];
	const [a, b] = ends.map((end) => projection(end)!) as [[number, number], [number, number]];
	return Math.hypot(b[0] - a[0], b[1] - a[1]) / distanceKm(...ends);
}
