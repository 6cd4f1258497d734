import { fileNames, recordKinds, type RecordKind } from '#lib/dataset/files.ts';
import { MAX_TEXT } from '#lib/dataset/limits.ts';
import { splitRecords } from '#lib/dataset/records.ts';
import type { Draft } from '#lib/extract/draft/join.ts';
import { Failure } from '../print.ts';

/** A record as a file has it. */
export interface Present {
	text: string;
	value: unknown;
}

/** The records that are there. */
export type PresentRecords = Record<RecordKind, readonly Present[]>;

/** The records of each kind that stay, in their order, and those that are proposed beside them. */
export interface Merged {
	kept: Record<RecordKind, Present[]>;
	proposed: Record<RecordKind, readonly object[]>;
}

/** Reads only what it needs: a record that a person is at work on may be of any form. */
interface Loose {
	id?: unknown;
	status?: unknown;
	partOf?: unknown;
	properties?: Loose;
	places?: { id?: unknown }[];
	citations?: { source?: unknown }[];
}

/**
 * Puts a draft beside what people have decided. Their records stay, letter by letter and in their order, and with them the proposals that they
 * refer to; all other proposals give way to those of the draft. What has the id of a record that stays, or was rejected, is not proposed
 * again; nor is a place that then no event names, nor an event that no source is left for.
 */
export function mergeDraft(read: PresentRecords, draft: Draft, rejected: ReadonlySet<string>): Merged {
	const stays = stayingOf(read);
	const kept = each((kind) => read[kind].filter((record) => stays.has(record)));
	const idsKept = each((kind) => new Set(kept[kind].map(({ value }) => loose(value).id)));
	const isNew =
		(kind: RecordKind) =>
		({ id }: { id: string }): boolean =>
			!idsKept[kind].has(id) && !rejected.has(id);
	const sources = draft.sources.filter(isNew('sources'));
	const places = draft.places.features.filter(isNew('places'));
	const there = {
		places: new Set([...idsKept.places, ...places.map(({ id }) => id)]),
		sources: new Set([...idsKept.sources, ...sources.map(({ id }) => id)])
	};
	const events = draft.events.filter(isNew('events')).flatMap((event) => {
		const citations = event.citations.filter(({ source }) => there.sources.has(source));
		if (citations.length === 0) return [];
		return { ...event, citations, places: event.places.filter(({ id }) => there.places.has(id)) };
	});
	const named = new Set<string | undefined>([
		...events.flatMap((event) => event.places.map(({ id }) => id)),
		...places.map(({ properties }) => properties.partOf)
	]);
	return { kept, proposed: { events, sources, places: places.filter(({ id }) => named.has(id)) } };
}

/**
 * The text of a file with what stays and what is proposed.
 *
 * @param present the file as it is
 * @throws Failure where it would be larger than any that is read
 */
export function fileOf(kind: RecordKind, present: string | null, { kept, proposed }: Merged): string {
	const texts = [
		...kept[kind].map(({ text }) => text),
		...proposed[kind].map((record) => proposalText(kind, record))
	];
	const size = texts.reduce((sum, { length }) => sum + length, 0);
	const text = size > MAX_TEXT ? null : printed(kind, present, texts);
	if (text === null || text.length > MAX_TEXT)
		throw new Failure(
			`${fileNames[kind]} would have ${text?.length ?? size} characters, and no more than ${MAX_TEXT} are read: draft fewer documents at a time`
		);
	return text;
}

/** A proposed record as it stands in its file. */
export const proposalText = (kind: RecordKind, record: object): string =>
	JSON.stringify(record, null, '\t').replaceAll('\n', `\n${indentOf(kind)}`);

/** Makes something of each kind of record. */
export const each = <T>(make: (kind: RecordKind) => T): Record<RecordKind, T> =>
	Object.fromEntries(recordKinds.map((kind) => [kind, make(kind)])) as Record<RecordKind, T>;

const loose = (value: unknown): Loose =>
	typeof value === 'object' && value !== null ? (value as Loose) : {};
const isProposal = (value: unknown): boolean =>
	(loose(value).status ?? loose(loose(value).properties).status) === 'proposed';

/** The records of a file, each with its text. @throws Failure where it cannot be read */
export function recordsOf(kind: RecordKind, text: string | null): Present[] {
	if (text === null) return [];
	const told = (why: string): Failure =>
		new Failure(`${fileNames[kind]}: ${why}; nothing is written over it`);
	let value: unknown;
	const body = withoutMark(text);
	try {
		value = JSON.parse(body);
	} catch (error) {
		throw told(`invalid JSON: ${(error as Error).message}`);
	}
	const values = kind === 'places' ? (value as { features?: unknown } | null)?.features : value;
	const texts = splitRecords(body, listOf(kind));
	if (!Array.isArray(values) || texts.length !== values.length) throw told('expected a list of records');
	return texts.map((text, at) => ({ text, value: values[at] as unknown }));
}

const listOf = (kind: RecordKind): string | null => (kind === 'places' ? 'features' : null);
const withoutMark = (text: string): string => text.replace(/^\ufeff/u, '');

/** What is decided, and the proposals that it leads to. */
function stayingOf(read: PresentRecords): Set<Present> {
	const proposals = new Map<string, Present>();
	const staying = new Set<Present>();
	for (const kind of recordKinds)
		for (const record of read[kind]) {
			if (isProposal(record.value)) proposals.set(`${kind} ${String(loose(record.value).id)}`, record);
			else staying.add(record);
		}
	// A set goes on over what is added to it meanwhile.
	for (const { value } of staying)
		for (const key of referencesOf(value)) {
			const record = proposals.get(key);
			if (record) staying.add(record);
		}
	return staying;
}

/** Kind and id of what a record refers to. */
function referencesOf(value: unknown): string[] {
	const { places, citations, partOf, properties } = loose(value);
	const list = <T>(items: T[] | undefined): T[] => (Array.isArray(items) ? items : []);
	return [
		...list(places).map((place) => `places ${String(loose(place).id)}`),
		...list(citations).map((citation) => `sources ${String(citation?.source)}`),
		...(partOf === undefined ? [] : [`events ${String(partOf)}`]),
		...(loose(properties).partOf === undefined ? [] : [`places ${String(loose(properties).partOf)}`])
	];
}

/** The text of a file: what stands around its records stays, too. */
function printed(kind: RecordKind, present: string | null, records: readonly string[]): string {
	const list = listOf(kind);
	if (list === null) return `${bracketed(records, indentOf(kind))}\n`;
	const root =
		present === null ? { type: 'FeatureCollection' } : (JSON.parse(withoutMark(present)) as object);
	const PLACE = '\u0000';
	return `${JSON.stringify({ ...root, [list]: PLACE }, null, '\t').replace(JSON.stringify(PLACE), () => bracketed(records, indentOf(kind)))}\n`;
}

const indentOf = (kind: RecordKind): string => (kind === 'places' ? '\t\t' : '\t');

function bracketed(records: readonly string[], indent: string): string {
	if (records.length === 0) return '[]';
	return `[\n${records.map((record) => indent + record).join(',\n')}\n${indent.slice(1)}]`;
}
