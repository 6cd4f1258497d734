import { instant } from './calendar.ts';
import { formatDay, formatMonth, formatTime, formatYear, type Reader } from './datelabel.ts';
import { earliestFit, type Fit, latestFit, type Pattern } from './digits.ts';
import type { EdtfDate } from './edtfdate.ts';
import { granules, type Hemisphere } from './granule.ts';
import { DAY } from './range.ts';
import type { WhenWords } from './words.ts';

export interface FormatOptions extends Reader {
	words: WhenWords;
	/** Where seasons are meant; north by default. */
	hemisphere?: Hemisphere;
}

/** Whether a date is a day or a time, and so has an equal in the reader's calendar; a month, season or year has none. */
export function isConvertible(date: EdtfDate, { calendar }: Reader): boolean {
	if (calendar === 'gregorian') return true;
	const exact =
		date.form === 'calendar'
			? date.day !== null && !`${date.year}${date.month}${date.day}`.includes('X')
			: false;
	return (exact || date.form === 'time') && granules(date, 'north').first.from >= instant(1, 1, 1, calendar);
}

/** A date in words without its `~ ? %`: in the reader's calendar if it converts, else as stated, in the Gregorian one. */
export function state(date: EdtfDate, options: FormatOptions): string {
	const { language, calendar, words } = options;
	const reader: Reader = { language, calendar: isConvertible(date, options) ? calendar : 'gregorian' };
	switch (date.form) {
		case 'calendar':
			return pattern(date, reader, words);
		case 'time':
			return formatTime(date.at, date.lasts, reader);
		case 'season':
			return season(date, reader, options);
		case 'century':
			return manyYears('century', date.century * 100, date.century * 100 + 99, reader, words);
		case 'year':
			return formatYear(yearStart(date.year), reader);
	}
}

/**
 * The months, or over two years the years, of the reader's calendar that a stretch of Gregorian time meets. Null: before that
 * calendar began, or too far off to be worth it.
 */
export function equivalent(from: number, to: number, options: FormatOptions): string | null {
	if (from < instant(1, 1, 1, options.calendar) || to > instant(10_000, 1, 1, options.calendar)) return null;
	const format = to - from > 2 * 366 * DAY ? formatYear : formatMonth;
	return distinct(format(from, options), format(to - 1, options), options.words.range);
}

/** A moment between two dates, or the date itself where they are the same. */
export function between(first: string, last: string, words: WhenWords): string {
	return distinct(first, last, words.between ?? words.range);
}

function distinct(first: string, last: string, join: (a: string, b: string) => string): string {
	return first === last ? first : join(first, last);
}

function pattern({ year, month, day }: Pattern, reader: Reader, words: WhenWords): string {
	const shownDay = day === 'XX' ? null : day;
	const shown = { year, month: month === 'XX' && shownDay === null ? null : month, day: shownDay };
	const [first, last] = [earliestFit(shown)!, latestFit(shown)!];
	if (shown.month === null) {
		if (year.endsWith('XXXX')) return words.undated;
		if (/^\d{3}X$/.test(year)) return manyYears('decade', first.year, last.year, reader, words);
		if (/^\d\dXX$/.test(year)) return manyYears('century', first.year, last.year, reader, words);
	}
	return between(fitted(first, reader), fitted(last, reader), words);
}

function fitted({ year, month, day }: Fit, reader: Reader): string {
	const ms = instant(year, month ?? 1, day ?? 1, 'gregorian');
	if (month === null) return formatYear(ms, reader);
	return day === null ? formatMonth(ms, reader) : formatDay(ms, reader);
}

/** Decades and centuries have names from the year 1 on. */
function manyYears(
	unit: 'decade' | 'century',
	first: number,
	last: number,
	reader: Reader,
	words: WhenWords
): string {
	const label = formatYear(yearStart(first), reader);
	return first > 0 ? words[unit](label) : between(label, formatYear(yearStart(last), reader), words);
}

/** Quarters, thirds and halves of a year are named by their months. */
function season(
	date: EdtfDate & { form: 'season' },
	reader: Reader,
	{ words, hemisphere }: FormatOptions
): string {
	if (date.season <= 32) {
		const year = pattern({ year: date.year, month: null, day: null }, reader, words);
		return words.season((((date.season - 21) % 4) + 21) as 21 | 22 | 23 | 24, year);
	}
	const { first, last } = granules(date, hemisphere ?? 'north');
	return between(formatMonth(first.from, reader), formatMonth(last.to - 1, reader), words);
}

const yearStart = (year: number): number => instant(year, 1, 1, 'gregorian');
