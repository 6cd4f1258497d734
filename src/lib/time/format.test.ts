import { describe, expect, test } from 'vitest';
import {
	formatDay,
	formatMonth,
	formatTick,
	formatWhen,
	formatWindow,
	formatYear,
	type WhenWords
} from './format.ts';
import { ticks } from './ticks.ts';
import { parseWindow } from './window.ts';

const words: WhenWords = {
	before: (date) => `Before ${date}`,
	after: (date) => `After ${date}`,
	about: (date) => `About ${date}`,
	uncertain: (date) => `${date}, uncertain`,
	range: (from, to) => `${from} – ${to}`,
	between: (from, to) => `Between ${from} and ${to}`,
	period: (from, to) => `${from} to ${to}`,
	always: 'All dates',
	until: (date) => `Until ${date}`,
	since: (date) => `Since ${date}`,
	oneOf: (dates) => dates.join(' or '),
	every: (dates) => dates.join(' and '),
	season: (season, year) => `${['Spring', 'Summer', 'Autumn', 'Winter'][season - 21]} ${year}`,
	decade: (year) => `${year}s`,
	century: (year) => `${year}s (century)`,
	undated: 'Undated',
	gregorian: (date) => `${date} CE`,
	inBrackets: (a, b) => `${a} (${b})`
};
const persianWords: WhenWords = {
	...words,
	between: undefined,
	period: undefined,
	about: (date) => `حدود ${date}`,
	before: (date) => `پیش از ${date}`,
	gregorian: (date) => `${date} میلادی`
};
const english = { language: 'en', calendar: 'gregorian', words } as const;
const persian = { language: 'fa', calendar: 'persian', words: persianWords } as const;

describe('a date in English', () => {
	test.each([
		['2017-06-01', '1 June 2017'],
		['2017-06', 'June 2017'],
		['1988', '1988'],
		['[..2017-06-01]', 'Before 1 June 2017'],
		['[1984..]', 'After 1984'],
		['~1988-07/~1988-09', 'About July 1988 – about September 1988'],
		['1988-22', 'Summer 1988'],
		['1981/1992', '1981 – 1992'],
		['../1992', 'Until 1992'],
		['1981/..', 'Since 1981'],
		['1981/', '1981 – ?'],
		['/1992', '? – 1992'],
		['../..', 'Undated'],
		['198X', '1980s'],
		['19XX', '1900s (century)'],
		['19', '1900s (century)'],
		['198X/1988-07', '1980s – July 1988'],
		['XXXX', 'Undated'],
		['XXXX-XX-XX', 'Undated'],
		['2004-XX', '2004'],
		['1985-04-XX', 'April 1985'],
		['1985-XX-XX', '1985'],
		['2004-1X', 'Between October 2004 and December 2004'],
		['156X-12-25', 'Between 25 December 1560 and 25 December 1569'],
		['2001-34', 'Between April 2001 and June 2001'],
		['198X-22', 'Summer 1980s'],
		['[2016-07-31..2016-08-06]', 'Between 31 July 2016 and 6 August 2016'],
		['[2016..2016]', '2016'],
		['{1960,1961-12}', '1960 and December 1961'],
		['[1984~,1985]', 'About 1984 or 1985'],
		['[1985,..1983]', '1985 or before 1983'],
		['{1984..1986,1988}', '1984 – 1986 and 1988'],
		['[1984]', '1984'],
		['2016?', '2016, uncertain'],
		['2016%', 'About 2016, uncertain'],
		['2004-06-~11', 'About 11 June 2004'],
		['1950S2', 'About 1950'],
		['~2004~', 'About 2004'],
		['2017-06-01/2017-06-01', '1 June 2017'],
		['2020-05-01T10:30Z', '1 May 2020 at 10:30 UTC'],
		['2020-05-01T10:30:45+03:30', '1 May 2020 at 07:00:45 UTC'],
		['2020-05-01T10:30:45.5Z', '1 May 2020 at 10:30:45.5 UTC'],
		['-0044-03-15', '15 March 45 BC'],
		['0000', '1 BC'],
		['00', 'Between 1 BC and 99'],
		['Y12345', '12345'],
		['Y-17E7', '170,000,001 BC'],
		['1402-07-15', '15 July 1402'],
		['not a date', 'not a date']
	])('%s: %s', (text, expected) => {
		expect(formatWhen(text, english)).toBe(expected);
	});

	test('that is missing is undated', () => {
		expect(formatWhen(null, english)).toBe('Undated');
	});
});

