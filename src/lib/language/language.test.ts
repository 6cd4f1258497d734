import { describe, expect, test } from 'vitest';
import { directionOf, formatNumber, languages, localised } from './language.ts';
import { messagesOf } from './messages.ts';

type Tree = { [key: string]: unknown };

/** Every message's path with the kind of its value. */
function paths(tree: Tree, prefix = ''): string[] {
	return Object.entries(tree).flatMap(([key, value]) =>
		typeof value === 'object' && value !== null
			? paths(value as Tree, `${prefix}${key}.`)
			: [`${prefix}${key}: ${typeof value}`]
	);
}

describe('messages', () => {
	test.each(languages)('%s has every message and no other', (language) => {
		expect(paths(messagesOf(language)).sort()).toEqual(paths(messagesOf('en')).sort());
	});

	test.each(languages)('%s has no empty message', (language) => {
		const empty = (tree: Tree): boolean =>
			Object.values(tree).some((value) =>
				typeof value === 'string' ? value.trim() === '' : typeof value === 'object' && empty(value as Tree)
			);
		expect(empty(messagesOf(language))).toBe(false);
	});

	test('Persian is written in Persian letters: no Arabic yeh or kaf, no Latin digits', () => {
		expect(JSON.stringify(messagesOf('fa'))).not.toMatch(/[يك]/u);
	});
});

describe('languages', () => {
	test('numbers are written in their digits', () => {
		expect(formatNumber(1234, 'en')).toBe('1,234');
		expect(formatNumber(1234, 'fa')).toBe('۱٬۲۳۴');
	});

	test('direction follows the script', () => {
		expect(['en', 'fa', 'ar', 'he', 'fr', 'fa-IR', 'fan'].map(directionOf)).toEqual([
			'ltr',
			'rtl',
			'rtl',
			'rtl',
			'ltr',
			'rtl',
			'ltr'
		]);
	});

	test('text that is missing in the reader’s language comes in the atlas’s first one, and says so', () => {
		expect(localised({ en: 'Geneva', fa: 'ژنو' }, 'fa', 'en')).toEqual({ text: 'ژنو', lang: 'fa' });
		expect(localised({ en: 'Geneva' }, 'fa', 'en')).toEqual({ text: 'Geneva', lang: 'en' });
		expect(localised({ de: 'Genf' }, 'fa', 'en')).toEqual({ text: 'Genf', lang: 'de' });
	});
});
