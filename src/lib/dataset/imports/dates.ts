import { monthLength } from '#lib/time/gregorian.ts';
import { readWhen } from '#lib/time/when.ts';

/** The order of day and month in dates such as 03/04/1988. */
export type DayOrder = 'day-month' | 'month-day';

/** A cell as a date: EDTF, or the reason why it is none. `told`: what a person should know of a date that was taken. */
export type DateReading = { when: string; told?: Doubt } | { when: null; doubt: Doubt };

export interface Doubt {
	code: string;
	message: string;
}

/** What stands between the two ends of a range, the plainest first. */
const apart = [
	/^(.+?)\s+(?:to|until|[-–—])\s+(.+)$/iu,
	/^(.+?)[–—](.+)$/u,
	/^(\d{4})-(\d{4})$/u,
	/^([^/]+)\/([^/]+)$/u
];

const refused = (code: string, message: string): DateReading => ({ when: null, doubt: { code, message } });

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(-?\d{1,6})$/u;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/u;
const TIMED =
	/^(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/iu;
/** Years that are today's in Iran, and the Middle Ages elsewhere. */
const SOLAR = { from: 1300, to: 1450 };

/**
 * A cell as EDTF, where it can be read in one way only: EDTF itself, ISO 8601 whole or in part, numbers whose order is settled,
 * years with BC, BCE, AD or CE, and two such dates with a dash, a slash or "to" between them. Any other text gives the reason
 * why not. Nothing is guessed. `order` is that of the other dates beside it, where one of them proves it.
 */
export function readDate(cell: string, order: DayOrder | null = null): DateReading {
	const text = asWritten(cell);
	const single = readSingle(text, order);
	if (single.when !== null) return single;
	const [, from, to] = apart.map((separator) => separator.exec(text)).find((match) => match !== null) ?? [];
	if (from === undefined || to === undefined || /^\d{1,2}$/u.test(to)) return single;
	const [first, last] = [readSingle(from, order), readSingle(to, order)];
	for (const end of [first, last])
		if (end.when === null) return end.doubt.code === 'date-words' ? single : end;
		else if (/[/[\]{}]/u.test(end.when)) return single;
	return spanOf(first, last);
}

/** From one date to another; both must have been read. */
export function spanOf(first: DateReading, last: DateReading): DateReading {
	if (first.when === null) return first;
	if (last.when === null) return last;
	const told = first.told ?? last.told;
	if (first.when === last.when) return { when: first.when, ...(told && { told }) };
	const when = `${first.when}/${last.when}`;
	return readWhen(when) === null
		? refused('date-order', `ends before it begins: ${when}`)
		: { when, ...(told && { told }) };
}

/** Digits as 0 to 9, one kind of minus sign, no white space around. */
const asWritten = (cell: string): string =>
	cell
		.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 15))
		.replace(/^[−‒](?=\d)/u, '-')
		.replaceAll(/\s+/gu, ' ')
		.trim();

function readSingle(text: string, order: DayOrder | null): DateReading {
	if (text.length > 64) return refused('date-words', 'words that are no exact date');
	return (
		historical(text) ??
		timed(text) ??
		yearFirst(text) ??
		numeric(text, order) ??
		bareYear(text) ??
		exact(text) ??
		refused('date-words', 'words that are no exact date')
	);
}

/** EDTF as it stands. Two digits alone are a century to EDTF, and mostly a year to people: not taken. */
function exact(text: string): DateReading | null {
	if (/(?:^|[/.[{, ])\d{1,2}[?~%]?(?:$|[/.\]}, ])/u.test(text))
		return /^[\d/.\-?~% ]+$/u.test(text) ? refused('date-short', 'too short to be one date only') : null;
	if (readWhen(text) === null) return null;
	const told = /^\d{4}-\d\d-\d\d$/u.test(text) ? calendarTold(Number(text.slice(0, 4))) : undefined;
	return { when: text, ...(told && { told }) };
}

