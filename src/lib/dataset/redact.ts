import * as v from 'valibot';
import { recordFault } from './limits.ts';
import { hasForbiddenKey, parseObject } from './records.ts';
import { readForm } from './form.ts';
import type { RecordKind } from './files.ts';
import type { Problem } from './problem.ts';

/**
 * What must not leave the maintainer's machine. Kept outside the repository and applied by the one reader of the
 * dataset, before anything else.
 */
export const Redaction = v.strictObject({
	/** Words to take out wherever they stand in a text, in any case and with any white space or hyphen between them: `[…]` takes their place. */
	strings: v.optional(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000))), []),
	/** Ids of events, places and sources that are withheld, with every reference to them. */
	ids: v.optional(v.array(v.string()), []),
	/** Fields left out: `author` everywhere, `events.participants` in one file, arrays walked through. */
	fields: v.optional(
		v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*$/u, 'expected a dotted path'))),
		[]
	),
	/** Radius in km, by place id: its point is rounded so that the true place lies within; its note and identifiers elsewhere go. */
	coarsenKm: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0.01), v.maxValue(5000))), {})
});
export type Redaction = v.InferOutput<typeof Redaction>;

const mark = '[…]';
/** In the place of words in an id. */
const WITHHELD = 'withheld';
/** Keys whose values are ids. */
const namesRecord = new Set(['id', 'partOf', 'source', 'category']);
const KM_PER_DEGREE = 111.195;

/** Reads a redaction file's text; null with problems when it is not exactly right: no half redaction. */
export function readRedaction(
	text: string,
	file: string
): { redaction: Redaction | null; problems: Problem[] } {
	const { value, problems } = parseObject(text, file);
	if (problems.some(({ severity }) => severity === 'error')) return { redaction: null, problems };
	const form = readForm(Redaction, value, { file, keys: [] });
	return 'value' in form
		? { redaction: form.value, problems }
		: { redaction: null, problems: [...problems, ...form.problems] };
}

type Json = Record<string, unknown>;

/** A copy of a parsed record, or of the atlas, with what the redaction names taken out; undefined: withheld whole. */
export function redactRecord(kind: RecordKind | 'atlas', record: unknown, redaction: Redaction): unknown {
	if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
	if (recordFault(record) || hasForbiddenKey(record)) return record; // refused by its form, and unsafe to walk
	const ids = new Set(redaction.ids);
	const id = (record as Json).id;
	if (kind !== 'atlas' && typeof id === 'string' && ids.has(id)) return undefined;
	let copy = structuredClone(record) as Json;
	if (kind === 'places' && typeof id === 'string' && Object.hasOwn(redaction.coarsenKm, id))
		coarsen(copy, redaction.coarsenKm[id]!);
	dropReferences(copy, ids);
	const strings = redaction.strings.length > 0 ? pattern(redaction.strings) : null;
	if (kind === 'atlas' && typeof copy.view === 'string')
		copy.view = openingView(
			copy.view,
			(name) => ids.has(name) || (strings !== null && name.search(strings) >= 0)
		);
	for (const field of redaction.fields) {
		const keys = field.split('.');
		if (keys.length === 1) dropEverywhere(copy, field);
		else if (keys[0] === kind) dropPath(copy, keys.slice(1));
	}
	if (strings) copy = replaceStrings(copy, strings) as Json;
	return copy;
}

/** Rounds a point to a grid whose cell lies within `km` of its centre, and widens the stated radius by as much. */
function coarsen(feature: Json, km: number): void {
	const geometry = feature.geometry as { type?: unknown; coordinates?: unknown } | undefined;
	const properties = feature.properties as Json | undefined;
	const point = geometry?.coordinates as [number, number];
	if (geometry?.type !== 'Point' || !Array.isArray(point) || !properties) {
		delete feature.geometry; // an area cannot be rounded: the schema refuses it rather than let it out
		return;
	}
	const step = (km * Math.SQRT2) / KM_PER_DEGREE;
	const latitude = clamp(Math.round(point[1] / step) * step, 90);
	const longitudeStep = Math.min(step / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01), 180);
	geometry.coordinates = [
		round(clamp(Math.round(point[0] / longitudeStep) * longitudeStep, 180)),
		round(latitude)
	];
	delete feature.bbox;
	// What a gazetteer or a note knows of the place would lead back to it.
	delete properties.sameAs;
	delete properties.note;
	properties.uncertaintyKm = Math.ceil((Number(properties.uncertaintyKm) || 0) + km * 1.1);
}

