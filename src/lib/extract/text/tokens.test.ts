import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { tokens } from './tokens.ts';

const texts = (text: string) => tokens(text).map((token) => token.text);

describe('words', () => {
	test('keep dots of acronyms, apostrophes of names, and lose the possessive', () => {
		expect(texts('The U.S. and O’Hare, Moore’s farm in N’Djamena.')).toEqual([
			'The',
			'U.S.',
			'and',
			'O’Hare',
			'Moore',
			'farm',
			'in',
			'N’Djamena'
		]);
		const moore = tokens('Moore’s farm')[0]!;
		expect(moore).toMatchObject({ possessive: true, start: 0, end: 5 });
		expect(tokens('The Smiths’ house')[1]).toMatchObject({ possessive: true });
	});

	test('are cut at hyphens, which are told', () => {
		expect(tokens('London-based')[1]).toMatchObject({ text: 'based', gap: 'hyphen', capital: false });
	});

	test('know where a sentence begins: not after a title, an initial or a short form', () => {
		const first = (text: string) =>
			tokens(text)
				.filter((token) => token.first)
				.map((token) => token.text);
		expect(first('It rained. Dr. Stein left St. Louis. J. Doe stayed.\nNobody came.')).toEqual([
			'It',
			'Dr',
			'J',
			'Nobody'
		]);
	});

	law('lie where their offsets say, in order', fc.string({ unit: 'grapheme' }), (text) => {
		let end = 0;
		for (const token of tokens(text)) {
			expect(text.slice(token.start, token.end)).toBe(token.text);
			expect(token.start).toBeGreaterThanOrEqual(end);
			end = token.end;
		}
	});
});
