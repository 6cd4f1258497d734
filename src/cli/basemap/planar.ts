import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';

/** Longitude and latitude in degrees; here a longitude may lie beyond 180, see below. */
export type Point = [number, number];

/**
 * Lines on a sphere jump from 180 to -180 degrees where they cross the antimeridian. In the plane of the tiles they
 * run on instead, to 190 degrees for instance: the tile cutter folds the overhang back to the other side.
 */
export function unwrap(line: readonly (readonly number[])[]): Point[] {
	let turn = 0;
	let before: number | null = null;
	return line.map(([lon = 0, lat = 0]) => {
		if (before !== null && Math.abs(lon - before) > 180) turn += lon < before ? 360 : -360;
		before = lon;
		return [lon + turn, lat];
	});
}

/** A closed ring; one that goes round a pole (Antarctica) is closed along that pole. */
export function unwrapRing(ring: readonly (readonly number[])[]): Point[] {
	const line = unwrap(ring);
	const first = line[0]!;
	const last = line.at(-1)!;
	if (Math.abs(last[0] - first[0]) < 180) return line;
	const pole = line.reduce((sum, point) => sum + point[1], 0) < 0 ? -90 : 90;
	return [...line, [last[0], pole], [first[0], pole], first];
}

/** Polygons in the plane, each a list of rings: the outer one, then its holes, all in the same turn of the globe. */
export function planarPolygons(geometry: Polygon | MultiPolygon): Point[][][] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map((rings) => {
		const [outer, ...holes] = rings.map(unwrapRing);
		const west = Math.min(...outer!.map(([lon]) => lon));
		const east = Math.max(...outer!.map(([lon]) => lon));
		return [
			outer!,
			...holes.map((hole) => shift(hole, hole[0]![0] < west ? 360 : hole[0]![0] > east ? -360 : 0))
		];
	});
}

/** Lines in the plane. */
export function planarLines(geometry: LineString | MultiLineString): Point[][] {
	return (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).map(unwrap);
}

/** A line in pieces, without what runs along the antimeridian: there the source cuts the land, which has no coast. */
export function withoutSeam(line: Point[]): Point[][] {
	const atSeam = ([lon]: Point) => Math.abs((Math.abs(lon) % 360) - 180) < 1e-6;
	const pieces: Point[][] = [[]];
	line.forEach((point, index) => {
		const before = line[index - 1];
		if (before && atSeam(before) && atSeam(point)) pieces.push([]);
		pieces.at(-1)!.push(point);
	});
	return pieces.filter((piece) => piece.length > 1);
}

/** The same points some degrees of longitude further east. */
export function shift(points: Point[], degrees: number): Point[] {
	return degrees ? points.map(([lon, lat]) => [lon + degrees, lat]) : points;
}
