import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Outline } from '#lib/extract/draft/join.ts';
import { alpha2 } from '../basemap/iso.ts';

const require = createRequire(import.meta.url);

/** Outlines of countries by ISO 3166-1 alpha-2, from Natural Earth: of the coarse map, and of the finer one where that has none. */
export function readOutlines(): (country: string) => Outline | null {
	const coarse = outlinesOf('world-atlas/countries-110m.json');
	let fine: Map<string, Outline> | undefined;
	return (country) =>
		coarse.get(country) ?? (fine ??= outlinesOf('world-atlas/countries-50m.json')).get(country) ?? null;
}

function outlinesOf(file: string): Map<string, Outline> {
	const topology = JSON.parse(readFileSync(require.resolve(file), 'utf8')) as Topology;
	const { features } = feature(topology, topology.objects.countries as GeometryCollection);
	return new Map(
		features.flatMap(({ id, geometry }) => {
			const code = alpha2(String(id));
			return code && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
				? [[code, { type: geometry.type, coordinates: geometry.coordinates } as Outline] as const]
				: [];
		})
	);
}
