import type { Position } from 'geojson';
import { geometryFaults, recordFault } from '../limits.ts';
import { MOST_SPOTS } from './limits.ts';

/** What a geometry gives: each spot or area by itself, with the radius in km of what was only a line. */
export interface Shape {
	geometry: { type: 'Point' | 'Polygon' | 'MultiPolygon'; coordinates: unknown };
	uncertaintyKm?: number;
}
export type Shapes = { shapes: Shape[]; told: string[] } | { fault: { code: string; message: string } };

const KM_PER_DEGREE = 111.195;

/**
 * The spots and areas of any GeoJSON geometry. A line is a spot in the middle of its bounds that is uncertain by half their
 * diagonal, since the dataset holds no lines. Rings are closed and turned as RFC 7946 asks; both are told. Heights are dropped.
 */
export function shapesOf(geometry: unknown): Shapes {
	const told: string[] = [];
	const shapes: Shape[] = [];
	const fault = collect(geometry, shapes, told, 0);
	if (fault) return { fault };
	return { shapes, told: [...new Set(told)] };
}

function collect(
	geometry: unknown,
	shapes: Shape[],
	told: string[],
	depth: number
): { code: string; message: string } | null {
	if (geometry === null || geometry === undefined) return null;
	if (typeof geometry !== 'object' || depth > 3) return { code: 'geometry', message: 'invalid geometry' };
	const { type, coordinates, geometries } = geometry as Record<string, unknown>;
	if (type === 'GeometryCollection') {
		if (!Array.isArray(geometries))
			return { code: 'geometry', message: 'invalid geometry: a collection without geometries' };
		for (const part of geometries.slice(0, MOST_SPOTS)) {
			const fault = collect(part, shapes, told, depth + 1);
			if (fault) return fault;
		}
		return null;
	}
	const fault = recordFault({ coordinates }) ?? geometryFaults({ type: 'Any', coordinates })[0];
	if (fault) return { code: fault.code, message: fault.message };
	if (typeof type !== 'string' || !isNested(coordinates, depths.get(type) ?? -1))
		return {
			code: 'geometry',
			message: `invalid geometry: ${typeof type === 'string' ? type.slice(0, 30) : 'no type'} with such coordinates`
		};
	switch (type) {
		case 'Point':
			shapes.push({ geometry: { type, coordinates: flat(coordinates as Position) } });
			return null;
		case 'MultiPoint': {
			const points = coordinates as Position[];
			if (points.length > MOST_SPOTS)
				return {
					code: 'geometry-size',
					message: `invalid geometry: ${points.length} points; at most ${MOST_SPOTS}`
				};
			for (const point of points) shapes.push({ geometry: { type: 'Point', coordinates: flat(point) } });
			return null;
		}
		case 'LineString':
		case 'MultiLineString': {
			const line = (type === 'LineString' ? coordinates : (coordinates as Position[][]).flat()) as Position[];
			if (line.length === 0)
				return { code: 'geometry', message: 'invalid geometry: a line without positions' };
			shapes.push(middleOf(line));
			told.push('a line: kept as a spot in its middle, uncertain by half its extent');
			return null;
		}
		case 'Polygon':
		case 'MultiPolygon': {
			const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as Position[][][];
			const mended = polygons.map((rings) => rings.map((ring, at) => closed(ring, at === 0, told)));
			if (
				mended.length === 0 ||
				mended.some((rings) => rings.length === 0 || rings.some((ring) => ring.length < 4))
			)
				return { code: 'geometry', message: 'invalid geometry: a ring of fewer than four positions' };
			shapes.push({ geometry: { type, coordinates: type === 'Polygon' ? mended[0] : mended } });
			return null;
		}
		default:
			return { code: 'geometry', message: 'invalid geometry' };
	}
}

const depths = new Map([
	['Point', 0],
	['MultiPoint', 1],
	['LineString', 1],
	['MultiLineString', 2],
	['Polygon', 2],
	['MultiPolygon', 3]
]);

function isNested(value: unknown, depth: number): boolean {
	if (depth < 0 || !Array.isArray(value)) return false;
	if (depth === 0)
		return (
			value.length >= 2 && value.every((number) => typeof number === 'number' && Number.isFinite(number))
		);
	return value.every((child) => isNested(child, depth - 1));
}

/** Longitude and latitude alone. */
const flat = (position: Position): Position => position.slice(0, 2);

function middleOf(line: Position[]): Shape {
	let [west, south, east, north] = [180, 90, -180, -90];
	for (const [lon, lat] of line as [number, number][]) {
		[west, east] = [Math.min(west, lon), Math.max(east, lon)];
		[south, north] = [Math.min(south, lat), Math.max(north, lat)];
	}
	const lat = (south + north) / 2;
	const half =
		Math.hypot(((east - west) / 2) * Math.cos((lat * Math.PI) / 180), (north - south) / 2) * KM_PER_DEGREE;
	const round = (degrees: number): number => Number(degrees.toFixed(6));
	return {
		geometry: { type: 'Point', coordinates: [round((west + east) / 2), round(lat)] },
		uncertaintyKm: Math.min(20_038, Number(half.toPrecision(2)))
	};
}

function closed(ring: Position[], isOuter: boolean, told: string[]): Position[] {
	const positions = ring.map(flat).filter((position, at, all) => at === 0 || !same(position, all[at - 1]!));
	if (positions.length !== ring.length) told.push('a ring with repeated positions: left out');
	if (positions.length > 1 && !same(positions[0]!, positions.at(-1)!)) {
		positions.push(positions[0]!);
		told.push('a ring that was open: closed');
	}
	if (positions.length >= 4 && isClockwise(positions) === isOuter) {
		positions.reverse();
		told.push('a ring that ran against RFC 7946: turned round');
	}
	return positions;
}

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

function isClockwise(ring: Position[]): boolean {
	let twice = 0;
	for (let at = 1; at < ring.length; at++)
		twice += (ring[at]![0]! - ring[at - 1]![0]!) * (ring[at]![1]! + ring[at - 1]![1]!);
	return twice > 0;
}
