import { describe, expect, test } from 'vitest';
import { readDataset } from '../read.ts';
import { decide, unfinished, type Decision, type FileName } from './decide.ts';
import type { Raw, ReviewFiles } from './records.ts';

const text = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;
const draft = { status: 'proposed', proposal: { confidence: 0.5, reasons: ['a word'] } };

function place(id: string, properties: Raw = {}): Raw {
	return {
		type: 'Feature',
		id,
		geometry: { type: 'Point', coordinates: [1, 2] },
		properties: { names: { en: id }, kind: 'city', country: 'PT', uncertaintyKm: 5, ...properties }
	};
}
const citation = (source: string, start: number) => ({
	source,
	start,
	end: start + 5,
	digest: `sha256-${'0'.repeat(64)}`
});
function event(id: string, more: Raw = {}): Raw {
	return {
		id,
		title: { en: id },
		summary: { en: 'A proposal.' },
		when: '1990',
		places: [],
		category: 'storm',
		citations: [citation('paper', 1)],
		...more
	};
}
const source = (id: string, more: Raw = {}): Raw => ({
	id,
	title: id,
	publisher: 'Gazette',
	published: null,
	publishedBasis: 'unknown',
	language: 'en',
	rights: 'citation-only',
	document: { file: 'page.txt' },
	...more
});

const files: ReviewFiles = {
	atlas: text({
		title: { en: 'Atlas' },
		description: { en: 'An atlas.' },
		languages: ['en'],
		licence: 'CC0-1.0',
		categories: [{ id: 'storm', label: { en: 'Storms' }, colour: { light: '#000000' }, shape: 'circle' }]
	}),
	places: text({
		type: 'FeatureCollection',
		features: [
			place('kept'),
			place('region', draft),
			place('town', { partOf: 'region', ...draft }),
			place('wrong', draft)
		]
	}),
	events: text([
		event('known', { claims: [{ measure: { en: 'lamps' }, value: 1, attributedTo: 'Board', citation: 0 }] }),
		event('first', { places: [{ id: 'town', role: 'venue' }], citations: [citation('leaf', 7)], ...draft }),
		event('second', {
			places: [{ id: 'wrong', role: 'venue' }],
			citations: [citation('paper', 1), citation('leaf', 30)],
			claims: [{ measure: { en: 'lamps' }, value: 2, attributedTo: 'Clerk', citation: 1 }],
			...draft
		}),
		event('part', { partOf: 'second', citations: [citation('leaf', 50)], ...draft })
	]),
	sources: text([source('paper'), source('leaf', draft)]),
	decisions: null
};

/** The files after a decision, written in its order, each state of them judged. */
function after(decision: Decision, before = files): ReviewFiles {
	const result = decide(before, decision);
	if (!('texts' in result)) throw new Error(JSON.stringify(result));
	const now = { ...before };
	for (const [name, written] of result.texts) {
		now[name] = written;
		const { problems } = readDataset(now);
		expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	}
	return now;
}
const eventsOf = (now: ReviewFiles): Raw[] => JSON.parse(now.events);
const idsOf = (list: string): unknown[] => {
	const value = JSON.parse(list);
	return (value.features ?? value).map(({ id }: Raw) => id);
};
const gone = (before: string, now: string): string[] =>
	before.split('\n').filter((line) => !now.split('\n').includes(line));

describe('an accepted proposal', () => {
	test('loses the marks of one and nothing else, with the places and sources that it needs', () => {
		const now = after({ kind: 'accept', id: 'first' });
		expect(eventsOf(now)[1]).toEqual(
			event('first', { places: [{ id: 'town', role: 'venue' }], citations: [citation('leaf', 7)] })
		);
		for (const name of ['events', 'places', 'sources'] as const) {
			expect(now[name].length).toBeLessThan(files[name].length);
			expect(now[name].split('\n').filter((line) => !files[name].includes(line))).toEqual([]);
		}
		const [, region, town, wrong] = JSON.parse(now.places).features;
		expect(region).toEqual(place('region'));
		expect(town).toEqual(place('town', { partOf: 'region' }));
		expect(wrong).toEqual(place('wrong', draft));
		expect(JSON.parse(now.sources)[1]).toEqual(source('leaf'));
		expect(now.decisions).toBeNull();
	});

	test('takes what was corrected, with a new place; the place that no one uses any more goes', () => {
		const corrected = {
			...eventsOf(files)[2],
			title: { en: 'Better' },
			when: '1990-05~',
			places: [{ id: 'new', role: 'venue' }],
			participants: []
		};
		const now = after({ kind: 'accept', id: 'second', event: corrected, places: [place('new')] });
		expect(idsOf(now.places)).toEqual(['kept', 'region', 'town', 'new']);
		const { status: _, proposal: __, participants: ___, ...rest } = corrected as Raw;
		expect(eventsOf(now)[2]).toEqual(rest);
		expect(gone(files.events, now.events)).toHaveLength(2);
	});

	test('is refused where it would break the dataset, with the reason', () => {
		const bad = decide(files, {
			kind: 'accept',
			id: 'first',
			event: { ...eventsOf(files)[1], when: '1988-13' }
		});
		expect(bad).toMatchObject({ problems: [{ file: 'events.json', record: 'first' }] });
		expect(decide(files, { kind: 'accept', id: 'known' })).toEqual({ refused: 'unknown', id: 'known' });
		expect(decide(files, { kind: 'accept', id: 'first', places: [place('kept')] })).toEqual({
			refused: 'taken',
			id: 'kept'
		});
	});
});

