import { type Calendar, fields, instant } from './calendar.ts';

/** Who reads: a language tag of the interface, and the calendar chosen. */
export interface Reader {
	language: string;
	calendar: Calendar;
}

/** What `Date`, and so Intl, can hold. */
const LAST_INSTANT = 8.64e15;
/** Day before month in English: "1 June 2017". */
const REGIONS: Record<string, string> = { en: 'en-GB', fa: 'fa-IR' };
const CALENDARS: Record<Calendar, string> = { gregorian: 'gregory', persian: 'persian' };

type Part = Intl.DateTimeFormatPartTypes;
const TIME_PARTS: Part[] = ['hour', 'minute', 'second', 'fractionalSecond', 'timeZoneName'];

/** "1 July 2016", or "1 Jul 2016" for `short`. */
export function formatDay(ms: number, reader: Reader, style: 'long' | 'short' = 'long'): string {
	return Math.abs(ms) > LAST_INSTANT
		? formatYear(ms, reader)
		: label(ms, reader, ['day', 'month', 'year'], { month: style });
}

/** "June 2017", or "Jun 2017" for `short`. */
export function formatMonth(ms: number, reader: Reader, style: 'long' | 'short' = 'long'): string {
	return Math.abs(ms) > LAST_INSTANT
		? formatYear(ms, reader)
		: label(ms, reader, ['month', 'year'], { month: style });
}

/** "2017"; before the year 1 with its era, as in "44 BC". */
export function formatYear(ms: number, reader: Reader): string {
	if (Math.abs(ms) <= LAST_INSTANT) return label(ms, reader, ['year'], {});
	const { year } = fields(ms, reader.calendar);
	const near = label(instant(year > 0 ? 1 : 0, 6, 1, reader.calendar), reader, ['year'], {});
	return near.replace(/\p{Nd}+/u, new Intl.NumberFormat(reader.language).format(year > 0 ? year : 1 - year));
}

/** "1 May 2020 at 10:30 UTC", down to the precision of `lasts` (ms: a minute, a second or a part of one). */
export function formatTime(ms: number, lasts: number, reader: Reader): string {
	const digits = lasts < 1000 ? (Math.round(3 - Math.log10(lasts)) as 1 | 2 | 3) : undefined;
	return label(ms, reader, ['day', 'month', 'year', ...TIME_PARTS], {
		month: 'long',
		hour: '2-digit',
		minute: '2-digit',
		...(lasts < 60_000 && { second: '2-digit', fractionalSecondDigits: digits }),
		hourCycle: 'h23',
		timeZoneName: 'short'
	});
}

/** One part alone: the day of the month, or the name of the month. */
export function formatPart(
	ms: number,
	reader: Reader,
	part: 'day' | 'month',
	style: 'long' | 'short'
): string {
	return label(ms, reader, [part], { month: style });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(
	{ language, calendar }: Reader,
	options: Intl.DateTimeFormatOptions
): Intl.DateTimeFormat {
	const key = `${language} ${calendar} ${JSON.stringify(options)}`;
	let formatter = formatters.get(key);
	if (!formatter) {
		const locale = `${REGIONS[language] ?? language}-u-ca-${CALENDARS[calendar]}`;
		formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
		formatters.set(key, formatter);
	}
	return formatter;
}

/**
 * The wanted parts of a date in the order of the language. The whole date is asked for, since a month with a year alone
 * comes out year first in Persian, and an era ("AP") would follow every Persian year in English.
 */
function label(ms: number, reader: Reader, wanted: Part[], options: Intl.DateTimeFormatOptions): string {
	const beforeChrist = reader.calendar === 'gregorian' && fields(ms, 'gregorian').year < 1;
	const formatter = formatterOf(reader, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		...(beforeChrist && { era: 'short' }),
		...options
	});
	const kept = beforeChrist && wanted.includes('year') ? [...wanted, 'era'] : wanted;
	let text = '';
	let between = '';
	for (const { type, value } of formatter.formatToParts(ms)) {
		if (type === 'literal') between = value;
		else if (kept.includes(type)) {
			text += (text === '' ? '' : between) + value;
			between = '';
		} else between = '';
	}
	return kept.includes('timeZoneName') ? text + between : text;
}
