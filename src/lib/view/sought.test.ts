import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { hashOf, soughtIn } from './sought.ts';

law('a search in the address is what was typed', fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
	expect(soughtIn(hashOf(text))).toBe(text.trim().slice(0, 100));
});

test('a search of any letters is percent-encoded', () => {
	expect(hashOf('رام‌الله & 100 %')).toBe(
		'#q=%D8%B1%D8%A7%D9%85%E2%80%8C%D8%A7%D9%84%D9%84%D9%87%20%26%20100%20%25'
	);
});

test('no other hash is a search, and a broken one is none', () => {
	for (const hash of ['', '#', '#events', '#q=', '#q=%E0%A4', '#passage-1-2'])
		expect(soughtIn(hash)).toBe('');
	expect(hashOf('  ')).toBe('');
});

law('a long one is cut', fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
	expect(soughtIn(hashOf(text)).length).toBeLessThanOrEqual(100);
});
