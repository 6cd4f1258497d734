import type { MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mergeArcs, mesh } from 'topojson-client';
import type {
	GeometryCollection,
	MultiPolygon as MultiPolygonArcs,
	Polygon as PolygonArcs,
	Topology
} from 'topojson-specification';
import { alpha2 } from './iso.ts';
import { readInput } from './inputs.ts';
import { planarLines, planarPolygons, type Point } from './planar.ts';

type Arcs = PolygonArcs | MultiPolygonArcs;

/** One unit of Natural Earth's country map. */
export interface Country {
	/** ISO 3166-1 alpha-2 code (XK for Kosovo), null for a unit without one. */
	code: string | null;
	name: string;
	arcs: Arcs;
}

/** The world's countries as polygons that share their border lines. */
export interface Countries {
	topology: Topology;
	units: Country[];
	/** Lines inside a unit that are in dispute, in planar degrees: the border as it is held. */
	claims: Point[][];
}

/** Units drawn apart in the source that are no country: what they are merged into. */
const MERGED: Record<string, string> = {
	Baikonur: 'KZ',
	'USNB Guantanamo Bay': 'CU',
	'Cyprus U.N. Buffer Zone': 'CY'
};

/** In use for Kosovo, though not assigned by ISO 3166; Intl and CLDR know it. */
const OWN_CODES: Record<string, string> = { Kosovo: 'XK' };

/** A point of Crimea, longitude and latitude in degrees. */
const CRIMEA: [number, number] = [34.3, 45.3];

/**
 * Reads Natural Earth's countries from `world-atlas`: the finest file, or the text of another one.
 * The source draws Crimea with Russia; here it is Ukraine's, as in General Assembly resolution 68/262,
 * with the line between them as a claim.
 */
export function readCountries(text: string = readInput('countries')): Countries {
	const topology = JSON.parse(text) as Topology;
	const source = topology.objects.countries as GeometryCollection<{ name: string }>;
	const found: Country[] = (
		source.geometries as (Arcs & { id?: string; properties: { name: string } })[]
	).map((geometry) => ({
		code: OWN_CODES[geometry.properties.name] ?? alpha2(String(geometry.id)) ?? null,
		name: geometry.properties.name,
		arcs: geometry
	}));
	const joined = new Map<string, Arcs[]>();
	const join = (code: string, arcs: Arcs) => joined.set(code, [...(joined.get(code) ?? []), arcs]);
	const units = found.filter((unit) => {
		const into = MERGED[unit.name];
		if (into) join(into, unit.arcs);
		return !into;
	});
	let claims: Point[][] = [];
	const russia = units.find((unit) => unit.code === 'RU');
	if (russia) {
		const [rest, crimea] = splitAt(topology, russia.arcs, CRIMEA);
		russia.arcs = rest;
		const ukraine = units.find((unit) => unit.code === 'UA');
		if (crimea && ukraine) {
			const pair = { type: 'GeometryCollection', geometries: [ukraine.arcs, crimea] } as GeometryCollection;
			claims = planarLines(mesh(topology, pair, (a, b) => a !== b) as MultiLineString);
			join('UA', crimea);
		}
	}
	for (const unit of units) {
		const more = unit.code ? joined.get(unit.code) : undefined;
		if (more) unit.arcs = mergeArcs(topology, [unit.arcs, ...more] as PolygonArcs[]);
	}
	return { topology, units, claims };
}

/** The polygons of one unit in planar degrees (see planar.ts). */
export function polygonsOf(countries: Countries, unit: Country): [number, number][][][] {
	const { geometry } = feature(countries.topology, unit.arcs) as { geometry: Polygon | MultiPolygon };
	return planarPolygons(geometry);
}

/** A unit without the part that contains a point, and that part (null: no part does). */
function splitAt(topology: Topology, arcs: Arcs, [lon, lat]: [number, number]): [Arcs, Arcs | null] {
	if (arcs.type !== 'MultiPolygon') return [arcs, null];
	const { geometry } = feature(topology, arcs) as { geometry: MultiPolygon };
	const at = geometry.coordinates.findIndex(([outer]) => inside(outer as [number, number][], lon, lat));
	const part = arcs.arcs[at];
	if (!part) return [arcs, null];
	return [
		{ ...arcs, arcs: arcs.arcs.filter((_, index) => index !== at) },
		{ type: 'Polygon', arcs: part }
	];
}

/** Whether a point lies in a ring, by counting the sides to its east. */
function inside(ring: [number, number][], lon: number, lat: number): boolean {
	let odd = false;
	ring.forEach(([x, y], index) => {
		const [u, v] = ring[(index || ring.length) - 1]!;
		if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) odd = !odd;
	});
	return odd;
}
