import type { MultiLineString, MultiPolygon } from 'geojson';
import type { Framed } from './projection.ts';

/** Natural Earth's land, lines and waters, generalised by `degrees`, as `chronotope basemap` writes it. */
export interface Ground {
	/** No line lies further than this from the source, in degrees. */
	degrees: number;
	land: MultiPolygon;
	lakes: MultiPolygon;
	coast: MultiLineString;
	borders: MultiLineString;
	disputed: MultiLineString;
	names: GroundNames;
}

/** A name on the ground: a country, a sea, a city. `from` is the zoom of the web map at which it first appears. */
export interface GroundName {
	lon: number;
	lat: number;
	from: number;
	/** Of several names for the same room the one with the lowest rank stands. */
	rank: number;
	names: Record<string, string>;
	/** ISO 3166-1 code of a country. */
	code?: string;
}
export type GroundNames = Record<'countries' | 'seas' | 'cities', GroundName[]>;

/** How closely each file of the ground follows its source, in degrees; the last is the source itself. */
export const groundLevels = [0.2, 0.05, 0.015, 0.004] as const;

/** Paths as steps of whole grid units, so that a file is small: `[x, y, dx, dy, …]` a line. */
export interface PackedGround {
	degrees: number;
	/** Grid units of a degree. */
	grid: number;
	/** Polygons of rings. */
	land: number[][][];
	lakes: number[][][];
	coast: number[][];
	borders: number[][];
	disputed: number[][];
	names: GroundNames;
}

export function unpackGround(packed: PackedGround): Ground {
	const line = (steps: number[]): [number, number][] => {
		const points: [number, number][] = [];
		let [x, y] = [0, 0];
		for (let at = 0; at < steps.length; at += 2) {
			x += steps[at]!;
			y += steps[at + 1]!;
			points.push([x / packed.grid, y / packed.grid]);
		}
		return points;
	};
	const areas = (all: number[][][]): MultiPolygon => ({
		type: 'MultiPolygon',
		coordinates: all.map((rings) => rings.map(line))
	});
	const lines = (all: number[][]): MultiLineString => ({
		type: 'MultiLineString',
		coordinates: all.map(line)
	});
	const { degrees, land, lakes, coast, borders, disputed, names } = packed;
	return {
		degrees,
		land: areas(land),
		lakes: areas(lakes),
		coast: lines(coast),
		borders: lines(borders),
		disputed: lines(disputed),
		names
	};
}

/** The ground in steps of generalisation: gives the level that a map needs, or what of it the frame shows. */
export type GroundOf = (level: number, framed: Framed, size: { width: number; height: number }) => Ground;

/** Kilometres of a degree of latitude. */
export const KM_OF_DEGREE = 111.2;

/** The level whose lines lie within a third of a pixel of the source, where a kilometre takes so many pixels. */
export function levelFor(pixelsPerKm: number): number {
	const pixelsPerDegree = pixelsPerKm * KM_OF_DEGREE;
	const level = groundLevels.findIndex((degrees) => degrees * pixelsPerDegree <= 0.34);
	return level < 0 ? groundLevels.length - 1 : level;
}

/** In place of a ground that is still on its way. */
export const bareGround: Ground = {
	degrees: 0,
	land: { type: 'MultiPolygon', coordinates: [] },
	lakes: { type: 'MultiPolygon', coordinates: [] },
	coast: { type: 'MultiLineString', coordinates: [] },
	borders: { type: 'MultiLineString', coordinates: [] },
	disputed: { type: 'MultiLineString', coordinates: [] },
	names: { countries: [], seas: [], cities: [] }
};
