import * as gregorian from './gregorian.ts';
import * as persian from './persian.ts';
import { DAY } from './range.ts';

/** `persian` is the Solar Hijri calendar of Iran. */
export type Calendar = 'gregorian' | 'persian';
export type Unit = 'day' | 'month' | 'quarter' | 'year' | 'decade';

const ARITHMETIC = { gregorian, persian };
/** How many months the larger units have. */
export const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120 };

/** The date of an instant (UTC ms) in a calendar; months from 1 to 12, years astronomical (0 exists). */
export function fields(ms: number, calendar: Calendar): { year: number; month: number; day: number } {
	return ARITHMETIC[calendar].fromDays(Math.floor(ms / DAY));
}

/** The start of a day as UTC ms. The date must exist: no overflow into the next month is promised. */
export function instant(year: number, month: number, day: number, calendar: Calendar): number {
	return ARITHMETIC[calendar].toDays(year, month, day) * DAY;
}

/** Days of a month, 1-12. */
export function monthLength(year: number, month: number, calendar: Calendar): number {
	return ARITHMETIC[calendar].monthLength(year, month);
}

/** The start of the day, month, quarter, year or decade (years 10n to 10n + 9) in which an instant lies; UTC ms. */
export function floorTo(ms: number, unit: Unit, calendar: Calendar): number {
	if (unit === 'day') return Math.floor(ms / DAY) * DAY;
	const { year, month } = fields(ms, calendar);
	return fromMonths(Math.floor((year * 12 + month - 1) / MONTHS[unit]) * MONTHS[unit], 1, calendar);
}

/** Moves an instant by whole units, to either side. The time of day stays; the day is clamped to the month's length. */
export function add(ms: number, count: number, unit: Unit, calendar: Calendar): number {
	if (unit === 'day') return ms + count * DAY;
	const { year, month, day } = fields(ms, calendar);
	const timeOfDay = ms - Math.floor(ms / DAY) * DAY;
	return fromMonths(year * 12 + month - 1 + count * MONTHS[unit], day, calendar) + timeOfDay;
}

/** A day of the month that lies `months` after the first month of the year 0, clamped to its length; UTC ms. */
export function fromMonths(months: number, day: number, calendar: Calendar): number {
	const year = Math.floor(months / 12);
	const month = months - year * 12 + 1;
	return instant(year, month, Math.min(day, monthLength(year, month, calendar)), calendar);
}
