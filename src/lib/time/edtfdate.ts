import { earliestFit, type Pattern } from './digits.ts';
import { monthLength, toDays } from './gregorian.ts';
import { DAY } from './range.ts';

export interface Quality {
	/** `~` or `%` on any part. */
	approximate: boolean;
	/** `?` or `%` on any part. */
	uncertain: boolean;
}

/** One date of EDTF, not yet placed in time (a season waits for the hemisphere). */
export type EdtfDate = Quality &
	(
		| ({ form: 'calendar' } & Pattern)
		/** 21-24 by hemisphere, 25-28 northern, 29-32 southern, 33-36 quarters, 37-39 thirds, 40-41 halves of a year. */
		| { form: 'season'; year: string; season: number }
		/** UTC ms; lasts as long as its precision. */
		| { form: 'time'; at: number; lasts: number }
		/** Hundreds of years: 19 is 1900-1999, -1 is -100 to -1. */
		| { form: 'century'; century: number }
		/** A year outside four digits, or given to some significant digits: then it lies in low..high. */
		| { form: 'year'; year: number; low: number; high: number }
	);

const CALENDAR =
	/^([?~%]?)(-?[\dX]{4})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?$/;
const TIME = /^(-?\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::\d\d)?)?$/;
const CENTURY = /^(-?)(\d\d)([?~%]?)$/;
const LONG_YEAR = /^Y(-?)([1-9]\d*)(?:E(\d{1,2}))?(?:S(\d{1,2}))?([?~%]?)$/;
const SIGNIFICANT = /^(-?)(\d{4})S(\d)([?~%]?)$/;

/** Years of more digits are refused: a double no longer tells one from the next in milliseconds. */
const MOST_YEARS = 1e12;

/** Reads one date, season, date-time, century or long year of EDTF. Null: not one, or no such day (2017-02-30). */
export function parseDate(text: string): EdtfDate | null {
	return calendarDate(text) ?? time(text) ?? century(text) ?? longYear(text) ?? significantYear(text);
}

function quality(marks: string): Quality {
	return { approximate: /[~%]/.test(marks), uncertain: /[?%]/.test(marks) };
}

function calendarDate(text: string): EdtfDate | null {
	const match = CALENDAR.exec(text);
	if (!match) return null;
	const [
		,
		before,
		year = '',
		afterYear,
		beforeMonth,
		month = null,
		afterMonth,
		beforeDay,
		day = null,
		afterDay
	] = match;
	const marks = [before, afterYear, beforeMonth, afterMonth, beforeDay, afterDay].join('');
	const season = Number(month);
	if (day === null && season >= 21 && season <= 41) {
		const exists = earliestFit({ year, month: null, day: null });
		return exists && { form: 'season', year, season, ...quality(marks) };
	}
	return earliestFit({ year, month, day }) && { form: 'calendar', year, month, day, ...quality(marks) };
}

/** Without a zone the time is taken as UTC, as the days of the dataset are. 24:00 is the end of its day. */
function time(text: string): EdtfDate | null {
	const match = TIME.exec(text);
	if (!match) return null;
	const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
		number,
		number,
		number,
		number,
		number,
		number
	];
	const fraction = match[7] ?? '';
	const offset = zone(match[8] ?? 'Z');
	const midnight = hour === 24 && minute === 0 && second === 0 && Number(fraction) === 0;
	const exists =
		month >= 1 &&
		month <= 12 &&
		day >= 1 &&
		day <= monthLength(year, month) &&
		!match[1]!.startsWith('-0000');
	if (!exists || (hour > 23 && !midnight) || minute > 59 || second > 59 || offset === null) return null;
	const minutes = hour * 60 + minute - offset;
	const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
	const at = toDays(year, month, day) * DAY + minutes * 60_000 + second * 1000 + milliseconds;
	const lasts = match[6] === undefined ? 60_000 : 1000 / 10 ** Math.min(fraction.length, 3);
	return { form: 'time', at, lasts, approximate: false, uncertain: false };
}

/** Minutes ahead of UTC, at most 14 hours; null: no such zone. */
function zone(text: string): number | null {
	if (text === 'Z') return 0;
	const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4) || 0);
	if (minutes > 14 * 60 || Number(text.slice(4) || 0) > 59) return null;
	return text.startsWith('-') ? -minutes : minutes;
}

function century(text: string): EdtfDate | null {
	const match = CENTURY.exec(text);
	if (!match || text.startsWith('-00')) return null;
	return { form: 'century', century: Number(match[1]! + match[2]!), ...quality(match[3]!) };
}

function longYear(text: string): EdtfDate | null {
	const match = LONG_YEAR.exec(text);
	if (!match) return null;
	const [, sign, digits = '', exponent = '0', significant, mark = ''] = match;
	const size = Number(digits) * 10 ** Number(exponent);
	if (size < 10_000 || size > MOST_YEARS) return null;
	return rounded(sign === '-', size, String(size).length, significant, mark);
}

function significantYear(text: string): EdtfDate | null {
	const match = SIGNIFICANT.exec(text);
	if (!match || text.startsWith('-0000')) return null;
	return rounded(match[1] === '-', Number(match[2]), 4, match[3], match[4]!);
}

function rounded(
	negative: boolean,
	size: number,
	length: number,
	significant: string | undefined,
	mark: string
): EdtfDate | null {
	const kept = significant === undefined ? length : Number(significant);
	if (kept < 1 || kept > length) return null;
	const step = 10 ** (length - kept);
	const near = Math.floor(size / step) * step;
	const far = near + step - 1;
	const bounds = negative ? { year: -size, low: -far, high: -near } : { year: size, low: near, high: far };
	return { form: 'year', ...bounds, ...quality(mark) };
}