/** 44 BC, 44 BCE; AD 79, 79 CE. There is a year 0 in EDTF, which is 1 BC. */
function historical(text: string): DateReading | null {
	const before = /^(\d{1,4})\s*(?:b\.?\s?c\.?(?:\s?e\.?)?)$/iu.exec(text);
	const after = /^(?:(?:a\.?\s?d\.?)\s*(\d{1,4})|(\d{1,4})\s*(?:a\.?\s?d\.?|c\.?\s?e\.?))$/iu.exec(text);
	const year = before ? 1 - Number(before[1]) : Number(after?.[1] ?? after?.[2]);
	if ((!before && !after) || (before && Number(before[1]) === 0) || (after && year === 0)) return null;
	return { when: yearText(year) };
}

/** A year that is not written with four digits, or is negative. */
function bareYear(text: string): DateReading | null {
	const match = /^(-?)(\d{1,9})(?:\.0+)?$/u.exec(text);
	if (!match) return null;
	const [, sign, digits] = match as unknown as [string, string, string];
	const year = Number(digits) * (sign === '-' ? -1 : 1);
	if (sign === '-' && year !== 0)
		return Math.abs(year) > 9999
			? null
			: {
					when: yearText(year),
					told: {
						code: 'year-before-1',
						message: `taken as EDTF counts: ${yearText(year)} is ${1 - year} BC; if ${-year} BC is meant, write "${-year} BC"`
					}
				};
	if (digits.length === 8) {
		const day = dayText(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
		return day === null ? null : { when: day };
	}
	if (digits.length === 5)
		return refused('date-serial', "a number that is no year; perhaps a spreadsheet's count of days");
	if (digits.length === 4) return Number(digits) === 0 ? null : { when: digits };
	if (digits.length === 3) return { when: yearText(year) };
	return digits.length < 3 ? refused('date-short', 'too short to be one date only') : null;
}

/** 1988-7-28, 1988/07/28, 1988.07.28. */
function yearFirst(text: string): DateReading | null {
	const match = YEAR_FIRST.exec(text);
	if (!match) return null;
	const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])] as const;
	const isSolar = year >= SOLAR.from && year <= SOLAR.to;
	if (isSolar && match[2] !== '-') return refused('calendar', calendarTold(year)!.message);
	const when = dayText(year, month, day);
	if (when === null) return refused('date-unreal', 'no such day');
	const told = calendarTold(year);
	return { when, ...(told && { told }) };
}

function calendarTold(year: number): Doubt | undefined {
	if (year < SOLAR.from || year > SOLAR.to) return undefined;
	return {
		code: 'calendar',
		message: `the year ${year}: Gregorian, or Solar Hijri (then ${year + 621} or ${year + 622})?`
	};
}

/** 28/07/1988, 7.28.1988, 07/1988: taken where only one order can be meant, or another date has proved it. */
function numeric(text: string, order: DayOrder | null): DateReading | null {
	const monthly = /^(\d{1,2})[/.](\d{4})$/u.exec(text);
	if (monthly) {
		const month = Number(monthly[1]);
		return month >= 1 && month <= 12
			? { when: `${monthly[2]}-${String(month).padStart(2, '0')}` }
			: refused('date-unreal', 'no such month');
	}
	const match = NUMERIC.exec(text);
	if (!match) return null;
	const [, one, , two, year] = match as unknown as [string, string, string, string, string];
	if (!/^\d{4}$/u.test(year)) return refused('date-short', 'a year of other than four digits');
	const solar = calendarTold(Number(year));
	if (solar) return { when: null, doubt: solar };
	const dayMonth = dayText(Number(year), Number(two), Number(one));
	const monthDay = dayText(Number(year), Number(one), Number(two));
	if (dayMonth === null && monthDay === null) return refused('date-unreal', 'no such day');
	if (dayMonth === null || monthDay === null || dayMonth === monthDay) {
		const only: DayOrder = dayMonth === null ? 'month-day' : 'day-month';
		if (order !== null && order !== only && dayMonth !== monthDay)
			return refused('date-against-order', `not in the order of the others (${orderNames[order]})`);
		return { when: (dayMonth ?? monthDay)! };
	}
	if (order === null) return refused('date-ambiguous', `${dayMonth} or ${monthDay}: nothing settles which`);
	return { when: order === 'day-month' ? dayMonth : monthDay };
}

export const orderNames: Record<DayOrder, string> = {
	'day-month': 'day before month',
	'month-day': 'month before day'
};

