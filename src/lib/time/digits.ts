import { monthLength, toDays } from './gregorian.ts';

/** A calendar date with unspecified digits: `year` is four digits or X, maybe signed; the others two, or null. */
export interface Pattern {
	year: string;
	month: string | null;
	day: string | null;
}

/** The earliest date that fits a pattern, as numbers; what the pattern leaves out is null. Null: no such date exists. */
export function earliestFit(pattern: Pattern): Fit | null {
	return fit(pattern, false);
}

/** The latest date that fits a pattern. */
export function latestFit(pattern: Pattern): Fit | null {
	return fit(pattern, true);
}

export interface Fit {
	year: number;
	month: number | null;
	day: number | null;
}

function fit({ year, month, day }: Pattern, latest: boolean): Fit | null {
	const months = month === null ? [null] : numbers(month, 1, 12, latest);
	const days = day === null ? [null] : numbers(day, 1, 31, latest);
	if (!year.includes('X')) {
		const only = Number(year);
		return Object.is(only, -0) ? null : firstDay(only, months, days);
	}
	// A leap year holds every day that any year holds: without this, XXXX-02-30 would try ten thousand years.
	if (!firstDay(2000, months, days)) return null;
	for (const candidate of years(year, latest)) {
		const found = firstDay(candidate, months, days);
		if (found) return found;
	}
	return null;
}

function firstDay(year: number, months: (number | null)[], days: (number | null)[]): Fit | null {
	for (const month of months) {
		for (const day of days) {
			if (month === null || day === null || day <= monthLength(year, month)) return { year, month, day };
		}
	}
	return null;
}

/** Years that fit, in order; lazily, as one of the first mostly serves. There is no year -0000. */
function* years(pattern: string, latest: boolean): Generator<number> {
	const negative = pattern.startsWith('-');
	const digits = negative ? pattern.slice(1) : pattern;
	const base = Number(digits.replaceAll('X', '0'));
	const weights = [...digits]
		.flatMap((digit, at) => (digit === 'X' ? [10 ** (digits.length - 1 - at)] : []))
		.reverse();
	const count = 10 ** weights.length;
	const downwards = latest !== negative;
	for (let step = 0; step < count; step++) {
		let filling = downwards ? count - 1 - step : step;
		let size = base;
		for (const weight of weights) {
			size += (filling % 10) * weight;
			filling = Math.floor(filling / 10);
		}
		if (!negative) yield size;
		else if (size > 0) yield -size;
	}
}

function numbers(pattern: string, low: number, high: number, latest: boolean): number[] {
	if (!pattern.includes('X')) {
		const only = Number(pattern);
		return only >= low && only <= high ? [only] : [];
	}
	const all = Array.from({ length: high - low + 1 }, (_, at) => low + at).filter((n) => fits(n, pattern));
	return latest ? all.reverse() : all;
}

function fits(number: number, pattern: string): boolean {
	const digits = String(number).padStart(pattern.length, '0');
	for (let at = 0; at < pattern.length; at++) {
		if (pattern[at] !== 'X' && pattern[at] !== digits[at]) return false;
	}
	return true;
}

/** First and last day (days from 1970-01-01, the last one excluded) of the year, month or day that a fit names. */
export function daysOf({ year, month, day }: Fit): { from: number; to: number } {
	if (month === null) return { from: toDays(year, 1, 1), to: toDays(year + 1, 1, 1) };
	const from = toDays(year, month, day ?? 1);
	return { from, to: from + (day === null ? monthLength(year, month) : 1) };
}
