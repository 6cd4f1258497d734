import type { Position } from 'geojson';
import { LONGEST_ANGLE } from './limits.ts';

/** Degrees, or what is wrong with them. `swapped`: read the other way round they would be a place. */
export type Spot =
	| { at: [lon: number, lat: number] }
	| { at: null; code: 'swapped' | 'coordinates' | 'incomplete'; message: string };

type Axis = 'lat' | 'lon';
interface Angle {
	degrees: number;
	/** As a letter says; null without one. */
	axis: Axis | null;
}

const bad = (code: 'swapped' | 'coordinates' | 'incomplete', message: string): Spot => ({
	at: null,
	code,
	message
});
const SEXAGESIMAL =
	/^([-+]?\d{1,3})\s*(?:°|º|d|deg|:|\s)\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:['′’m:]|\s|$)\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”s]|''|′′)?)?)?$/iu;

/** One angle: decimal degrees with point or comma, or degrees, minutes and seconds; with or without N, S, E, W. */
function readAngle(cell: string): Angle | null {
	if (cell.length > LONGEST_ANGLE) return null;
	const text = cell
		.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 15))
		.replace(/^[−–]/u, '-')
		.trim();
	const letter = /^([NSEW])\s*|\s*([NSEW])$/iu.exec(text);
	const side = (letter?.[1] ?? letter?.[2] ?? '').toUpperCase();
	const bare = (letter ? text.replace(letter[0], '') : text).trim();
	const axis: Axis | null = side === '' ? null : side === 'N' || side === 'S' ? 'lat' : 'lon';
	const sign = side === 'S' || side === 'W' ? -1 : 1;
	const decimal = /^([-+]?\d{1,9}(?:[.,]\d+)?)\s*[°º]?$/u.exec(bare);
	if (decimal) {
		const degrees = Number(decimal[1]!.replace(',', '.'));
		// A letter and a sign would say it twice, maybe against each other.
		return side !== '' && degrees < 0 ? null : { degrees: sign * degrees, axis };
	}
	const parts = SEXAGESIMAL.exec(bare);
	if (!parts) return null;
	const [whole, minutes, seconds] = parts
		.slice(1, 4)
		.map((part) => Number((part ?? '0').replace(',', '.'))) as [number, number, number];
	if (minutes >= 60 || seconds >= 60) return null;
	const negative = parts[1]!.startsWith('-') ? -1 : 1;
	const degrees = negative * (Math.abs(whole) + minutes / 60 + seconds / 3600);
	return { degrees: Number((sign * degrees).toFixed(7)), axis };
}

/** Latitude and longitude from two cells; null: both are empty. */
export function readSpot(lat: string, lon: string): Spot | null {
	if (lat.trim() === '' && lon.trim() === '') return null;
	if (lat.trim() === '' || lon.trim() === '')
		return bad('incomplete', `missing ${lat.trim() === '' ? 'latitude' : 'longitude'}`);
	const [first, second] = [readAngle(lat), readAngle(lon)];
	if (!first) return bad('coordinates', 'invalid latitude: expected degrees');
	if (!second) return bad('coordinates', 'invalid longitude: expected degrees');
	return placed(first, second);
}

/** Whether a cell holds latitude and longitude. */
export const isPair = (cell: string): boolean => {
	const spot = readPair(cell);
	return spot !== null && spot.at !== null;
};

/** What stands between two angles, the surest first. */
const apart = [/\s*[;|]\s*/u, /\s*,\s+/u, /(?<=[NSEW])\s*,?\s*(?=\d)/u, /(?<=^\S+)\s+(?=\S+$)/u, /,/u];

/** Both in one cell, latitude first unless letters or `lonFirst` say otherwise; null: it is empty. */
export function readPair(cell: string, lonFirst = false): Spot | null {
	const text = cell.trim();
	if (text === '') return null;
	if (text.length > 200) return bad('coordinates', 'invalid coordinates: expected latitude and longitude');
	if (/\d[eE][-+]?\d/u.test(text)) return bad('coordinates', 'invalid coordinates: an exponent in degrees');
	const point =
		/^(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*([-+\d.eE]+)\s+([-+\d.eE]+)(?:\s+[-+\d.eE]+)?\s*\)$/iu.exec(text);
	if (point) return readSpot(point[2]!, point[1]!);
	const bare = text
		.replace(/^geo:/iu, '')
		.replace(/^[([{]\s*|\s*[)\]}]$/gu, '')
		.split(/[;?](?=[a-z])/iu)[0]!;
	const parts = apart.map((separator) => bare.split(separator).filter((part) => part !== ''));
	for (const [first, second, height] of parts.filter(({ length }) => length === 2 || length === 3)) {
		// A third number is a height, in whole text only: what has more parts is no pair.
		if (height !== undefined && !/^[-+]?\d+(?:\.\d+)?$/u.test(height)) continue;
		const [one, two] = [readAngle(first!), readAngle(second!)];
		if (one && two) return lonFirst && one.axis === null ? placed(two, one) : placed(one, two);
	}
	return bad('coordinates', 'invalid coordinates: expected latitude and longitude');
}

function placed(first: Angle, second: Angle): Spot {
	const [lat, lon] = first.axis === 'lon' || second.axis === 'lat' ? [second, first] : [first, second];
	if (lat.axis === 'lon' || lon.axis === 'lat') return bad('coordinates', 'two latitudes or two longitudes');
	if (Math.abs(lat.degrees) <= 90 && Math.abs(lon.degrees) <= 180)
		return { at: [lon.degrees + 0, lat.degrees + 0] };
	if (Math.abs(lat.degrees) <= 180 && Math.abs(lon.degrees) <= 90)
		return bad('swapped', `latitude ${lat.degrees} is beyond 90: are latitude and longitude swapped?`);
	return bad(
		'coordinates',
		Math.abs(lat.degrees) > 90
			? `invalid latitude ${lat.degrees}: expected -90 to 90`
			: `invalid longitude ${lon.degrees}: expected -180 to 180`
	);
}

/** Well-known text of a point, polygon or multipolygon as GeoJSON; null for any other text. */
export function readWkt(
	text: string
): { type: 'Point' | 'Polygon' | 'MultiPolygon'; coordinates: unknown } | null {
	const match = /^\s*(?:SRID=4326;)?\s*(POINT|POLYGON|MULTIPOLYGON)\s*Z?\s*(\([-+\d.eE\s,()]+\))\s*$/iu.exec(
		text.slice(0, 2_000_000)
	);
	if (!match) return null;
	const name = match[1]!.toUpperCase();
	const json = match[2]!
		.replaceAll(
			/[-+\d.eE]+(?:\s+[-+\d.eE]+)+/gu,
			(numbers) => `[${numbers.trim().split(/\s+/u).slice(0, 2).map(Number).join(',')}]`
		)
		.replaceAll('(', '[')
		.replaceAll(')', ']');
	try {
		const coordinates: unknown = JSON.parse(json);
		if (name === 'POINT') return { type: 'Point', coordinates: (coordinates as Position[])[0] };
		return { type: name === 'POLYGON' ? 'Polygon' : 'MultiPolygon', coordinates };
	} catch {
		return null;
	}
}
