import { area, polygon } from '@turf/turf';
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Polygon as PolygonArcs, Topology } from 'topojson-specification';
import { bordersOf } from './borders.ts';
import { readCountries } from './countries.ts';
import { readInput } from './inputs.ts';
import { countryNames, rowNames, type NameRow } from './names.ts';
import { planarLines, planarPolygons, withoutSeam, type Point } from './planar.ts';
import { soften } from './soften.ts';
import type { Layer } from './tiles.ts';

/** Zooms at which the quieter layers begin. */
const ADMIN1_FROM = 4;
const RIVERS_FROM = 5;

/** Square kilometres from which a lake is drawn, by zoom; smaller ones follow one zoom later. */
const LAKES: [zoom: number, squareKm: number][] = [
	[2, 20_000],
	[3, 8000],
	[4, 2000]
];
const LAST_LAKES = 5;

type Properties = Record<string, unknown>;

/** All layers of the basemap, names in the given languages (the first, where a row has none in one of them). */
export function readLayers(languages: string[]): Layer[] {
	const countries = readCountries();
	const inland = JSON.parse(readInput('inland')) as Topology;
	const admin1 = JSON.parse(readInput('admin1')) as Topology;
	const disputed = JSON.parse(readInput('disputed')) as Topology;
	const land = countries.topology.objects.land!;
	const coast = mesh(countries.topology, land as GeometryCollection, (a, b) => a === b) as MultiLineString;
	const borders = bordersOf(countries);
	const claims = planarLines(
		(feature(disputed, disputed.objects.disputed!) as Feature<MultiLineString>).geometry
	);
	const regions = planarLines((feature(admin1, admin1.objects.admin1!) as Feature<MultiLineString>).geometry);
	return [
		{ name: 'land', features: areas(countries.topology, land as GeometryCollection) },
		{
			name: 'lakes',
			features: lakes(inland)
		},
		{ name: 'rivers', features: rivers(inland) },
		{ name: 'coast', features: lines(planarLines(coast).flatMap(withoutSeam)) },
		{ name: 'admin1', features: lines(regions, { from: ADMIN1_FROM }) },
		{
			name: 'borders',
			features: [
				...lines(borders.agreed, { disputed: false }),
				...lines([...borders.disputed, ...countries.claims, ...claims], { disputed: true })
			]
		},
		{ name: 'countries', features: countryNames(countries, languages) },
		{ name: 'cities', features: rowNames(JSON.parse(readInput('cities')) as NameRow[], languages) },
		{ name: 'seas', features: rowNames(JSON.parse(readInput('seas')) as NameRow[], languages) }
	];
}

/** One polygon a feature, so that each is cut and simplified by itself. */
function areas(topology: Topology, object: GeometryCollection): Feature<Polygon>[] {
	return (object.geometries as PolygonArcs[]).flatMap((shape) => {
		const { geometry } = feature(topology, shape) as Feature<Polygon | MultiPolygon>;
		return planarPolygons(geometry).map((coordinates) => polygon(coordinates));
	});
}

function lakes(topology: Topology): Feature[] {
	return areas(topology, topology.objects.lakes as GeometryCollection).map(({ geometry }) => {
		const squareKm = area(geometry) / 1e6;
		const from = LAKES.find(([, least]) => squareKm >= least)?.[0] ?? LAST_LAKES;
		return polygon(
			geometry.coordinates.map((ring) => soften(ring as Point[])),
			{ from }
		);
	});
}

function rivers(topology: Topology): Feature[] {
	const drawn = mesh(topology, topology.objects.rivers as GeometryCollection) as MultiLineString;
	return lines(planarLines(drawn).map(soften), { from: RIVERS_FROM });
}

function lines(all: Point[][], properties: Properties = {}): Feature[] {
	return all.map((coordinates) => ({
		type: 'Feature',
		geometry: { type: 'LineString', coordinates },
		properties
	}));
}
