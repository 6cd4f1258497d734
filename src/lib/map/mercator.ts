import type { Bounds } from '#lib/geo/bounds.ts';
import type { Position } from '#lib/geo/uncertainty.ts';

export interface Point {
	x: number;
	y: number;
}

/** The largest latitude of the square Web Mercator world. */
const NORTHMOST = 85.051129;

/** Pixels from the world's north-west corner, on a map with 512 px tiles. */
export function worldPixel([lon, lat]: Position, zoom: number): Point {
	const size = 512 * 2 ** zoom;
	const phi = (Math.max(-NORTHMOST, Math.min(NORTHMOST, lat)) * Math.PI) / 180;
	return {
		x: ((lon + 180) / 360) * size,
		y: (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * size
	};
}

/** The inverse of `worldPixel`. */
export function positionAt({ x, y }: Point, zoom: number): Position {
	const size = 512 * 2 ** zoom;
	const phi = 2 * Math.atan(Math.exp((0.5 - y / size) * 2 * Math.PI)) - Math.PI / 2;
	return [(x / size) * 360 - 180, (phi * 180) / Math.PI];
}

/** Width and height in pixels that bounds take at a zoom level. */
export function pixelSize(
	[west, south, east, north]: Bounds,
	zoom: number
): { width: number; height: number } {
	const a = worldPixel([west, north], zoom);
	const b = worldPixel([east, south], zoom);
	return { width: b.x - a.x, height: b.y - a.y };
}

/** The copy of a longitude that lies nearest to another, for a map that shows the world more than once. */
export function nearestCopy(longitude: number, to: number): number {
	return longitude + 360 * Math.round((to - longitude) / 360);
}
