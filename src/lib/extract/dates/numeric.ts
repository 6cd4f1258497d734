import { parseDate } from '#lib/time/edtfdate.ts';
import { inCentury, LAST_YEAR, type Context, type Phrase } from './phrase.ts';
import { solarDay } from './solar.ts';
import { months, needsCapital } from './vocabulary.ts';
import { dayText, type Unit } from './unit.ts';

/** Dates of figures and separators: 2016-07-30, 30/07/2016, 30.7.2016, 07/2016, 30-Jul-2016. */
export function numericDate(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const token = tokens.at(index);
	if (token.kind !== 'number' || token.end - token.start > 4 || !standsAloneHere(context, index)) return null;
	const parts = separated(context, index);
	if (parts === null) return null;
	const { separator, values, lengths, next } = parts;
	if (isPartOfMore(context, index, next)) return null;
	const [a, b, c] = values as [number, number, number | undefined];
	if (c === undefined) return monthAndYear(separator, values, lengths, next);
	if (lengths[0] === 4 && b <= 12) return yearFirst(context, a, b, c, next);
	if (lengths[0]! > 2 || lengths[1]! > 2 || (lengths[2] !== 4 && lengths[2] !== 2)) return null;
	if (lengths[2] === 2 && separator === '.') return null;
	const year = lengths[2] === 2 ? inCentury(context, c) : c;
	if (year > LAST_YEAR) return null;
	const century = lengths[2] === 2 ? { inferred: 'the century is not written' } : {};
	const unit = dayAndMonth(context, separator, year, a, b);
	return (
		unit && {
			unit: { ...century, ...unit },
			next,
			rule: lengths[2] === 4 && year < 1500 ? 'solar-hijri' : 'numeric'
		}
	);
}

function standsAloneHere({ tokens }: Context, index: number): boolean {
	const before = tokens.at(index - 1);
	return (
		tokens.at(index).gap > 0 ||
		!(before.kind === 'word' || before.kind === 'number' || /[$€£¥#№.:/\\-]/u.test(before.text))
	);
}

interface Separated {
	separator: string;
	values: number[];
	lengths: number[];
	next: number;
}

/** Two or three numbers with the same separator and no space between. A month's name may be the second. */
function separated({ tokens }: Context, index: number): Separated | null {
	const separator = tokens.at(index + 1).text;
	if (!/^[-/.]$/u.test(separator)) return null;
	const values: number[] = [];
	const lengths: number[] = [];
	let at = index;
	for (;;) {
		const token = tokens.at(at);
		const month =
			values.length === 1 && !(needsCapital.has(token.text) && !token.capital)
				? months.get(token.text)
				: undefined;
		if (at > index && token.gap > 0) break;
		if (month === undefined && (token.kind !== 'number' || Number.isNaN(token.value))) break;
		values.push(month ?? token.value);
		lengths.push(month === undefined ? token.end - token.start : 0);
		at++;
		if (values.length === 3 || tokens.at(at).text !== separator || tokens.at(at).gap > 0) break;
		at++;
	}
	const next = index + values.length * 2 - 1;
	return values.length < 2 ? null : { separator, values, lengths, next };
}

/** A fourth number, a letter or a decimal that hangs on: a code, an address, a version. The T of a time does not count. */
function isPartOfMore({ tokens }: Context, index: number, next: number): boolean {
	const after = tokens.at(next);
	if (after.gap > 0) return false;
	if (after.kind === 'word') return after.text !== 't' || tokens.at(index + 1).text !== '-';
	if (!/^[-/.:]$/u.test(after.text)) return false;
	const further = tokens.at(next + 1);
	return further.gap === 0 && further.kind === 'number';
}

/** 07/2016 and 2016-07. What may also be two years ("2001-02") is left to the ranges. */
function monthAndYear(separator: string, [a, b]: number[], lengths: number[], next: number): Phrase | null {
	if (separator === '.') return null;
	const isMonth = (value: number) => value >= 1 && value <= 12;
	if (
		lengths[1] === 4 &&
		lengths[0]! <= 2 &&
		isMonth(a!) &&
		b! >= 1500 &&
		b! <= LAST_YEAR &&
		separator === '/'
	)
		return { unit: { kind: 'month', year: b!, month: a! }, next, rule: 'numeric' };
	if (
		lengths[0] === 4 &&
		lengths[1] === 2 &&
		isMonth(b!) &&
		a! >= 1500 &&
		a! <= LAST_YEAR &&
		separator === '-'
	) {
		if (b === (a! + 1) % 100) return null;
		return { unit: { kind: 'month', year: a!, month: b! }, next, rule: 'iso' };
	}
	return null;
}

function yearFirst(context: Context, year: number, month: number, day: number, next: number): Phrase | null {
	if (year > LAST_YEAR || year < 1000) return null;
	if (year >= 1200 && year < 1500) {
		const unit = solarDay(year, month, day);
		return unit && { unit, next, rule: 'solar-hijri' };
	}
	if (parseDate(dayText(year, month, day)) === null) return null;
	return { unit: { kind: 'day', year, month, day }, next: afterTime(context, next), rule: 'iso' };
}

/** Passes the time of an ISO date: the day is kept as it is written, without a shift of zone. */
function afterTime({ tokens }: Context, index: number): number {
	if (tokens.at(index).text !== 't' || tokens.at(index).gap > 0) return index;
	let at = index + 1;
	while (
		tokens.at(at).gap === 0 &&
		(tokens.at(at).kind === 'number' || /^[:.+z-]$/u.test(tokens.at(at).text))
	)
		at++;
	return /[:.+-]/u.test(tokens.at(at - 1).text) ? at - 1 : at;
}

/** Day and month by their size, by the point (which is always day first), or by what the text shows elsewhere; else both. */
function dayAndMonth(context: Context, separator: string, year: number, a: number, b: number): Unit | null {
	const solar = year >= 1200 && year < 1500;
	if (solar) return solarDay(year, b, a);
	const dayFirst =
		parseDate(dayText(year, b, a)) === null ? null : { kind: 'day' as const, year, month: b, day: a };
	const monthFirst =
		parseDate(dayText(year, a, b)) === null ? null : { kind: 'day' as const, year, month: a, day: b };
	if (dayFirst === null || monthFirst === null || a === b) return dayFirst ?? monthFirst;
	if (separator === '.') return dayFirst;
	if (context.numericOrder !== null)
		return {
			...(context.numericOrder === 'day-first' ? dayFirst : monthFirst),
			inferred: `day and month in the order of another date of the text, ${context.numericOrder}`
		};
	return {
		kind: 'either',
		members: [dayText(year, a, b), dayText(year, b, a)].sort(),
		note: 'day and month may stand either way round'
	};
}

/** The order that the unmistakable numeric dates of a text agree on; null: none, or they differ. */
export function numericOrderOf(text: string): Context['numericOrder'] {
	let dayFirst = false;
	let monthFirst = false;
	for (const [, a, b] of text.matchAll(/(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?![\d/-])/gu)) {
		if (Number(a) > 12 && Number(b) <= 12) dayFirst = true;
		if (Number(b) > 12 && Number(a) <= 12) monthFirst = true;
	}
	return dayFirst === monthFirst ? null : dayFirst ? 'day-first' : 'month-first';
}