/** The orders that single dates prove: one, both (then neither settles anything), or none. */
export function provenOrders(cells: readonly string[]): Map<DayOrder, number> {
	const proved = new Map<DayOrder, number>();
	for (const [at, cell] of cells.entries()) {
		for (const part of asWritten(cell.slice(0, 100)).split(/\s+(?:to|until|[-–—])\s+|\s*[–—]\s*/u)) {
			const match = NUMERIC.exec(part);
			if (!match || match[4]!.length !== 4) continue;
			const [one, two] = [Number(match[1]), Number(match[3])];
			if (one > 12 && one <= 31 && two <= 12 && !proved.has('day-month')) proved.set('day-month', at);
			if (two > 12 && two <= 31 && one <= 12 && !proved.has('month-day')) proved.set('month-day', at);
		}
	}
	return proved;
}

/** 2015-10-10 16:20, with or without seconds and zone. Midnight without a zone, or in UTC, is the day alone. */
function timed(text: string): DateReading | null {
	const match = TIMED.exec(text);
	if (!match) return null;
	const [, year, month, day, hour, minute, second, zone = ''] = match;
	const date = dayText(Number(year), Number(month), Number(day));
	if (date === null) return refused('date-unreal', 'no such day');
	const isUtc = zone === '' || /^(?:z|utc|[+-]00(?::?00)?)$/iu.test(zone);
	if (isUtc && Number(hour) === 0 && Number(minute) === 0 && Number(second ?? 0) === 0)
		return { when: date, ...(calendarTold(Number(year)) && { told: calendarTold(Number(year))! }) };
	const offset =
		zone === '' ? '' : isUtc ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)?$/u, '$1:$2').replace(/:$/u, ':00');
	const when = `${date}T${hour!.padStart(2, '0')}:${minute}${second === undefined || second === '00' ? '' : `:${second}`}${offset}`;
	return readWhen(when) === null ? refused('date-unreal', 'no such time') : { when };
}

/** A date in cells of its own parts; each as it stood. */
export interface DateParts {
	year: string;
	month: string;
	day: string;
	time: string;
}

const months = 'january february march april may june july august september october november december'.split(
	' '
);

/** A date given as year, month and day. Null: none of them is given. */
export function readParts(parts: DateParts): DateReading | null {
	const [year, month, day] = [parts.year, parts.month, parts.day].map((part) =>
		asWritten(part).replaceAll(/[\s,]/gu, '').replace(/\.0+$/u, '')
	) as [string, string, string];
	if (year === '' && month === '' && day === '') return null;
	if (year === '') return refused('date-parts', 'a month or day without a year');
	const signed = /^(-?)(\d+)$/u.exec(year);
	const shaped =
		signed &&
		Number(year) !== 0 &&
		Math.abs(Number(year)) <= 9999 &&
		signed[2]!.length >= (signed[1] ? 1 : 3);
	if (!shaped)
		return month === '' && day === ''
			? readDate(year)
			: refused('date-parts', 'a year that is no whole number of three or four digits');
	const first = bareYear(String(Number(year))) ?? { when: yearText(Number(year)) };
	if (first.when === null) return first;
	const told = first.told && { told: first.told };
	if (month === '') return day === '' ? first : refused('date-parts', 'a day without a month');
	const named = months.findIndex(
		(name) => month.length >= 3 && name.startsWith(month.toLowerCase().replace(/\.$/u, ''))
	);
	const number = named >= 0 ? named + 1 : Number(month);
	if (
		!Number.isInteger(number) ||
		!((number >= 1 && number <= 12) || (number >= 21 && number <= 24 && day === ''))
	)
		return refused('date-parts', 'a month that is no number from 1 to 12');
	const monthText = `${first.when}-${String(number).padStart(2, '0')}`;
	if (day === '') return { when: monthText, ...told };
	const whole = /^\d{1,2}$/u.test(day) ? dayText(Number(year), number, Number(day)) : null;
	if (whole === null) return refused('date-unreal', 'no such day');
	const time = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/u.exec(parts.time.trim());
	const at = time && timed(`${whole} ${parts.time.trim()}`);
	return { when: at?.when ?? whole, ...told };
}

/** Four digits, a minus before the year 0. */
const yearText = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;

function dayText(year: number, month: number, day: number): string | null {
	if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
	return `${yearText(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
