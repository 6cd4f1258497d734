import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { asOneWord, folded, wordsAndParts, wordsOf } from './fold.ts';

describe('folding', () => {
	test.each([
		['Genève', 'geneve'],
		['ÎLE DE LA CITÉ', 'ile de la cite'],
		['Straße', 'strasse'],
		['København', 'kobenhavn'],
		['Łódź', 'lodz'],
		['Þingvellir', 'thingvellir'],
		['İstanbul', 'istanbul'],
		['Əhvaz', 'ehvaz'],
		['Nāṣerī', 'naseri'],
		['ﬁle', 'file'],
		['  two \n spaces ', 'two spaces'],
		['علي', 'علی'],
		['كردستان', 'کردستان'],
		['تِهْران', 'تهران'],
		['رام‌الله', 'رامالله'],
		['تهـــران', 'تهران'],
		['مسألة', 'مساله'],
		['آبان', 'ابان'],
		['۱۳۶۷', '1367'],
		['١٩٨٨', '1988']
	])('brings %s to %s', (text, plain) => expect(folded(text)).toBe(plain));

	law('is the same when done again', fc.string({ unit: 'grapheme' }), (text) => {
		expect(folded(folded(text))).toBe(folded(text));
	});

	law('knows no case', fc.string({ unit: 'grapheme-ascii' }), (text) => {
		expect(folded(text.toUpperCase())).toBe(folded(text.toLowerCase()));
	});
});

describe('words', () => {
	test('are cut at whatever is no letter and no digit', () => {
		expect(wordsOf('Trafalgar Square, London (1988–92)')).toEqual([
			'trafalgar',
			'square',
			'london',
			'1988',
			'92'
		]);
		expect(wordsOf('بازرسی؛ «نقشه‌خانه»')).toEqual(['بازرسی', 'نقشهخانه']);
	});
	test('of a compound are the whole and its parts', () => {
		expect(wordsAndParts('پیش‌نویس منشور')).toEqual(['پیشنویس', 'پیش', 'نویس', 'منشور']);
	});
	test('make one word however they are set apart', () => {
		for (const name of ['رام‌الله', 'رام الله', 'رامالله']) expect(asOneWord(name)).toBe('رامالله');
		expect(asOneWord('Buenos-Aires')).toBe(asOneWord('buenos aires'));
	});
});