function clamp(value: number, limit: number): number {
	return Math.max(-limit, Math.min(limit, value));
}

function round(degrees: number): number {
	return Math.round(degrees * 1e4) / 1e4;
}

/** A view's query without the keys that name what is withheld. */
const openingView = (query: string, isWithheld: (name: string) => boolean): string =>
	query
		.split('&')
		.filter((pair) => !decoded(pair).split(/[=:,]/u).some(isWithheld))
		.join('&');

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Takes out references to withheld records; a claim goes with the citation it rests on. */
function dropReferences(record: Json, ids: ReadonlySet<string>): void {
	if (ids.size === 0) return;
	const properties = record.properties as Json | undefined;
	for (const holder of [record, properties])
		if (holder && typeof holder.partOf === 'string' && ids.has(holder.partOf)) delete holder.partOf;
	if (Array.isArray(record.places))
		record.places = record.places.filter((link: Json) => !ids.has(link?.id as string));
	if (!Array.isArray(record.citations)) return;
	const kept = record.citations.map((citation: Json) => !ids.has(citation?.source as string));
	record.citations = record.citations.filter((_, index) => kept[index]);
	if (!Array.isArray(record.claims)) return;
	const moved = kept.map((_, index) => kept.slice(0, index).filter(Boolean).length);
	record.claims = record.claims
		.filter((claim: Json) => kept[claim?.citation as number] !== false)
		.map((claim: Json) => ({ ...claim, citation: moved[claim?.citation as number] ?? claim?.citation }));
}

function dropEverywhere(value: unknown, field: string): void {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) delete (value as Json)[field];
	for (const child of Object.values(value)) dropEverywhere(child, field);
}

function dropPath(value: unknown, keys: readonly string[]): void {
	if (Array.isArray(value)) for (const child of value) dropPath(child, keys);
	else if (typeof value === 'object' && value !== null) {
		const [first, ...rest] = keys as [string, ...string[]];
		if (rest.length === 0) delete (value as Json)[first];
		else dropPath((value as Json)[first], rest);
	}
}

/**
 * Any of the strings, longest first, in NFC, any case, any white space between words; as ids and addresses join them, too. Letters that
 * Persian and Arabic keyboards give for the same one are one.
 */
function pattern(strings: readonly string[]): RegExp {
	const sources = strings
		.map((text) => text.normalize('NFC').trim())
		.sort((a, b) => b.length - a.length)
		.map((text) =>
			text
				.split(/[\s\u200c]+/u)
				.map((word) =>
					word
						.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
						.replace(/[یيى]/gu, '[یيى]')
						.replace(/[کك]/gu, '[کك]')
				)
				.join('(?:[\\s\u200c_-]|%20)+')
		);
	return new RegExp(sources.join('|'), 'giu');
}

/** Whether a text holds any of the strings that are to be taken out. */
export const holdsRedacted = (text: string, { strings }: Redaction): boolean =>
	strings.length > 0 && pattern(strings).test(text.normalize('NFC'));

/** A copy with the strings taken out of every text; where they are a part of an id, the record has another one, the same wherever it is named. */
function replaceStrings(value: unknown, strings: RegExp, key = ''): unknown {
	if (typeof value === 'string') {
		const text = value.normalize('NFC').replace(strings, namesRecord.has(key) ? WITHHELD : mark);
		return text === value.normalize('NFC') ? value : text;
	}
	if (Array.isArray(value)) return value.map((child) => replaceStrings(child, strings));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, child]) => [name, replaceStrings(child, strings, name)])
	);
}
