import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { normalisePassage, passageDigest, Passages } from './passage.ts';

const text = fc.string({
	unit: fc.constantFrom('a', ' ', '\n', 'é', 'ک', '𝄞', '👩‍🚀', '\u0301'),
	maxLength: 60
});

describe('a passage', () => {
	test('is counted in code points, not in UTF-16 units', () => {
		expect(new Passages('a𝄞b').slice({ start: 1, end: 2 })).toBe('𝄞');
		expect(new Passages('a𝄞b').length).toBe(3);
	});

	law(
		'is what slicing the code points gives, for any text',
		text,
		fc.nat(70),
		fc.nat(70),
		(value, start, length) => {
			expect(new Passages(value).slice({ start, end: start + length })).toBe(
				[...value].slice(start, start + length).join('')
			);
		}
	);

	test('keeps lone surrogates apart', () => {
		expect(new Passages('a\ud834b').length).toBe(3);
		expect(new Passages('a\ud834b').slice({ start: 2, end: 3 })).toBe('b');
	});

	law('cut in two gives the whole again', text, fc.nat(60), (value, cut) => {
		const passages = new Passages(value);
		expect(passages.slice({ start: 0, end: cut }) + passages.slice({ start: cut, end: 100 })).toBe(value);
	});
});

describe('the digest of a passage', () => {
	test('passes over line breaks and the way letters are composed', async () => {
		expect(await passageDigest('Cafe\u0301\r\n  bar')).toBe(await passageDigest('Café bar'));
	});

	test('tells a changed word', async () => {
		expect(await passageDigest('1 May')).not.toBe(await passageDigest('2 May'));
	});

	test('is the hex of SHA-256, named', async () => {
		expect(await passageDigest('abc')).toBe(
			'sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
	});

	law('is taken of a form that is its own normal form', text, (value) => {
		expect(normalisePassage(normalisePassage(value))).toBe(normalisePassage(value));
	});
});
