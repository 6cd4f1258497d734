import type { Position } from '#lib/geo/uncertainty.ts';

/** Units of a side of a tile in which positions are told. */
export const EXTENT = 4096;
/** So many cells a side of a tile has; the places of one cell stand at one mark. */
export const CELLS = 16;
/** The deepest zoom at which tiles are made. */
export const DEEPEST = 8;

/** The largest latitude of the square Web Mercator world. */
const NORTHMOST = 85.051129;

/** A position as shares of the world's width and height from its north-west corner, from 0 up to, but not, 1. */
export function worldShare([lon, lat]: Position): [x: number, y: number] {
	const phi = (Math.max(-NORTHMOST, Math.min(NORTHMOST, lat)) * Math.PI) / 180;
	const inside = (share: number): number => Math.min(Math.max(share, 0), 1 - 2 ** -40);
	return [inside((lon + 180) / 360), inside(0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI))];
}

/** The position at shares of the world's width and height from its north-west corner. */
export function positionOf(x: number, y: number): Position {
	const phi = 2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2;
	return [x * 360 - 180, (phi * 180) / Math.PI];
}

/** The number of the cell that a position lies in at a zoom: one over all tiles, row by row. */
export function cellAt([x, y]: readonly [number, number], zoom: number): number {
	const side = CELLS * 2 ** zoom;
	return Math.floor(y * side) * side + Math.floor(x * side);
}

/** The first zoom at which 99 of 100 places have a cell for themselves, at most `DEEPEST`. */
export function deepestFor(places: readonly (readonly [number, number])[]): number {
	for (let zoom = 0; zoom < DEEPEST; zoom++) {
		const cells = new Set(places.map((place) => cellAt(place, zoom)));
		if (cells.size >= places.length * 0.99) return zoom;
	}
	return DEEPEST;
}
