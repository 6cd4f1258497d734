import { openSync, type Font } from 'fontkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fontFiles } from '#cli/fonts.ts';
import { law } from '#tests/laws.ts';
import { widthOf, wrap, type Face, type Style } from './text.ts';

const style: Style = { face: 'sans', size: 11, fill: '#000000' };

const words = [
	'Prisoners of left-wing groups',
	'AVATAR To, Wa',
	'Büro für Flüchtlinge – “Straße”',
	'۱۹۸۸ – ۱۹۹۲',
	'کشتارهای ۱۳۶۷ در ایران و پیامدهای آن',
	'اعدام‌شدگان',
	'سالِ گذشته',
	'لاله، بلا، اسلام، الآن',
	'محل گور جمعی، اهواز (۸۹)',
	'نیروهای ژاندارمری'
];

describe('the measured width of text', () => {
	const faces: Face[] = ['sans', 'bold'];
	test.each(faces)('in %s is what the shaped font gives, or a little more', (face) => {
		const font = openSync(fontFiles[face].file) as Font;
		for (const text of words) {
			const shaped = (font.layout(text).advanceWidth * 100) / font.unitsPerEm;
			const measured = widthOf(text, { face, size: 100 });
			expect(measured, text).toBeGreaterThan(shaped * 0.995 - 1);
			expect(measured, text).toBeLessThan(shaped * 1.06 + 1);
		}
	});

	test('grows with the size, and is nothing for nothing', () => {
		expect(widthOf('', style)).toBe(0);
		expect(widthOf('abc', { face: 'serif', size: 20 })).toBeCloseTo(
			2 * widthOf('abc', { face: 'serif', size: 10 })
		);
	});
});

describe('a paragraph', () => {
	const text = fc
		.array(fc.constantFrom('a', 'word', 'والا', '۱۲', 'Überlandleitung', 'x–y', '…'), {
			minLength: 1,
			maxLength: 40
		})
		.map((all) => all.join(' '));

	law(
		'keeps every word in order, and no line is wider than its column',
		fc.array(text, { minLength: 1, maxLength: 3 }),
		fc.integer({ min: 20, max: 300 }),
		(texts, width) => {
			const runs = texts.map((each, at) => ({ text: `${each} `, style: { ...style, size: 10 + at } }));
			const lines = wrap(runs, width);
			const letters = (all: string): string => all.replaceAll(' ', '');
			expect(letters(lines.map((line) => line.runs.map((run) => run.text).join('')).join(''))).toBe(
				letters(texts.join(''))
			);
			for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 15);
			for (const line of lines)
				if (line.runs.some((run) => run.text.includes(' ')))
					expect(line.width).toBeLessThanOrEqual(width + 0.01);
		}
	);

	test('breaks at spaces, and a word that is too long within', () => {
		const told = (text: string, width: number): string[] =>
			wrap([{ text, style }], width).map((line) => line.runs.map((run) => run.text).join(''));
		expect(told('one two three', 45)).toEqual(['one two', 'three']);
		expect(told('incomprehensibilities', 40).length).toBeGreaterThan(2);
		expect(told('incomprehensibilities', 40).join('')).toBe('incomprehensibilities');
	});
});
