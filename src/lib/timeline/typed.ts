import { add, instant, monthLength, type Calendar } from '#lib/time/calendar.ts';
import { formatPart } from '#lib/time/datelabel.ts';
import { DAY } from '#lib/time/range.ts';
import type { Stretch } from './scale.ts';

/**
 * Reads a year, a month or a day as a person types it in a calendar: "1988", "1988-07", "1988/7/1", "1 July 1988", "July
 * 1988", in any decimal digits (۱۳۶۷), month names in the language. Four digits are the year; without any, the first number
 * is. Gives the time it names, [first day, day after the last), or null where it names none.
 */
export function readTyped(text: string, language: string, calendar: Calendar): Stretch | null {
	const plain = toWesternDigits(text).toLocaleLowerCase(language).trim();
	if (plain.length === 0 || plain.length > 40) return null;
	const named = /\p{L}/u.test(plain) ? withMonthNumber(plain, language, calendar) : plain;
	if (named === null || !/^\d+(?:\D{1,3}\d+){0,2}$/u.test(named)) return null;
	const numbers = named.match(/\d+/gu)!.map(Number);
	const lengths = named.match(/\d+/gu)!.map((number) => number.length);
	const yearLast = lengths.length > 1 && lengths[0]! <= 2 && lengths.at(-1)! > 2;
	if (yearLast) numbers.reverse();
	const [year, month, day] = numbers;
	return spanOf(year!, month, day, calendar);
}

function spanOf(
	year: number,
	month: number | undefined,
	day: number | undefined,
	calendar: Calendar
): Stretch | null {
	if (year < 1 || year > 9999) return null;
	if (month === undefined)
		return { from: instant(year, 1, 1, calendar), to: instant(year + 1, 1, 1, calendar) };
	if (month < 1 || month > 12) return null;
	const first = instant(year, month, 1, calendar);
	if (day === undefined) return { from: first, to: add(first, 1, 'month', calendar) };
	if (day < 1 || day > monthLength(year, month, calendar)) return null;
	const from = first + (day - 1) * DAY;
	return { from, to: from + DAY };
}

/** Decimal digits of any script that has ten in a row, as 0-9. */
export function toWesternDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => {
		let zero = digit.codePointAt(0)!;
		while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero--;
		return String(digit.codePointAt(0)! - zero);
	});
}

/** "1 july 1988" as "1988-7-1", "july 1988" as "1988-7"; null where the word is no month, or not exactly one. */
function withMonthNumber(text: string, language: string, calendar: Calendar): string | null {
	const words = text.match(/[\p{L}\p{M}\u200c]+/gu)!;
	const [word] = words;
	if (words.length !== 1) return null;
	const names = monthNames(language, calendar);
	const exact = names.findIndex((pair) => pair.includes(word!));
	const starting = names.flatMap((pair, at) => (pair.some((name) => name.startsWith(word!)) ? [at] : []));
	const month = exact >= 0 ? exact : starting.length === 1 && word!.length >= 3 ? starting[0]! : null;
	if (month === null) return null;
	const numbers = text.match(/\d+/gu) ?? [];
	const year = numbers.find((number) => number.length > 2) ?? numbers.at(-1);
	const [day = null] = numbers.filter((number) => number !== year);
	if (year === undefined || numbers.length > 2) return null;
	return [year.padStart(4, '0'), month + 1, ...(day === null ? [] : [day])].join('-');
}

/** Long and short names of the twelve months, in small letters. */
function monthNames(language: string, calendar: Calendar): string[][] {
	return Array.from({ length: 12 }, (_, at) => {
		const ms = instant(calendar === 'persian' ? 1380 : 2001, at + 1, 1, calendar);
		return (['long', 'short'] as const).map((style) =>
			formatPart(ms, { language, calendar }, 'month', style).toLocaleLowerCase(language)
		);
	});
}

/** The window after a date was typed for one end: a year or month counts whole. One typed past the other end takes it along. */
export function withTyped(window: Stretch, side: 'from' | 'to', typed: Stretch, span: Stretch): Stretch {
	const width = window.to - window.from;
	const from = side === 'from' ? typed.from : typed.to <= window.from ? typed.to - width : window.from;
	const to = side === 'to' ? typed.to : typed.from >= window.to ? typed.from + width : window.to;
	const start = Math.min(Math.max(from, span.from), span.to - DAY);
	return { from: start, to: Math.max(Math.min(to, span.to), start + DAY) };
}
