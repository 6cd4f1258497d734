import { certainties, type Filters } from '#lib/dataset/filter.ts';
import { roles } from '#lib/dataset/terms.ts';
import { parseWindow, printWindow } from '#lib/time/window.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { defaultView, modes, paces, type Camera, type Selection, type View } from './view.ts';
import { printSpeed, readSpeed } from './speed.ts';

/** The version that links carry. Links of every past version stay frozen fixtures in the tests. */
export const VERSION = 1;

/** A value of a link that could not be read, for a notice: the key, and the value as it stood (cut at 60). */
export interface BadValue {
	key: string;
	value: string;
}

/** Which ids a link may name. */
export interface Known {
	category(id: string): boolean;
	source(id: string): boolean;
	place(id: string): boolean;
	event(id: string): boolean;
	person(name: string): boolean;
	/** Whether all records are at hand, which some filters ask. */
	records: boolean;
}

/** Longer queries are read no further than this many characters. */
const LONGEST = 8192;

/** What one key says of a view. */
type Part = Partial<Omit<View, 'filters'>> & { filters?: Partial<Filters> };
/** Reads one key's text, or says by null that it cannot. */
type Reader = (text: string, known: Known) => Part | null;
/** The key's text for a view. Lists and ids come back encoded. */
type Printer = (view: View) => string;

