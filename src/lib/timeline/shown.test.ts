import { expect, test } from 'vitest';
import { columnsOf } from '#lib/dataset/columns.ts';
import { readWhen } from '#lib/time/when.ts';
import { spanOfShown } from './shown.ts';

const utc = Date.UTC;
const span = { from: utc(1979, 0, 1), to: utc(2019, 0, 1) };
const of = (dates: (string | null)[], mask = dates.map(() => 1)) =>
	spanOfShown(
		columnsOf(
			dates.map((date) => ({ when: date === null ? null : readWhen(date), category: 0, places: [] })),
			0,
			1
		),
		Uint8Array.from(mask),
		span
	);

test('the span of what is shown begins with the first day of the first event and ends with the last day of the last', () => {
	expect(of(['1988-08-15', '1987-11-03', '2003-12'])).toEqual({
		from: utc(1987, 10, 3),
		to: utc(2004, 0, 1)
	});
});

test('an event that the filters hide does not widen it', () => {
	expect(of(['1988-08-15', '1980'], [1, 0])).toEqual({ from: utc(1988, 7, 15), to: utc(1988, 7, 16) });
});

test('an open end reaches nowhere: the event counts by the end it has', () => {
	expect(of(['1988-08-15', '[..1990-05-11]'])).toEqual({ from: utc(1988, 7, 15), to: utc(1990, 4, 12) });
	expect(of(['1988-08-15', '1986-03/..'])).toEqual({ from: utc(1986, 2, 1), to: utc(1988, 7, 16) });
});

test('every member of a set counts', () => {
	expect(of(['{1981,1992-06}'])).toEqual({ from: utc(1981, 0, 1), to: utc(1992, 6, 1) });
});

test('a date beyond the atlas is cut to it', () => {
	expect(of(['1900/1985'])).toEqual({ from: span.from, to: utc(1986, 0, 1) });
});

test('nothing dated has no span', () => {
	expect(of([])).toBeNull();
	expect(of([null])).toBeNull();
	expect(of(['1988'], [0])).toBeNull();
});
