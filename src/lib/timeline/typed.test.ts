import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '#lib/time/calendar.ts';
import { formatDay, formatMonth } from '#lib/time/format.ts';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import { readTyped, withTyped } from './typed.ts';

const utc = Date.UTC;
const english = (text: string) => readTyped(text, 'en', 'gregorian');

describe('reading a typed date', () => {
	test.each([
		['1988', utc(1988, 0, 1), utc(1989, 0, 1)],
		['1988-07', utc(1988, 6, 1), utc(1988, 7, 1)],
		['1988/7', utc(1988, 6, 1), utc(1988, 7, 1)],
		['7/1988', utc(1988, 6, 1), utc(1988, 7, 1)],
		['1988-07-09', utc(1988, 6, 9), utc(1988, 6, 10)],
		['9.7.1988', utc(1988, 6, 9), utc(1988, 6, 10)],
		[' 9 July 1988 ', utc(1988, 6, 9), utc(1988, 6, 10)],
		['July 9, 1988', utc(1988, 6, 9), utc(1988, 6, 10)],
		['9 JUL 1988', utc(1988, 6, 9), utc(1988, 6, 10)],
		['july 1988', utc(1988, 6, 1), utc(1988, 7, 1)],
		['Septem 1988', utc(1988, 8, 1), utc(1988, 9, 1)],
		['2000-02-29', utc(2000, 1, 29), utc(2000, 2, 1)],
		['۱۹۸۸', utc(1988, 0, 1), utc(1989, 0, 1)]
	])('%s', (text, from, to) => expect(english(text)).toEqual({ from, to }));

	test.each([
		'',
		'x',
		'July',
		'1988-13',
		'1988-00',
		'2001-02-29',
		'1988-07-32',
		'1988-07-09-01',
		'Ju 1988',
		'9 July June 1988',
		'0',
		'99999',
		'-1988',
		'1988 ... 7',
		'1'.repeat(50)
	])('"%s" is not a date', (text) => expect(english(text)).toBeNull());

	test('Solar Hijri dates are read in Persian and Latin digits, by number and by name', () => {
		const day = { from: utc(1988, 2, 21), to: utc(1988, 2, 22) };
		for (const text of ['۱۳۶۷/۱/۱', '1367-01-01', '۱ فروردین ۱۳۶۷', '۱۳۶۷/۰۱/۰۱']) {
			expect(readTyped(text, 'fa', 'persian')).toEqual(day);
		}
		expect(readTyped('۱۳۶۷', 'fa', 'persian')).toEqual({ from: utc(1988, 2, 21), to: utc(1989, 2, 21) });
		expect(readTyped('۳۰ اسفند ۱۳۶۸', 'fa', 'persian')).toBeNull();
	});

	// From 1502 AP on, `Intl` names other days than the rule that is kept here.
	const anyDay = fc.integer({
		min: instant(1200, 1, 1, 'gregorian') / DAY,
		max: instant(1502, 1, 1, 'persian') / DAY - 1
	});
	const language = fc.constantFrom('en', 'fa');
	const calendar = fc.constantFrom('gregorian' as const, 'persian' as const);
	law(
		'what the field shows can be typed back, in each language and calendar',
		anyDay,
		language,
		calendar,
		fc.constantFrom('long' as const, 'short' as const),
		(day, lang, chosen, style) => {
			const from = day * DAY;
			const reader = { language: lang, calendar: chosen };
			expect(readTyped(formatDay(from, reader, style), lang, chosen)).toEqual({ from, to: from + DAY });
			const month = readTyped(formatMonth(from, reader, style), lang, chosen)!;
			expect(month.from <= from && from < month.to).toBe(true);
		}
	);

	law('no text makes it throw', fc.string({ unit: 'grapheme' }), (text) => {
		const read = english(text);
		expect(read === null || read.from < read.to).toBe(true);
	});
});

describe('the window after typing', () => {
	const span = { from: utc(1979, 0, 1), to: utc(2019, 0, 1) };
	const window = { from: utc(2000, 0, 1), to: utc(2001, 0, 1) };
	const typed = (side: 'from' | 'to', text: string) => withTyped(window, side, english(text)!, span);

	test('a year or month counts whole at either end', () => {
		expect(typed('from', '1999')).toEqual({ from: utc(1999, 0, 1), to: window.to });
		expect(typed('to', '2003')).toEqual({ from: window.from, to: utc(2004, 0, 1) });
		expect(typed('to', '2003-05-06')).toEqual({ from: window.from, to: utc(2003, 4, 7) });
	});

	test('a start typed past the end takes the end along, and the other way round', () => {
		expect(typed('from', '2005')).toEqual({ from: utc(2005, 0, 1), to: utc(2005, 0, 1) + 366 * DAY });
		expect(typed('to', '1990')).toEqual({ from: utc(1991, 0, 1) - 366 * DAY, to: utc(1991, 0, 1) });
	});

	test('a date outside the atlas comes to rest at its end', () => {
		expect(typed('from', '1700')).toEqual({ from: span.from, to: window.to });
		expect(typed('to', '2100')).toEqual({ from: window.from, to: span.to });
		const late = typed('from', '2100');
		expect(late).toEqual({ from: span.to - DAY, to: span.to });
	});
});
