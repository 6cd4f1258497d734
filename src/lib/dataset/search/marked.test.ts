import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { markedIn } from './marked.ts';

const shown = (text: string, query: string, terms: string[] = []): string =>
	markedIn(text, query, terms)
		.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
		.join('');

describe('what answers a search', () => {
	test.each([
		['Trafalgar Square, London', 'trafalgar lon', '[Trafalgar] Square, [Lon]don'],
		['Genève', 'gen', '[Gen]ève'],
		['Genève', 'geneve', '[Genève]'],
		['Straßburg', 'strass', '[Straß]burg'],
		['رام‌الله', 'رام', '[رام]‌الله'],
		['رام‌الله', 'الله', 'رام‌[الله]'],
		['رام‌الله', 'رامالله', '[رام‌الله]'],
		['تِهْران', 'تهر', '[تِهْر]ان'],
		['توفان نوامبر ۱۹۸۷', '1987', 'توفان نوامبر [۱۹۸۷]'],
		['Buenos Aires', 'buenosai', '[Buenos Ai]res'],
		['Ahvaz', 'tehran', 'Ahvaz']
	])('is marked in %s for %s', (text, query, wanted) => expect(shown(text, query)).toBe(wanted));

	test('is a whole word where it is written a little otherwise', () => {
		expect(shown('Mass grave, Ahvaz', 'ahvas', ['ahvaz'])).toBe('Mass grave, [Ahvaz]');
	});

	const text = fc.string({ unit: 'grapheme' });
	law('leaves the text as it is', text, text, (label, query) => {
		expect(
			markedIn(label, query, [])
				.map((piece) => piece.text)
				.join('')
		).toBe(label);
	});
});
