import { beforeAll, describe, expect, test } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { passageDigest } from './passage.ts';
import type { Dataset, Event, Source } from './schema.ts';

const text = '😀 The lamp of Porto went out.\nIt was lit again in 1988. Nobody was hurt.';
const stretches = { lamp: [2, 29], again: [30, 55], all: [2, 72] } as const;
const digests: Record<string, string> = {};
const points = [...text];

beforeAll(async () => {
	for (const [name, [start, end]] of Object.entries(stretches))
		digests[name] = await passageDigest(points.slice(start, end).join(''));
});

const citation = (name: keyof typeof stretches, digest = digests[name]) => ({
	source: 'log',
	start: stretches[name][0],
	end: stretches[name][1],
	digest
});
const dataset = (
	rights: Source['rights'],
	citations: Event['citations'],
	status?: 'proposed'
): Pick<Dataset, 'events' | 'sources'> => ({
	sources: [
		{
			id: 'log',
			title: 'Log',
			publisher: 'Log',
			published: null,
			publishedBasis: 'unknown',
			language: 'en',
			rights,
			document: { file: 'log.txt', start: 2, end: 72, digest: digests.all }
		}
	],
	events: [
		{
			id: 'out',
			title: { en: 'Out' },
			summary: { en: 'Out' },
			when: null,
			whenBasis: 'stated',
			places: [],
			category: 'a',
			participants: [],
			claims: [],
			citations,
			...(status && { status })
		}
	]
});
const documents = new Map([['log.txt', text]]);
const shownOf = (...given: Parameters<typeof evidenceOf>): string[] =>
	(evidenceOf(...given).evidence.log ?? []).map((shown) => shown.text);

describe('the words that pages may show', () => {
	test('are none of a source that may only be cited, nor without the document', () => {
		expect(shownOf(dataset('citation-only', [citation('lamp')]), documents)).toEqual([]);
		expect(shownOf(dataset('full', [citation('lamp')]), new Map())).toEqual([]);
	});

	test('are the cited passages of an excerpt, and of a full text the text too', () => {
		const cited = [citation('again'), citation('lamp')];
		const passages = [stretches.lamp, stretches.again].map((span) => points.slice(...span).join(''));
		expect(shownOf(dataset('excerpt', cited), documents)).toEqual(passages);
		expect(shownOf(dataset('full', cited), documents)).toHaveLength(3);
	});

	test('keep the offsets of the citation where the document has moved them, and are told where they are lost', () => {
		const moved = new Map([['log.txt', `Added before.\n${text}`]]);
		const { evidence } = evidenceOf(dataset('excerpt', [citation('again')]), moved);
		expect(evidence.log).toMatchObject([{ start: 30, end: 55 }]);
		const wrong = `sha256-${'0'.repeat(64)}`;
		const { evidence: none, problems } = evidenceOf(dataset('excerpt', [citation('lamp', wrong)]), documents);
		expect(none).toEqual({});
		expect(problems).toMatchObject([{ severity: 'warning', code: 'lost' }]);
	});

	test('hold nothing that a redaction takes out', () => {
		const redaction = { strings: ['lit  AGAIN'], ids: [], fields: [], coarsenKm: {} };
		const cited = [citation('again'), citation('lamp')];
		const shown = shownOf(dataset('full', cited), documents, redaction);
		expect(shown).toHaveLength(1);
		expect(shown.join()).not.toMatch(/lit\s+again/iu);
	});
});
