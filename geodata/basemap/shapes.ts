/**
 * Prints areas for places.geojson, as a JSON object of GeoJSON geometries by code:
 *   node geodata/basemap/shapes.ts iso:IR iso:IQ admin1:IT-21
 * `iso:` takes an ISO 3166-1 alpha-2 code, `admin1:` an ISO 3166-2 code found in regions.json.
 * Outer rings run counter-clockwise, coordinates have three decimals, a part across the antimeridian is cut there.
 */
import { readFileSync } from 'node:fs';
import { area, bboxClip, lineString, multiPolygon, polygon, rewind, simplify } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf, readCountries } from '#cli/basemap/countries.ts';
import { shift, type Point } from '#cli/basemap/planar.ts';

/** Characters of JSON that one area may take, and the degrees of simplifying tried in turn until it fits. */
const LONGEST = 15_000;
const TOLERANCES = [0.001, 0.01, 0.015, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3];
const SMALL_COUNTRY_KM2 = 5000;

/** Parts smaller than this share of the largest are dropped. */
const SMALLEST_PART = 0.0005;

/** Where Natural Earth counts overseas territories to a country: west, south, east, north of what is kept. */
const HOME: Record<string, [number, number, number, number]> = {
	'iso:FR': [-10, 41, 10, 52],
	'iso:NL': [3, 50, 8, 54]
};

const REGIONS = JSON.parse(readFileSync(new URL('regions.json', import.meta.url), 'utf8')) as Record<
	string,
	Polygon | MultiPolygon
>;
const countries = readCountries();

function partsOf(code: string): Position[][][] {
	const [scheme, id = ''] = code.split(':');
	if (scheme === 'iso') {
		const found = countries.units.filter((unit) => unit.code === id);
		if (found.length) return found.flatMap((unit) => polygonsOf(countries, unit)).flatMap(cut);
	}
	const region = scheme === 'admin1' ? REGIONS[id] : undefined;
	if (!region) throw new Error(`unknown code: ${code}`);
	return region.type === 'Polygon' ? [region.coordinates] : region.coordinates;
}

/** A polygon in one or two parts, each between 180 degrees west and east. */
function cut(rings: Point[][]): Position[][][] {
	return [-360, 0, 360].flatMap((degrees) => {
		const clipped = bboxClip(
			polygon(rings.map((ring) => shift(ring, degrees))),
			[-180, -90, 180, 90]
		).geometry;
		const parts = (
			clipped.type === 'Polygon' ? [clipped.coordinates] : clipped.coordinates
		) as Position[][][];
		return parts.filter((part) => (part[0]?.length ?? 0) > 3);
	});
}

/** The parts that make the outline known, largest first: not every islet or enclave, and no overseas territory. */
function mainParts(code: string): Position[][][] {
	const [west, south, east, north] = HOME[code] ?? [-180, -90, 180, 90];
	const near = partsOf(code).filter((part) => {
		const [lon = 0, lat = 0] = part[0]![0]!;
		return lon >= west && lon <= east && lat >= south && lat <= north;
	});
	const sizeOf = (ring: Position[]) => area(polygon([ring]));
	const parts = near.sort((a, b) => sizeOf(b[0]!) - sizeOf(a[0]!));
	const least = SMALLEST_PART * sizeOf(parts[0]![0]!);
	return parts.map((part) => part.filter((ring) => sizeOf(ring) >= least)).filter((part) => part.length > 0);
}

function shape(code: string): Polygon | MultiPolygon {
	const parts = mainParts(code);
	const whole = multiPolygon(parts);
	const small = area(whole) < SMALL_COUNTRY_KM2 * 1e6;
	let geometry: Polygon | MultiPolygon = whole.geometry;
	for (const tolerance of small ? TOLERANCES : TOLERANCES.slice(1)) {
		const simpler = parts.map((part) =>
			part.map((ring) => simplifyRing(ring, tolerance)).filter((ring) => ring.length > 3)
		);
		const kept = simpler.filter((part) => part.length > 0);
		if (!kept.length) throw new Error(`invalid area: ${code} is too small to draw, use a point`);
		geometry = rewind(kept.length === 1 ? polygon(kept[0]!).geometry : multiPolygon(kept).geometry) as
			Polygon | MultiPolygon;
		if (JSON.stringify(geometry).length <= LONGEST) break;
	}
	return geometry;
}

/** A ring with fewer points, of three decimals, no point twice in a row. */
function simplifyRing(ring: Position[], tolerance: number): Position[] {
	const line = simplify(lineString(ring), { tolerance }).geometry.coordinates;
	const rounded = line.map((point) => point.map((degrees) => Math.round(degrees * 1000) / 1000));
	return rounded.filter((point, index) => index === 0 || String(point) !== String(rounded[index - 1]));
}

const codes = process.argv.slice(2);
if (!codes.length) throw new Error('missing codes, such as iso:IR or admin1:IT-21');
console.log(JSON.stringify(Object.fromEntries(codes.map((code) => [code, shape(code)]))));
