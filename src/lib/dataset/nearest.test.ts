import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { parseWindow, printWindow } from '#lib/time/window.ts';
import { columnsOf } from './columns.ts';
import { nearestTo, windowOf } from './nearest.ts';

const dates = ['1979-05-12', '1990-04-24', '2001-10-05', null];
const columns = columnsOf(
	dates.map((text) => ({ when: text === null ? null : readWhen(text), category: 0, places: [] })),
	0,
	1
);
const nearest = (window: string, passes = (_: number): boolean => true): string | null | undefined => {
	const { from, to } = parseWindow(window)!;
	const event = nearestTo({ from: from!, to: to! }, columns, passes);
	return event === null ? undefined : dates[event];
};

describe('the nearest event', () => {
	test('is the closest in time on either side of an empty window', () => {
		expect(nearest('1991/1992')).toBe('1990-04-24');
		expect(nearest('1998')).toBe('2001-10-05');
	});
	test('passes the filters', () => {
		expect(nearest('1991', (event) => dates[event] !== '1990-04-24')).toBe('2001-10-05');
	});
	test('is none where nothing passes', () => {
		expect(nearest('1991', () => false)).toBeUndefined();
	});
});

describe('the window of an event', () => {
	const window = (when: string): string => printWindow(windowOf(readWhen(when)!, 'gregorian'));
	test('is the month of a day, and the months of a season', () => {
		expect(window('1990-04-24')).toBe('1990-04');
		expect(window('1988-24')).toBe('1988-12/1989-02');
	});
	test('is whole years for what takes longer', () => {
		expect(window('1988')).toBe('1988');
		expect(window('1984-03/1986-10')).toBe('1984/1986');
	});
	test('is the year of the end that is known', () => {
		expect(window('[..2017-06-01]')).toBe('2017');
		expect(window('2012-07/..')).toBe('2012');
	});
	test('is whole units of the reader’s calendar', () => {
		const { from, to } = windowOf(readWhen('1988-07-30')!, 'persian');
		expect([new Date(from!).toISOString(), new Date(to!).toISOString()]).toEqual([
			'1988-07-23T00:00:00.000Z',
			'1988-08-23T00:00:00.000Z'
		]);
	});
});