describe('a date in Persian', () => {
	test.each([
		['2017-06-01', '۱۱ خرداد ۱۳۹۶'],
		['[..2017-06-01]', 'پیش از ۱۱ خرداد ۱۳۹۶'],
		['1988', '۱۹۸۸ میلادی (دی ۱۳۶۶ – دی ۱۳۶۷)'],
		['1988-07', 'ژوئیهٔ ۱۹۸۸ میلادی (تیر ۱۳۶۷ – مرداد ۱۳۶۷)'],
		['1988~', 'حدود ۱۹۸۸ میلادی (دی ۱۳۶۶ – دی ۱۳۶۷)'],
		['1981/1992', '۱۹۸۱ – ۱۹۹۲ میلادی (۱۳۵۹ – ۱۳۷۱)'],
		['2016-07-31/2016-08', '۱۰ مرداد ۱۳۹۵ – اوت ۲۰۱۶ میلادی (مرداد ۱۳۹۵ – شهریور ۱۳۹۵)'],
		['1950S2', 'حدود ۱۹۵۰ میلادی (دی ۱۳۲۸ – دی ۱۳۲۹)'],
		['0500', '۵۰۰ میلادی'],
		['-0044-03-15', '۱۵ مارس ۴۵ ق.م. میلادی']
	])('%s: %s', (text, expected) => {
		expect(formatWhen(text, persian)).toBe(expected);
	});

	test('keeps the Gregorian calendar where the reader chose it', () => {
		expect(formatWhen('2017-06-01', { ...persian, calendar: 'gregorian' })).toBe('۱ ژوئن ۲۰۱۷');
		expect(formatWhen('1988', { ...persian, calendar: 'gregorian' })).toBe('۱۹۸۸');
	});

	test('shows a season with the months that the hemisphere gives it', () => {
		const options = { ...english, calendar: 'persian' } as const;
		expect(formatWhen('1988-22', options)).toBe('Summer 1988 CE (Khordad 1367 – Shahrivar 1367)');
		expect(formatWhen('1988-22', { ...options, hemisphere: 'south' })).toBe(
			'Summer 1988 CE (Azar 1367 – Esfand 1367)'
		);
	});
});

test('a day, month and year in either calendar', () => {
	const ms = Date.UTC(2016, 6, 1);
	const inPersian = { language: 'en', calendar: 'persian' } as const;
	expect(formatDay(ms, english)).toBe('1 July 2016');
	expect(formatDay(ms, english, 'short')).toBe('1 Jul 2016');
	expect(formatMonth(ms, english)).toBe('July 2016');
	expect(formatYear(ms, english)).toBe('2016');
	expect([formatDay(ms, inPersian), formatMonth(ms, inPersian), formatYear(ms, inPersian)]).toEqual([
		'11 Tir 1395',
		'Tir 1395',
		'1395'
	]);
	expect([formatDay(ms, persian), formatMonth(ms, persian), formatYear(ms, persian)]).toEqual([
		'۱۱ تیر ۱۳۹۵',
		'تیر ۱۳۹۵',
		'۱۳۹۵'
	]);
	expect(formatDay(1e17, english)).toMatch(/^3,170,/);
});

describe('a window in words', () => {
	test.each([
		['2016-07/2018-02', 'July 2016 to February 2018'],
		['2016/2018', '2016 to 2018'],
		['2016', '2016'],
		['2016-07', 'July 2016'],
		['2016-07-01', '1 July 2016'],
		['2016-07-01/2016-08-14', '1 July 2016 to 14 August 2016'],
		['2016-07/..', 'Since July 2016'],
		['../2016', 'Until 2016'],
		['../..', 'All dates']
	])('%s: %s', (text, expected) => {
		expect(formatWindow(parseWindow(text)!, english)).toBe(expected);
	});

	test('names whole months of the reader’s calendar only', () => {
		expect(formatWindow(parseWindow('2016-07')!, persian)).toBe('۱۱ تیر ۱۳۹۵ – ۱۰ مرداد ۱۳۹۵');
		expect(formatWindow(parseWindow('2017-03-21/2018-03-20')!, persian)).toBe('۱۳۹۶');
		expect(formatWindow(parseWindow('2017-05-22/2017-06-21')!, persian)).toBe('خرداد ۱۳۹۶');
	});
});

test('a tick is labelled with its unit, a major one with the larger unit that begins', () => {
	const labels = (window: string, most: number): string[] => {
		const { from, to } = parseWindow(window)!;
		return ticks({ from: from!, to: to! }, most, 'gregorian').map((tick) => formatTick(tick, english));
	};
	expect(labels('2016-07', 8)).toEqual(['Jul 2016', '6', '11', '16', '21', '26', 'Aug 2016']);
	expect(labels('2016-07/2017-06', 5)).toEqual(['Jul', 'Oct', '2017', 'Apr', 'Jul']);
	expect(labels('1979/2018', 5)).toEqual(['1980', '1990', '2000', '2010']);
});
