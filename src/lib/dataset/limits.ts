import { shown } from './problem.ts';

/**
 * Limits that hold before any other judgement, because what comes later trusts them: `geojson-validation`
 * accepts NaN and latitude 99 and overflows on deep nesting. Nothing here recurses.
 */

/** Longest text of one file, in UTF-16 units. */
export const MAX_TEXT = 64 * 1024 * 1024;
/** Deepest nesting of one record; a MultiPolygon inside a Feature needs 7. */
export const MAX_DEPTH = 12;
/** Most positions in the geometry of one place. */
export const MAX_POSITIONS = 100_000;
/** Deepest nesting of a whole file that is parsed at all. */
export const MAX_FILE_DEPTH = 100_000;
/** Longest id, in letters. */
export const LONGEST_ID = 100;
/** Longest title of an event, and longest text for readers, in UTF-16 units. */
export const LONGEST_TITLE = 90;
export const LONGEST_TEXT = 4000;
/** Longest line: a name, a publisher, a title of a source. */
export const LONGEST_LINE = 500;
/** Longest web address. */
export const LONGEST_ADDRESS = 2000;
/** Most categories of an atlas: more could not be told apart. */
export const MOST_CATEGORIES = 16;
/** Most reasons of a proposal, and the longest. */
export const MOST_REASONS = 100;
export const LONGEST_REASON = 1000;

export interface Fault {
	code: string;
	keys: PropertyKey[];
	message: string;
}

/** Bytes of a file as text, or the reason why they are none. A byte order mark stays in the text. */
export function decodeText(bytes: Uint8Array): { text: string } | { code: string; message: string } {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
		return { code: 'encoding', message: 'invalid encoding: UTF-16; expected UTF-8' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
	} catch {
		return { code: 'encoding', message: 'invalid encoding: expected UTF-8' };
	}
}

/** Why a file's text is not even parsed; null when it may be. */
export function textFault(text: string): Fault | null {
	if (text.length > MAX_TEXT)
		return {
			code: 'text-size',
			keys: [],
			message: `invalid size: ${text.length} characters; at most ${MAX_TEXT}`
		};
	let depth = 0;
	let quoted = false;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (quoted) {
			if (unit === 0x5c) index++;
			else if (unit === 0x22) quoted = false;
		} else if (unit === 0x22) quoted = true;
		else if (unit === 0x5b || unit === 0x7b) {
			if (++depth > MAX_FILE_DEPTH)
				return { code: 'nesting', keys: [], message: `invalid nesting: deeper than ${MAX_FILE_DEPTH}` };
		} else if (unit === 0x5d || unit === 0x7d) depth--;
	}
	return null;
}

/** Nesting and finite numbers of one parsed record; the first fault found, level by level. */
export function recordFault(record: unknown): Fault | null {
	let level: { value: unknown; keys: PropertyKey[] }[] = [{ value: record, keys: [] }];
	for (let depth = 0; level.length > 0; depth++) {
		const next: typeof level = [];
		for (const { value, keys } of level) {
			if (typeof value === 'number' && !Number.isFinite(value))
				return { code: 'number', keys, message: `invalid number: ${shown(value)}` };
			if (typeof value !== 'object' || value === null) continue;
			if (depth >= MAX_DEPTH)
				return {
					code: 'nesting',
					keys: keys.slice(0, 4),
					message: `invalid nesting: deeper than ${MAX_DEPTH}`
				};
			for (const [key, child] of Object.entries(value))
				if (typeof child === 'object' || typeof child === 'number')
					next.push({ value: child, keys: [...keys, Array.isArray(value) ? Number(key) : key] });
		}
		level = next;
	}
	return null;
}

/** Range, number and closure of a geometry's positions: RFC 7946 §3.1.1, §3.1.6, §4. The geometry may be anything. */
export function geometryFaults(geometry: unknown): Fault[] {
	if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return [];
	const faults: Fault[] = [];
	const hasRings = 'type' in geometry && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon');
	let positions = 0;
	const walk = (value: unknown, keys: PropertyKey[]) => {
		if (!Array.isArray(value) || value.length === 0 || faults.length >= 20) return;
		if (Array.isArray(value[0])) {
			value.forEach((child, index) => walk(child, [...keys, index]));
			if (hasRings && typeof value[0][0] === 'number') faults.push(...ringFaults(value, keys));
		} else {
			positions++;
			faults.push(...positionFaults(value, keys));
		}
	};
	walk(geometry.coordinates, ['coordinates']);
	if (positions > MAX_POSITIONS)
		faults.push({
			code: 'geometry-size',
			keys: ['coordinates'],
			message: `invalid geometry: ${positions} positions; at most ${MAX_POSITIONS}`
		});
	return faults;
}

function positionFaults(position: unknown[], keys: PropertyKey[]): Fault[] {
	const fault = (index: number, message: string): Fault => ({
		code: 'position-range',
		keys: [...keys, index],
		message
	});
	const [longitude, latitude] = position;
	if (position.some((number) => typeof number !== 'number')) return []; // the schema tells
	const faults: Fault[] = [];
	if (Math.abs(longitude as number) > 180)
		faults.push(fault(0, `invalid longitude: ${shown(longitude)}; expected -180 to 180`));
	if (Math.abs(latitude as number) > 90)
		faults.push(fault(1, `invalid latitude: ${shown(latitude)}; expected -90 to 90`));
	return faults;
}

function ringFaults(ring: unknown[], keys: PropertyKey[]): Fault[] {
	const [first, last] = [ring[0], ring.at(-1)];
	const closed = Array.isArray(last) && (first as unknown[]).every((number, index) => number === last[index]);
	return closed
		? []
		: [
				{
					code: 'ring-open',
					keys,
					message: `invalid ring: ends at ${shown(last)}; expected its first position ${shown(first)}`
				}
			];
}
