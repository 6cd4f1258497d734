import { describe, expect, test } from 'vitest';
import { messagesOf } from '#lib/language/messages.ts';
import { barText, countText, perText, periodText, shortPeriod, yearsText, type Speaker } from './spoken.ts';

const utc = Date.UTC;
const en: Speaker = { language: 'en', calendar: 'gregorian', messages: messagesOf('en') };
const fa: Speaker = { language: 'fa', calendar: 'persian', messages: messagesOf('fa') };

describe('what the dock says', () => {
	test('a bar names its period and its events', () => {
		const june = { from: utc(2017, 5, 1), to: utc(2017, 6, 1) };
		expect(barText(june, 9, 2, en)).toBe('June 2017: 11 events, 2 of them possibly');
		expect(barText(june, 1, 0, en)).toBe('June 2017: 1 event');
		expect(barText(june, 0, 0, en)).toBe('June 2017: No events');
	});

	test('the width of a bar has a name where there is one', () => {
		expect(perText({ unit: 'month', count: 1 }, en)).toBe('per month');
		expect(perText({ unit: 'month', count: 3 }, en)).toBe('per quarter');
		expect(perText({ unit: 'month', count: 6 }, en)).toBe('per 6 months');
		expect(perText({ unit: 'month', count: 6 }, fa)).toBe('در هر ۶ ماه');
	});

	test('the period is told as far as it is exact', () => {
		expect(periodText({ from: utc(2016, 6, 1), to: utc(2018, 2, 1) }, en)).toBe('July 2016 to February 2018');
		expect(periodText({ from: null, to: null }, en)).toBe('All dates');
		expect(periodText({ from: utc(1988, 2, 21), to: utc(1989, 2, 21) }, fa)).toBe('۱۳۶۷');
	});

	test('little room gets months', () => {
		expect(shortPeriod({ from: utc(1988, 0, 1), to: utc(1993, 0, 1) }, en)).toBe('Jan 1988 – Dec 1992');
		expect(shortPeriod({ from: utc(1988, 0, 1), to: utc(1988, 0, 9) }, en)).toBe('Jan 1988');
	});

	test('years and counts are in the digits of the language', () => {
		expect(yearsText({ from: utc(1979, 0, 1), to: utc(2019, 0, 1) }, en)).toBe('1979 – 2018');
		expect(yearsText({ from: utc(1988, 2, 21), to: utc(1989, 2, 21) }, fa)).toBe('۱۳۶۷');
		expect(countText(20, 3, fa)).toContain('۲۳');
	});
});