const encode = (text: string): string =>
	encodeURIComponent(text).replace(
		/[!'()*]/gu,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
const list = (items: readonly string[]): string => [...items].sort().map(encode).join(',');
const flag = (on: boolean): string => (on ? '1' : '0');
const readFlag = (text: string): boolean | null => (text === '1' ? true : text === '0' ? false : null);

/** Distinct decoded items, sorted; null where one does not pass or none is left. */
function readList<T extends string>(text: string, passes: (item: string) => boolean): T[] | null {
	const items = text.split(',').map(decode);
	if (!items.every((item): item is string => item !== null && passes(item))) return null;
	return ([...new Set(items)] as T[]).sort();
}

function decode(text: string): string | null {
	try {
		const plain = decodeURIComponent(text);
		// Half of a pair could not be printed again.
		return plain.isWellFormed() ? plain : null;
	} catch {
		return null;
	}
}

/** Comma-separated finite numbers in plain decimal notation, each within its limits. */
function readNumbers(text: string, limits: readonly [least: number, most: number][]): number[] | null {
	const parts = text.split(',');
	if (parts.length !== limits.length || !parts.every((part) => /^-?\d{1,7}(?:\.\d{1,8})?$/u.test(part)))
		return null;
	const numbers = parts.map(Number);
	return numbers.every((n, at) => n >= limits[at]![0] && n <= limits[at]![1]) ? numbers : null;
}

/** A number at most `digits` after the point, without trailing zeros and never `-0`. */
const fixed = (n: number, digits: number): string => String(Number(n.toFixed(digits)) + 0);

const LON: [number, number] = [-180, 180];
const LAT: [number, number] = [-90, 90];

function readCentre(text: string): Camera | null {
	const numbers = readNumbers(text, [LON, LAT, [0, 22]]);
	return numbers && { kind: 'centre', lon: numbers[0]!, lat: numbers[1]!, zoom: numbers[2]! };
}

function readBounds(text: string): Camera | null {
	const bounds = readNumbers(text, [LON, LAT, LON, LAT]) as Bounds | null;
	return bounds && bounds[0] < bounds[2] && bounds[1] < bounds[3] ? { kind: 'bounds', bounds } : null;
}

function readSelection(text: string, known: Known): Selection | null {
	const [, kind, encoded] = /^(place|event):(.+)$/u.exec(text) ?? [];
	const id = decode(encoded ?? '');
	if (id === null || (kind !== 'place' && kind !== 'event') || !known[kind](id)) return null;
	return { kind, id };
}

const into = <K extends keyof Omit<View, 'filters'>>(key: K, value: View[K] | null): Part | null =>
	value === null ? null : ({ [key]: value } as Part);
const filter = <K extends keyof Filters>(key: K, value: Filters[K] | null): Part | null =>
	value === null ? null : { filters: { [key]: value } };
const oneOf = <T extends string>(choices: readonly T[], text: string): T | null =>
	choices.find((choice) => choice === text) ?? null;

/** The part of a view that a key without text stands for: nothing asked. */
const unfiltered = (key: keyof Filters): Part => ({ filters: { [key]: defaultView.filters[key] } });

const cameraKeys = new Set(['c', 'bbox']);

/** Every key of a link, in the order in which links are written. */
const keys: Record<string, { read: Reader; print: Printer; none?: Part }> = {
	t: {
		read: (text) => into('window', parseWindow(text)),
		print: ({ window }) => printWindow(window)
	},
	c: {
		none: { camera: null },
		read: (text) => into('camera', readCentre(text)),
		print: ({ camera }) =>
			camera?.kind === 'centre'
				? [fixed(camera.lon, 5), fixed(camera.lat, 5), fixed(camera.zoom, 2)].join(',')
				: ''
	},
	bbox: {
		none: { camera: null },
		read: (text) => into('camera', readBounds(text)),
		print: ({ camera }) => (camera?.kind === 'bounds' ? camera.bounds.map((n) => fixed(n, 5)).join(',') : '')
	},
	sel: {
		none: { selection: null },
		read: (text, known) => into('selection', readSelection(text, known)),
		print: ({ selection }) => (selection ? `${selection.kind}:${encode(selection.id)}` : '')
	},
	cat: {
		none: unfiltered('categories'),
		read: (text, known) => filter('categories', readList(text, known.category)),
		print: ({ filters }) => list(filters.categories)
	},
	src: {
		none: unfiltered('sources'),
		read: (text, known) => filter('sources', known.records ? readList(text, known.source) : null),
		print: ({ filters }) => list(filters.sources)
	},
	who: {
		none: unfiltered('people'),
		read: (text, known) => filter('people', known.records ? readList(text, known.person) : null),
		print: ({ filters }) => list(filters.people)
	},
	in: {
		none: unfiltered('inside'),
		read: (text, known) => {
			const id = decode(text);
			return filter('inside', id !== null && known.place(id) ? id : null);
		},
		print: ({ filters }) => (filters.inside === null ? '' : encode(filters.inside))
	},
	near: {
		none: unfiltered('near'),
		read: (text) => {
			const numbers = readNumbers(text, [LON, LAT, [0.001, 20038]]);
			return filter('near', numbers && { lon: numbers[0]!, lat: numbers[1]!, km: numbers[2]! });
		},
		print: ({ filters: { near } }) =>
			near ? [fixed(near.lon, 5), fixed(near.lat, 5), fixed(near.km, 3)].join(',') : ''
	},
	role: {
		none: unfiltered('roles'),
		read: (text, known) =>
			filter('roles', known.records ? readList(text, (item) => oneOf(roles, item) !== null) : null),
		print: ({ filters }) => list(filters.roles)
	},
	sure: {
		none: unfiltered('sure'),
		read: (text, known) =>
			filter(
				'sure',
				readList(text, (item) => oneOf(certainties, item) !== null && (item !== 'time' || known.records))
			),
		print: ({ filters }) => list(filters.sure)
	},
	poss: { read: (text) => into('possible', readFlag(text)), print: ({ possible }) => flag(possible) },
	basis: { read: (text) => into('basis', oneOf(['all', 'view'], text)), print: ({ basis }) => basis },
	cal: {
		none: { calendar: null },
		read: (text) => into('calendar', oneOf(['gregorian', 'persian'], text)),
		print: ({ calendar }) => calendar ?? ''
	},
	mode: { read: (text) => into('mode', oneOf(modes, text)), print: ({ mode }) => mode },
	pace: { read: (text) => into('pace', oneOf(paces, text)), print: ({ pace }) => pace },
	speed: {
		read: (text) => into('speed', readSpeed(text)),
		print: ({ speed }) => printSpeed(speed)
	},
	skip: { read: (text) => into('skip', readFlag(text)), print: ({ skip }) => flag(skip) },
	loop: { read: (text) => into('loop', readFlag(text)), print: ({ loop }) => flag(loop) },
	trail: { read: (text) => into('trail', readFlag(text)), print: ({ trail }) => flag(trail) }
};

/** Links pass through programs that encode signs that a query may hold bare; only names may hold a comma themselves. */
function plain(key: string, text: string): string {
	if (key === 'who') return text.replaceAll('+', ' ');
	return text.replace(/%(?:2C|2F|3A)/giu, (sign) => decodeURIComponent(sign));
}

/**
 * Reads a query (with or without `?`) over `base`, the view that an empty query means. Never throws: what cannot be
 * read falls back to `base` and comes back in `bad`. The first of two equal keys wins; unknown keys are ignored.
 */
export function parseView(
	query: string,
	known: Known,
	base: View = defaultView
): { view: View; bad: BadValue[] } {
	let view = base;
	const bad: BadValue[] = [];
	const seen = new Set<string>();
	for (const pair of query.replace(/^\?/u, '').slice(0, LONGEST).split('&')) {
		const cut = pair.indexOf('=');
		const key = cut < 0 ? pair : pair.slice(0, cut);
		const text = cut < 0 ? '' : pair.slice(cut + 1);
		if (seen.has(key)) continue;
		seen.add(key);
		if (key === 'v' && text !== String(VERSION)) bad.push({ key, value: text.slice(0, 60) });
		if (!Object.hasOwn(keys, key) || (key === 'bbox' && seen.has('c'))) continue;
		const { read, none } = keys[key]!;
		const part = text === '' && none ? none : read(plain(key, text), known);
		if (part === null) bad.push({ key, value: text.slice(0, 60) });
		else view = { ...view, ...part, filters: { ...view.filters, ...part.filters } };
	}
	return { view, bad };
}

/**
 * The query of a view, without `?`: keys in their fixed order, what equals `base` left out. `parseView` over the same
 * base gives the view back. Empty for `base` itself.
 */
export function printView(view: View, base: View = defaultView): string {
	const parts: string[] = [];
	for (const [key, { print }] of Object.entries(keys)) {
		const text = print(view);
		if (text === '' && cameraKeys.has(key) && view.camera !== null) continue;
		if (text !== print(base)) parts.push(`${key}=${text}`);
	}
	return parts.length === 0 ? '' : [`v=${VERSION}`, ...parts].join('&');
}
