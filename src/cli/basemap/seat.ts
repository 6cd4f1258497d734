import type { Point } from './planar.ts';

/** Where a country's name stands, in planar degrees, and how wide the country is there, in degrees of longitude. */
export interface Seat {
	at: Point;
	width: number;
}

const ROWS = 15;

/**
 * A seat for a horizontal name: of several rows across the middle half of a polygon, the one with the longest run of
 * land, those nearer to the middle preferred.
 */
export function seatOf(outer: Point[]): Seat {
	const lats = outer.map(([, lat]) => lat);
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	const middle = (south + north) / 2;
	let best: Seat = { at: [outer[0]![0], middle], width: 0 };
	let bestScore = -Infinity;
	for (let row = 0; row < ROWS; row++) {
		const lat = south + (north - south) * (0.25 + row / (2 * (ROWS - 1)));
		const { from, to } = longestRun(outer, lat);
		const score = (to - from) * Math.cos((lat * Math.PI) / 180) - 1.2 * Math.abs(lat - middle);
		if (score <= bestScore) continue;
		bestScore = score;
		best = { at: [(from + to) / 2, lat], width: to - from };
	}
	return best;
}

/** The longest stretch of a parallel inside a ring, from west to east; holes are not looked at. */
function longestRun(ring: Point[], lat: number): { from: number; to: number } {
	const crossings: number[] = [];
	for (let i = 1; i < ring.length; i++) {
		const [[x, y], [u, v]] = [ring[i - 1]!, ring[i]!];
		if (y > lat !== v > lat) crossings.push(x + ((lat - y) / (v - y)) * (u - x));
	}
	crossings.sort((a, b) => a - b);
	let longest = { from: ring[0]![0], to: ring[0]![0] };
	for (let i = 1; i < crossings.length; i += 2) {
		const [from, to] = [crossings[i - 1]!, crossings[i]!];
		if (to - from > longest.to - longest.from) longest = { from, to };
	}
	return longest;
}
