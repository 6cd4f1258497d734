import type { Point } from './mercator.ts';

/** A rectangle in pixels of the map, x and y its left and upper edge. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export const boxAbout = ({ x, y }: Point, halfWidth: number, halfHeight: number): Box => ({
	x: x - halfWidth,
	y: y - halfHeight,
	width: 2 * halfWidth,
	height: 2 * halfHeight
});

/** Square pixels that two boxes share; 0 where they only touch. */
export function sharedArea(a: Box, b: Box): number {
	const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	return width > 0 && height > 0 ? width * height : 0;
}

export const clamp = (value: number, least: number, most: number): number =>
	Math.max(least, Math.min(Math.max(least, most), value));
