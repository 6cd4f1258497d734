import { worldPixel } from '../mercator.ts';

/** Web Mercator coordinates, 0 to 1 from the north-west, of positions given as longitude and latitude in turn. */
export function mercatorOf(positions: Float64Array): Float64Array {
	const mercator = new Float64Array(positions.length);
	for (let at = 0; at < positions.length; at += 2) {
		const { x, y } = worldPixel([positions[at]!, positions[at + 1]!], 0);
		mercator[at] = x / 512;
		mercator[at + 1] = y / 512;
	}
	return mercator;
}

/** Each pair of coordinates as two pairs of floats whose sums are exact to fourteen digits: x, y, rest of x, rest of y. */
export function splitFloats(coordinates: Float64Array): Float32Array {
	const split = new Float32Array(coordinates.length * 2);
	for (let at = 0; at < coordinates.length; at += 2) {
		for (const axis of [0, 1]) {
			const value = coordinates[at + axis]!;
			const high = Math.fround(value);
			split[at * 2 + axis] = high;
			split[at * 2 + axis + 2] = value - high;
		}
	}
	return split;
}

/** The copies of the world, by their number east of the first, that a map `width` pixels wide shows marks of. */
export function copiesShown(centre: number, width: number, worldSize: number): number[] {
	const half = (width / 2 + 60) / worldSize;
	const first = Math.floor(centre - half);
	const last = Math.floor(centre + half);
	return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