describe('a rejected proposal', () => {
	test('goes with the place that only it used, and is remembered', () => {
		const now = after({ kind: 'reject', id: 'second', reason: ' not an event ' });
		expect(idsOf(now.events)).toEqual(['known', 'first', 'part']);
		expect(idsOf(now.places)).toEqual(['kept', 'region', 'town']);
		expect(idsOf(now.sources)).toEqual(['paper', 'leaf']);
		expect(eventsOf(now)[2]!.partOf).toBeUndefined();
		expect(JSON.parse(now.decisions!)).toEqual([
			{ id: 'second', decision: 'rejected', reason: 'not an event' }
		]);
		const then = after({ kind: 'reject', id: 'first' }, now);
		expect(JSON.parse(then.decisions!).map(({ id }: Raw) => id)).toEqual(['first', 'second']);
		expect(idsOf(then.places)).toEqual(['kept']);
	});

	test('takes its source along once nothing cites it', () => {
		const now = ['first', 'second', 'part'].reduce((all, id) => after({ kind: 'reject', id }, all), files);
		expect(idsOf(now.sources)).toEqual(['paper']);
	});
});

describe('a merged proposal', () => {
	test('leaves its citations and claims, each once, and its parts', () => {
		const now = after({ kind: 'merge', id: 'second', into: 'known' });
		const [known, , part] = eventsOf(now);
		expect(known!.citations).toEqual([citation('paper', 1), citation('leaf', 30)]);
		expect(known!.claims).toEqual([
			{ measure: { en: 'lamps' }, value: 1, attributedTo: 'Board', citation: 0 },
			{ measure: { en: 'lamps' }, value: 2, attributedTo: 'Clerk', citation: 1 }
		]);
		expect(part!.partOf).toBe('known');
		expect(idsOf(now.places)).not.toContain('wrong');
		expect(JSON.parse(now.sources)[1]).toEqual(source('leaf'));
		expect(JSON.parse(now.decisions!)).toEqual([{ id: 'second', decision: 'merged', into: 'known' }]);
	});

	test('goes into no event that is not there, nor into itself', () => {
		expect(decide(files, { kind: 'merge', id: 'first', into: 'none' })).toEqual({
			refused: 'unknown',
			id: 'none'
		});
		expect(decide(files, { kind: 'merge', id: 'first', into: 'first' })).toEqual({
			refused: 'unknown',
			id: 'first'
		});
	});
});

describe('any record', () => {
	test('is changed in its place, and a new one comes last', () => {
		const now = after({ kind: 'save', of: 'sources', record: { ...source('paper'), author: 'A. Keeper' } });
		expect(JSON.parse(now.sources)[0]).toEqual({ ...source('paper'), author: 'A. Keeper' });
		expect(now.sources.split('\n')).toHaveLength(files.sources.split('\n').length + 1);
		const more = after({ kind: 'save', of: 'places', record: place('other'), isNew: true }, now);
		expect(idsOf(more.places).at(-1)).toBe('other');
		expect(decide(more, { kind: 'save', of: 'places', record: place('other'), isNew: true })).toEqual({
			refused: 'taken',
			id: 'other'
		});
		expect(decide(more, { kind: 'save', of: 'events', record: event('none') })).toEqual({
			refused: 'unknown',
			id: 'none'
		});
	});

	test('that refers to a proposed place makes it a decided one', () => {
		const record = event('known', { places: [{ id: 'town', role: 'venue' }] });
		const now = after({ kind: 'save', of: 'events', record });
		expect(JSON.parse(now.places).features.slice(1, 3)).toEqual([
			place('region'),
			place('town', { partOf: 'region' })
		]);
	});
});

test('a process that ends between any two files leaves a dataset, and the decision is made again or is whole', () => {
	const all: Decision[] = [
		{ kind: 'accept', id: 'first' },
		{ kind: 'reject', id: 'second' },
		{ kind: 'merge', id: 'second', into: 'known' }
	];
	for (const decision of all) {
		const result = decide(files, decision) as { texts: [FileName, string][] };
		for (let written = 0; written <= result.texts.length; written++) {
			const now = { ...files, ...Object.fromEntries(result.texts.slice(0, written)) };
			now.decisions = unfinished(now) ?? now.decisions;
			const isThere = eventsOf(now).some(
				({ id, status }) => id === ('id' in decision && decision.id) && status
			);
			const isDecided = JSON.parse(now.decisions ?? '[]').length > 0;
			if (decision.kind !== 'accept') expect(isDecided).toBe(!isThere);
			if (isThere) expect('texts' in decide(now, decision)).toBe(true);
		}
	}
});
