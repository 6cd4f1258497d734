import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messagesOf } from '#lib/language/messages.ts';
import { readWhen } from '#lib/time/when.ts';
import { parseWindow } from '#lib/time/window.ts';
import { law } from '#tests/laws.ts';
import { firstRows, groupRows, type Dated, type GroupOptions } from './grouping.ts';

interface Row extends Dated {
	text: string;
}
const row = (text: string): Row => ({
	text,
	when: readWhen(text)!,
	edtf: text
});

function options(window: string, language: 'en' | 'fa' = 'en'): GroupOptions {
	const { from, to } = parseWindow(window)!;
	return {
		window: { from: from!, to: to! },
		language,
		calendar: language === 'fa' ? 'persian' : 'gregorian',
		hemisphere: 'north',
		messages: messagesOf(language)
	};
}
const grouped = (texts: string[], window: string, language: 'en' | 'fa' = 'en'): [string, string[]][] =>
	groupRows(texts.map(row), options(window, language)).map(({ head, rows }) => [
		head,
		rows.map(({ text }) => text)
	]);

describe('the heads of the list', () => {
	test('are months in a window of up to three years', () => {
		expect(grouped(['2017-05-30', '2017-06-01', '2017-06'], '2016-07/2018-02')).toEqual([
			['May 2017', ['2017-05-30']],
			['June 2017', ['2017-06-01', '2017-06']]
		]);
	});

	test('are years in a longer one', () => {
		expect(grouped(['1988-01-05', '1988', '1990-08'], '1988/1992')).toEqual([
			['1988', ['1988-01-05', '1988']],
			['1990', ['1990-08']]
		]);
	});

	test('put an event known only to its year before the months of that year', () => {
		expect(grouped(['1988-01-05', '1988', '1988-07/1988-09~'], '1988')).toEqual([
			['1988, month not known', ['1988']],
			['January 1988', ['1988-01-05']],
			['July 1988', ['1988-07/1988-09~']]
		]);
	});

	test('name the months of a season, and the years of a decade', () => {
		expect(grouped(['198X', '1988-21', '1988-24'], '1987/1988')).toEqual([
			['1980 – 1989', ['198X']],
			['March 1988 – May 1988', ['1988-21']],
			['December 1988 – February 1989', ['1988-24']]
		]);
	});

	test('gather what is known only to lie before a date under one head, first', () => {
		const groups = grouped(['[..1979-05-11]', '[..2017-06-01]', '1981'], '1979/2018');
		expect(groups).toEqual([
			['Before 1 June 2017', ['[..1979-05-11]', '[..2017-06-01]']],
			['1981', ['1981']]
		]);
	});

	test('gather what began before the window and goes on', () => {
		expect(grouped(['../1989', '1981/1992', '1988-07/1990'], '1988/1992')).toEqual([
			['Begun earlier and continuing', ['../1989', '1981/1992']],
			['1988', ['1988-07/1990']]
		]);
	});

	test('do not call begun earlier what may have begun within the window', () => {
		expect(grouped(['1988/1990'], '1988-07/1989-06')).toEqual([['1988, month not known', ['1988/1990']]]);
	});

	test('put a set of days where its first day in the window stands', () => {
		expect(grouped(['{1990-04-10,1990-06-24}'], '1990-05/1990-12')).toEqual([
			['June 1990', ['{1990-04-10,1990-06-24}']]
		]);
	});

	test('name an open end as it is stated', () => {
		expect(grouped(['[2017-06-01..]'], '2016/2018')[0]![0]).toBe('After 1 June 2017');
	});

	test('follow the Persian calendar, and claim no Persian month for a Gregorian one', () => {
		expect(grouped(['1988-07-30', '1988-08'], '1988', 'fa')).toEqual([
			['مرداد ۱۳۶۷ – شهریور ۱۳۶۷', ['1988-08']],
			['مرداد ۱۳۶۷', ['1988-07-30']]
		]);
	});

	const date = fc.constantFrom(
		'1988',
		'198X',
		'1988-07',
		'1988-07-30',
		'1988-21',
		'[..1988]',
		'[1988..]',
		'1981/..'
	);
	law(
		'hold every row once, whatever the dates',
		fc.array(date),
		fc.constantFrom('1988', '1980/1999'),
		(texts, window) => {
			const groups = groupRows(texts.map(row), options(window));
			expect(groups.flatMap(({ rows }) => rows.map(({ text }) => text)).sort()).toEqual([...texts].sort());
			expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
		}
	);
});

describe('the first rows of a long list', () => {
	const groups = [
		{ key: 'a', head: 'A', rows: [1, 2] },
		{ key: 'b', head: 'B', rows: [3, 4, 5] }
	];

	test('leave no head without rows, and every head its whole count', () => {
		expect(firstRows(groups, 2)).toEqual([{ key: 'a', head: 'A', rows: [1, 2], count: 2 }]);
		expect(firstRows(groups, 3)).toEqual([
			{ key: 'a', head: 'A', rows: [1, 2], count: 2 },
			{ key: 'b', head: 'B', rows: [3], count: 3 }
		]);
	});

	test('are all of a short one', () => {
		expect(firstRows(groups, 9).flatMap(({ rows }) => rows)).toEqual([1, 2, 3, 4, 5]);
	});
});
