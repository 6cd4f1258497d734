import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { hasForbiddenKey, parseRecords, splitRecords, Unreadable } from './records.ts';

describe('the records of a broken file', () => {
	law('are those of the whole one, for any JSON', fc.array(fc.jsonValue()), (records) => {
		const pieces = splitRecords(JSON.stringify(records), null);
		expect(pieces.map((piece) => JSON.parse(piece) as unknown)).toEqual(JSON.parse(JSON.stringify(records)));
	});

	test('are found under their key, past strings and objects that look like it', () => {
		const text = '{"a":{"features":[9]},"b":"\\"features\\":[8]","features":[1,"]",{"x":[2]}]}';
		expect(splitRecords(text, 'features')).toEqual(['1', '"]"', '{"x":[2]}']);
	});

	test('are refused one by one', () => {
		const { records, problems } = parseRecords('[1, NaN, {"a":2}, {"b":', 'events.json', null);
		expect(records.map((record) => (record instanceof Unreadable ? 'refused' : record))).toEqual([
			1,
			'refused',
			{ a: 2 },
			'refused'
		]);
		expect(problems.map(({ path }) => path)).toEqual(['', '/1', '/3']);
	});

	test('are none where there is no array', () => {
		for (const text of ['', '3', '{"a"', '"[1,2]"', '{"features":{'])
			expect(parseRecords(text, 'x', 'features').records).toEqual([]);
	});

	law(
		'never make the reader throw, whatever the text',
		fc.string({ unit: fc.constantFrom(...'[]{}",:\\1nN \ufeff') }),
		(text) => {
			expect(() => parseRecords(text, 'x', 'features')).not.toThrow();
			expect(() => parseRecords(text, 'x', null)).not.toThrow();
		}
	);
});

describe('a key that reaches the prototype', () => {
	test('is seen at any depth', () => {
		expect(hasForbiddenKey(JSON.parse('{"a":[{"__proto__":{"polluted":1}}]}'))).toBe(true);
		expect(hasForbiddenKey(JSON.parse('{"constructor":{"prototype":{}}}'))).toBe(true);
		expect(hasForbiddenKey({ a: 1, constructor: 'a word' })).toBe(false);
	});

	test('changes nothing when the file is read', () => {
		parseRecords('[{"__proto__":{"polluted":1}}]', 'x', null);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});
