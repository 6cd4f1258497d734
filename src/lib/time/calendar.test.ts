import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { add, type Calendar, fields, floorTo, instant, monthLength, type Unit } from './calendar.ts';

const DAY = 86_400_000;
const utc = (text: string): number => Date.parse(`${text}T00:00Z`);
const calendar = fc.constantFrom<Calendar>('gregorian', 'persian');
const unit = fc.constantFrom<Unit>('day', 'month', 'quarter', 'year', 'decade');
const anyTime = fc.integer({ min: -8.64e15, max: 8.64e15 });

const persianFormat = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
	timeZone: 'UTC',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric'
});
function intlPersian(ms: number): { year: number; month: number; day: number } {
	const part = Object.fromEntries(
		persianFormat.formatToParts(ms).map(({ type, value }) => [type, Number(value)])
	);
	return { year: part.year!, month: part.month!, day: part.day! };
}

describe('the Gregorian calendar', () => {
	law('names the day that Date names, at any time of the day', anyTime, (ms) => {
		const date = new Date(ms);
		expect(fields(ms, 'gregorian')).toEqual({
			year: date.getUTCFullYear(),
			month: date.getUTCMonth() + 1,
			day: date.getUTCDate()
		});
	});
});

describe('the Solar Hijri calendar', () => {
	const [first, last] = [instant(1, 1, 1, 'persian'), instant(1502, 1, 1, 'persian') - DAY];

	test('agrees with Intl on every day from 1300 to 1500 AP', () => {
		const days = (instant(1501, 1, 1, 'persian') - instant(1300, 1, 1, 'persian')) / DAY;
		expect(days).toBe(73_414);
		for (let day = 0; day < days; day++) {
			const ms = instant(1300, 1, 1, 'persian') + day * DAY;
			const [ours, theirs] = [fields(ms, 'persian'), intlPersian(ms)];
			if (ours.year !== theirs.year || ours.month !== theirs.month || ours.day !== theirs.day) {
				expect(ours).toEqual(theirs);
			}
		}
	});

	law(
		'agrees with Intl at random instants from 1 to 1501 AP',
		fc.integer({ min: first, max: last }),
		(ms) => {
			expect(fields(ms, 'persian')).toEqual(intlPersian(ms));
		}
	);

	test.each([
		['1979-02-11', 1357, 11, 22],
		['1988-07-19', 1367, 4, 28],
		['2016-07-01', 1395, 4, 11],
		['2017-03-20', 1395, 12, 30],
		['2017-03-21', 1396, 1, 1],
		['2021-03-20', 1399, 12, 30],
		['2024-03-20', 1403, 1, 1]
	])('%s is %i-%i-%i', (day, year, month, dayOfMonth) => {
		expect(fields(utc(day), 'persian')).toEqual({ year, month, day: dayOfMonth });
		expect(instant(year, month, dayOfMonth, 'persian')).toBe(utc(day));
	});

	test('has 31, 30 and in Esfand 29 or 30 days', () => {
		const lengths = Array.from({ length: 12 }, (_, at) => monthLength(1396, at + 1, 'persian'));
		expect(lengths).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29]);
		expect(monthLength(1395, 12, 'persian')).toBe(30);
	});
});

describe('in either calendar', () => {
	law(
		'fields and instant are each other’s inverse, for far years too',
		fc.integer({ min: -2e8, max: 2e8 }),
		calendar,
		(days, name) => {
			const { year, month, day } = fields(days * DAY, name);
			expect(instant(year, month, day, name)).toBe(days * DAY);
			expect(day).toBeLessThanOrEqual(monthLength(year, month, name));
		}
	);

	law(
		'the start of a unit is on or before the instant, its own start, and less than one unit away',
		anyTime,
		unit,
		calendar,
		(ms, each, name) => {
			const start = floorTo(ms, each, name);
			expect(start).toBeLessThanOrEqual(ms);
			expect(floorTo(start, each, name)).toBe(start);
			expect(add(start, 1, each, name)).toBeGreaterThan(ms);
		}
	);

	law(
		'steps forth and back from the start of a unit meet again',
		anyTime,
		fc.integer({ min: -500, max: 500 }),
		unit,
		calendar,
		(ms, count, each, name) => {
			const start = floorTo(ms, each, name);
			expect(add(add(start, count, each, name), -count, each, name)).toBe(start);
		}
	);
});

test('a step from the 31st is clamped to the length of the month, and keeps the time of day', () => {
	expect(add(utc('2017-01-31'), 1, 'month', 'gregorian')).toBe(utc('2017-02-28'));
	expect(add(utc('2016-01-31') + 1, 1, 'month', 'gregorian')).toBe(utc('2016-02-29') + 1);
	expect(add(utc('2016-02-29'), 1, 'year', 'gregorian')).toBe(utc('2017-02-28'));
	expect(add(utc('2016-02-29'), -1, 'decade', 'gregorian')).toBe(utc('2006-02-28'));
	expect(add(instant(1395, 6, 31, 'persian'), 1, 'month', 'persian')).toBe(instant(1395, 7, 30, 'persian'));
	expect(add(instant(1395, 12, 30, 'persian'), 1, 'year', 'persian')).toBe(instant(1396, 12, 29, 'persian'));
	expect(add(utc('2016-11-30'), 1, 'quarter', 'gregorian')).toBe(utc('2017-02-28'));
});

test('quarters and decades begin where the calendar has them', () => {
	expect(floorTo(utc('2016-08-15'), 'quarter', 'gregorian')).toBe(utc('2016-07-01'));
	expect(floorTo(utc('1988-08-15'), 'decade', 'gregorian')).toBe(utc('1980-01-01'));
	expect(floorTo(utc('2016-08-15'), 'quarter', 'persian')).toBe(instant(1395, 4, 1, 'persian'));
	expect(floorTo(utc('2016-08-15'), 'decade', 'persian')).toBe(instant(1390, 1, 1, 'persian'));
});
