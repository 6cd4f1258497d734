import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { edits } from './edits.ts';
import { bestRank, byStanding, EXACT, isNear, withoutNeedlessGuesses, type Match } from './rank.ts';
import type { Kind } from './record.ts';

const rankOf = (match: Match, words: string[]) => bestRank([match], { words, whole: words.join('') });

describe('edits', () => {
	test.each([
		['tehran', 'tehrna', 1],
		['ahvaz', 'ahvas', 1],
		['porto', 'oporto', 1],
		['brest', 'berts', 2],
		['', 'abc', 3]
	])('from %s to %s are %i', (a, b, wanted) => expect(edits(a, b)).toBe(wanted));
	const word = fc.string({ maxLength: 12 });
	law('are none from a word to itself', word, (a) => edits(a, a) === 0);
	law('are as many there as back', word, word, (a, b) => edits(a, b) === edits(b, a));
	law('are no fewer on a way round', word, word, word, (a, b, c) => edits(a, c) <= edits(a, b) + edits(b, c));
});

describe('a hit ranks', () => {
	test('by whole name, then beginning, then words of the name, then slips, then what stands beside it', () => {
		const ranks = [
			rankOf({ geneva: ['whole'] }, ['geneva']),
			rankOf({ genevacanton: ['whole'] }, ['geneva']),
			rankOf({ geneva: ['name', 'text'] }, ['geneva']),
			rankOf({ geneva: ['name'] }, ['genvea']),
			rankOf({ geneva: ['text'] }, ['geneva']),
			rankOf({ geneva: ['text'] }, ['genvea'])
		];
		expect(ranks.map((rank) => rank?.level)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(ranks.map((rank) => isNear(rank!))).toEqual([false, false, false, true, false, true]);
	});
	test('only where every word is found', () => {
		expect(rankOf({ mass: ['name'] }, ['mass', 'grave'])).toBeNull();
		expect(rankOf({ mass: ['name'], grave: ['text'] }, ['mass', 'grave'])?.level).toBe(4);
	});
	test('not at all for another short word, or another year', () => {
		expect(rankOf({ iraq: ['name'] }, ['ira'])).not.toBeNull();
		expect(rankOf({ irq: ['name'] }, ['ira'])).toBeNull();
		expect(rankOf({ 1989: ['name'] }, ['1988'])).toBeNull();
	});
	test('alike by kind: places, people, sources, events', () => {
		const hit = (kind: Kind) => ({ kind, rank: { level: EXACT, edits: 0 }, score: 1, label: kind });
		const order = (['event', 'source', 'person', 'place'] as const).map(hit).sort(byStanding);
		expect(order.map(({ kind }) => kind)).toEqual(['place', 'person', 'source', 'event']);
	});
	test('and near misses go where something as good is written so', () => {
		const hit = (level: number) => ({ rank: { level, edits: 0 } });
		expect(withoutNeedlessGuesses([hit(2), hit(3), hit(4), hit(5)])).toEqual([hit(2), hit(4)]);
		expect(withoutNeedlessGuesses([hit(3), hit(4), hit(5)])).toEqual([hit(3), hit(4)]);
		expect(withoutNeedlessGuesses([hit(3), hit(5)])).toEqual([hit(3), hit(5)]);
	});
});
