import { area, polygon } from '@turf/turf';
import type { Feature, Point as PointGeometry } from 'geojson';
import { polygonsOf, type Countries, type Country } from './countries.ts';
import { seatOf } from './seat.ts';

/** A row of cities.json or seas.json. */
export interface NameRow {
	name: Record<string, string>;
	lon: number;
	lat: number;
	/** Zoom at which the name is first shown. */
	from: number;
	capital?: boolean;
}

/** Where the short form is the usual one on a map. */
const SHORT = ['HK', 'MM', 'MO', 'PS'];

/** Pixels that a letter of a name in capitals takes, and how much wider than its name a country is to be. */
const LETTER_WIDTH = 8.3;
const ROOM = 1.7;

/** Width of the world in pixels at zoom 0. */
const WORLD = 512;

/** No country waits longer than this for its name. */
const LAST_ZOOM = 6;

/** Names of countries at their seats: `name:xx` a language, `code`, `from`, and `rank` (0 for the largest by area). */
export function countryNames(countries: Countries, languages: string[]): Feature<PointGeometry>[] {
	const named = countries.units
		.filter((unit, index, all) => unit.code && all.findIndex(({ code }) => code === unit.code) === index)
		.map((unit) => ({ unit, ...mainlandOf(countries, unit) }))
		.sort((a, b) => b.size - a.size);
	return named.map(({ unit, outer }, rank) => {
		const seat = seatOf(outer);
		const names = namesOf(unit, languages);
		const letters = (names['name:en'] ?? unit.name).length;
		const fits = Math.ceil(
			Math.log2((letters * LETTER_WIDTH * ROOM * 360) / (WORLD * Math.max(seat.width, 0.01)))
		);
		return pointFeature(seat.at, {
			...names,
			code: unit.code!,
			rank,
			from: Math.min(Math.max(fits, 2), LAST_ZOOM)
		});
	});
}

/** Names of cities and seas; `rank` is the order of the rows among those of one zoom. */
export function rowNames(rows: NameRow[], languages: string[]): Feature<PointGeometry>[] {
	return rows.map(({ name, lon, lat, from, capital }, index) => {
		const names = languages.map((language) => [`name:${language}`, name[language] ?? name.en!]);
		return pointFeature([lon, lat], {
			...Object.fromEntries(names),
			rank: from * 1000 + index,
			from,
			...(capital && { capital })
		});
	});
}

function namesOf(unit: Country, languages: string[]): Record<string, string> {
	const style = SHORT.includes(unit.code!) ? 'short' : 'long';
	const names = languages.map((language) => {
		const found = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' }).of(
			unit.code!
		);
		return [`name:${language}`, found ?? unit.name];
	});
	return Object.fromEntries(names);
}

function mainlandOf(countries: Countries, unit: Country) {
	const parts = polygonsOf(countries, unit).map((rings) => ({
		outer: rings[0]!,
		size: area(polygon(rings))
	}));
	return parts.reduce((largest, part) => (part.size > largest.size ? part : largest));
}

function pointFeature(at: [number, number], properties: Record<string, unknown>): Feature<PointGeometry> {
	return { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties };
}
