import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { kinks } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import type { Outline } from '#lib/extract/draft/join.ts';
import { polygonsOf, readCountries } from '../basemap/countries.ts';
import type { Point } from '../basemap/planar.ts';

const require = createRequire(import.meta.url);

/**
 * Outlines of countries by ISO 3166-1 alpha-2, from Natural Earth: of the coarse map, and of the finer one where that has none, or one that
 * crosses itself, as Sudan's does.
 */
export function readOutlines(): (country: string) => Outline | null {
	const coarse = outlinesOf('world-atlas/countries-110m.json');
	let fine: ReturnType<typeof outlinesOf> | undefined;
	return (country) => {
		const outline = coarse(country);
		if (outline && !crossesItself(outline)) return outline;
		return (fine ??= outlinesOf('world-atlas/countries-50m.json'))(country) ?? outline;
	};
}

function outlinesOf(file: string): (country: string) => MultiPolygon | null {
	const countries = readCountries(readFileSync(require.resolve(file), 'utf8'));
	return (country) => {
		const unit = countries.units.find(({ code }) => code === country);
		if (!unit) return null;
		const coordinates = polygonsOf(countries, unit).flatMap(cut);
		return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates };
	};
}

const crossesItself = ({ coordinates }: MultiPolygon): boolean =>
	coordinates.flat().some((ring) => kinks({ type: 'LineString', coordinates: ring }).features.length > 0);

/** A polygon whose longitudes may run beyond 180 degrees, in the pieces that lie in turns of the globe of their own. */
function cut(rings: readonly Point[][]): Point[][][] {
	return [-360, 0, 360].flatMap((turn) => {
		const [outer, ...holes] = rings.map((ring) => within(ring.map(([lon, lat]): Point => [lon + turn, lat])));
		if (outer!.length < 4) return [];
		return [
			[turned(outer!, true), ...holes.filter((hole) => hole.length >= 4).map((hole) => turned(hole, false))]
		];
	});
}

/** The part of a ring between -180 and 180 degrees, closed, to a thousandth of a degree (110 m). */
function within(ring: readonly Point[]): Point[] {
	let kept: readonly Point[] = ring.slice(0, -1);
	for (const side of [1, -1]) {
		kept = kept.flatMap((point, at): Point[] => {
			const before = kept.at(at - 1)!;
			const [isIn, wasIn] = [point, before].map(([lon]) => lon * side <= 180) as [boolean, boolean];
			const share = (180 * side - before[0]) / (point[0] - before[0]);
			const edge: Point[] = isIn === wasIn ? [] : [[180 * side, before[1] + share * (point[1] - before[1])]];
			return isIn ? [...edge, point] : edge;
		});
	}
	const rounded = kept.map((point) => point.map((degrees) => Math.round(degrees * 1000) / 1000) as Point);
	const distinct = rounded.filter(
		([lon, lat], at) => lon !== rounded.at(at - 1)![0] || lat !== rounded.at(at - 1)![1]
	);
	return distinct.length < 3 ? [] : [...distinct, distinct[0]!];
}

/** A ring that runs anticlockwise, or clockwise, as RFC 7946 has outer rings and holes. */
function turned(ring: Point[], anticlockwise: boolean): Point[] {
	let area = 0;
	for (let at = 1; at < ring.length; at++)
		area += ring[at - 1]![0] * ring[at]![1] - ring[at]![0] * ring[at - 1]![1];
	return area > 0 === anticlockwise ? ring : ring.reverse();
}
