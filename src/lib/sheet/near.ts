import type { Position } from 'geojson';
import type { Ground } from './ground.ts';
import type { Framed } from './projection.ts';

/** Degrees from the middle of a map to its edges, west and south negative. */
export interface Reach {
	lon: number;
	west: number;
	east: number;
	south: number;
	north: number;
}

/** In so many steps the edge and the inside of a frame are looked at. */
const STEPS = 16;
/** Between two steps a map may reach further than at them, by so many degrees. */
const ROOM = 3;
/** A map that is wider than this in degrees, or reaches a pole, is drawn from the whole ground. */
const WIDEST = 150;
const POLE = 80;

/**
 * The ground without what lies wholly beyond a frame: the drawing is the same, and is made sooner.
 */
export function groundNear(ground: Ground, framed: Framed, size: { width: number; height: number }): Ground {
	const reach = reachOf(framed, size);
	if (!reach) return ground;
	const isNear = (ring: readonly Position[]): boolean => meets(boxOf(ring), reach);
	return {
		...ground,
		land: { ...ground.land, coordinates: ground.land.coordinates.filter(([outer]) => isNear(outer!)) },
		lakes: { ...ground.lakes, coordinates: ground.lakes.coordinates.filter(([outer]) => isNear(outer!)) },
		coast: { ...ground.coast, coordinates: ground.coast.coordinates.filter(isNear) },
		borders: { ...ground.borders, coordinates: ground.borders.coordinates.filter(isNear) },
		disputed: { ...ground.disputed, coordinates: ground.disputed.coordinates.filter(isNear) }
	};
}

/** How far a frame reaches, with room; null where that is about the whole world. */
export function reachOf(
	{ projection }: Framed,
	{ width, height }: { width: number; height: number }
): Reach | null {
	const middle = projection.invert?.([width / 2, height / 2]);
	if (!middle) return null;
	const reach = { lon: middle[0], west: 0, east: 0, south: middle[1], north: middle[1] };
	for (let x = 0; x <= STEPS; x++)
		for (let y = 0; y <= STEPS; y++) {
			const at = projection.invert!([(width * x) / STEPS, (height * y) / STEPS]);
			if (!at || !at.every(Number.isFinite)) return null;
			const delta = ((((at[0] - reach.lon + 180) % 360) + 360) % 360) - 180;
			reach.west = Math.min(reach.west, delta);
			reach.east = Math.max(reach.east, delta);
			reach.south = Math.min(reach.south, at[1]);
			reach.north = Math.max(reach.north, at[1]);
		}
	if (reach.east - reach.west > WIDEST || reach.north > POLE || reach.south < -POLE) return null;
	return {
		lon: reach.lon,
		west: reach.west - ROOM,
		east: reach.east + ROOM,
		south: reach.south - ROOM,
		north: reach.north + ROOM
	};
}

type Box = readonly [west: number, south: number, east: number, north: number];
/** A ground is drawn many times: its boxes are taken once. */
const boxes = new WeakMap<readonly Position[], Box>();

function boxOf(ring: readonly Position[]): Box {
	let box = boxes.get(ring);
	if (!box) {
		let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
		for (const [x, y] of ring) {
			if (x! < west) west = x!;
			if (x! > east) east = x!;
			if (y! < south) south = y!;
			if (y! > north) north = y!;
		}
		boxes.set(ring, (box = [west, south, east, north]));
	}
	return box;
}

/** Whether a box lies in reach, on whichever side of the antimeridian. */
function meets([west, south, east, north]: Box, reach: Reach): boolean {
	if (north < reach.south || south > reach.north) return false;
	return [-360, 0, 360].some(
		(turn) => west - reach.lon + turn <= reach.east && east - reach.lon + turn >= reach.west
	);
}
