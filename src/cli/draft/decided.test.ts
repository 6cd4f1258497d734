import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordKind } from '#lib/dataset/files.ts';
import type { Draft } from '#lib/extract/draft/join.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { each, fileOf, mergeDraft, recordsOf } from './decided.ts';

type PresentFiles = Record<RecordKind, string | null>;
const nothing: PresentFiles = { places: null, events: null, sources: null };

/** Events by the ids of their places and sources; a draft of these has all of them. */
type Told = Record<string, { places?: string[]; sources: string[] }>;

function draftOf(told: Told): Draft {
	const all = (key: 'places' | 'sources') => [
		...new Set(Object.values(told).flatMap((one) => one[key] ?? []))
	];
	const status = 'proposed';
	return {
		atlas: {},
		places: {
			type: 'FeatureCollection',
			features: all('places').map((id) => ({ type: 'Feature', id, properties: { status } }))
		},
		events: Object.entries(told).map(([id, { places = [], sources }]) => ({
			id,
			places: places.map((place) => ({ id: place, role: 'venue' })),
			citations: sources.map((source) => ({ source })),
			status
		})),
		sources: all('sources').map((id) => ({ id, status }))
	} as unknown as Draft;
}

const idsIn = ({ places, events, sources }: Record<keyof PresentFiles, string>) => ({
	places: (JSON.parse(places) as { features: { id: string }[] }).features.map(({ id }) => id),
	events: (JSON.parse(events) as { id: string }[]).map(({ id }) => id),
	sources: (JSON.parse(sources) as { id: string }[]).map(({ id }) => id)
});
function merged(present: PresentFiles, told: Told, rejected: string[] = []): Record<RecordKind, string> {
	const read = each((kind) => recordsOf(kind, present[kind]));
	const records = mergeDraft(read, draftOf(told), new Set(rejected));
	return each((kind) => fileOf(kind, present[kind], records));
}

test('the first draft is written as it is, and the next one takes its place', () => {
	const first = merged(nothing, { a: { places: ['p'], sources: ['s'] } });
	expect(idsIn(first)).toEqual({ places: ['p'], events: ['a'], sources: ['s'] });
	expect(idsIn(merged(first, { b: { places: ['q'], sources: ['t'] } }))).toEqual({
		places: ['q'],
		events: ['b'],
		sources: ['t']
	});
});

test('what a person has decided stays letter by letter, with the proposals that it refers to', () => {
	const present = {
		places:
			'{ "type": "FeatureCollection", "licence": "mine",\n "features": [ {"type":"Feature", "id":"p", "properties":{"status":"proposed","partOf":"q"}},\n{"id":"q","properties":{"status":"proposed"}}, {"id":"r","properties":{"status":"proposed"}}] }',
		events:
			'[ {"id": "mine",   "partOf": "whole", "places":[{"id":"p"}], "citations":[{"source":"s"}], "note": "1.50, [x}"},\n{"id":"whole","status":"proposed","places":[],"citations":[{"source":"t"}]}, {"id":"old","status":"proposed"} ]',
		sources: '[{"id":"s","status":"proposed"},{"id":"t","status":"proposed"},{"id":"u","status":"proposed"}]'
	};
	const files = merged(present, { new: { places: ['p', 'z'], sources: ['s'] }, mine: { sources: ['s'] } });
	expect(files.events).toContain(
		'{"id": "mine",   "partOf": "whole", "places":[{"id":"p"}], "citations":[{"source":"s"}], "note": "1.50, [x}"}'
	);
	expect(files.places).toContain('"licence": "mine"');
	expect(idsIn(files)).toEqual({
		places: ['p', 'q', 'z'],
		events: ['mine', 'whole', 'new'],
		sources: ['s', 't']
	});
});

test('what was rejected is not proposed again, nor what only it led to', () => {
	const told = {
		a: { places: ['p'], sources: ['s'] },
		b: { places: ['q', 'p'], sources: ['s', 't'] },
		c: { places: ['q'], sources: ['t'] }
	};
	expect(idsIn(merged(nothing, told, ['a', 't', 'p']))).toEqual({
		places: ['q'],
		events: ['b'],
		sources: ['s']
	});
	const [event] = JSON.parse(merged(nothing, told, ['a', 't', 'p']).events) as unknown[];
	expect(event).toMatchObject({ places: [{ id: 'q' }], citations: [{ source: 's' }] });
});

test.each([
	['events', '[{"id": 1'],
	['sources', '{"id": 1}'],
	['places', '[]']
] as const)('%s that cannot be read are told, and nothing is written over them', (kind, text) => {
	expect(() => merged({ ...nothing, [kind]: text }, {})).toThrow(
		new RegExp(`${kind}\\.(?:geo)?json: .*nothing is written over it`, 'u')
	);
});

const ids = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e');
const told = fc.dictionary(
	ids,
	fc.record({ places: fc.uniqueArray(ids), sources: fc.uniqueArray(ids, { minLength: 1 }) })
);

dearLaw(
	'no record of a person is ever lost or changed, and a second merge of the same changes nothing',
	told,
	told,
	fc.uniqueArray(ids),
	fc.uniqueArray(ids),
	(before, now, decided, rejected) => {
		const events = (JSON.parse(merged(nothing, before).events) as { id: string; status?: string }[]).map(
			({ status, ...event }) => ({ ...event, ...(!decided.includes(event.id) && { status }) })
		);
		const present = { ...merged(nothing, before), events: JSON.stringify(events) };
		const files = merged(present, now, rejected);
		const kept = (JSON.parse(files.events) as { status?: string }[]).filter(({ status }) => !status);
		expect(kept).toEqual(events.filter(({ status }) => !status));
		expect(merged(files, now, rejected)).toEqual(files);
		// Every link of what is written leads somewhere.
		const there = idsIn(files);
		for (const { places, citations } of JSON.parse(files.events) as Draft['events']) {
			for (const { id } of places) expect(there.places).toContain(id);
			for (const { source } of citations) expect(there.sources).toContain(source);
		}
		expect(new Set(there.events).size).toBe(there.events.length);
	}
);
