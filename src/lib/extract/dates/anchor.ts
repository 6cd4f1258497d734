import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen } from '#lib/time/when.ts';
import { dayOf, daysOf, edtfOf, endsOf, inYear, type Unit } from './unit.ts';

/** The day of publication, or the days among which it is; counted from 1970-01-01. */
export interface Anchor {
	first: number;
	last: number;
	/** As it was given. */
	text: string;
}

/** A publication date that is known no better than this counts for nothing. */
const WIDEST = 400;
/** Nor is an answer given that spans more days than about two months. */
const WIDEST_ANSWER = 62;
/** News is often dated by the day after, or by another zone: a day this far ahead can still be one that is past. */
const AHEAD = 2;

/** Reads the EDTF of a publication date; null where it tells too little to count from. */
export function anchorOf(published: string | null | undefined): Anchor | null {
	const when = published ? readWhen(published) : null;
	if (!when || when.earliest === null || when.latest === null) return null;
	const first = Math.floor(when.earliest / DAY);
	const last = Math.ceil(when.latest / DAY) - 1;
	return last - first > WIDEST ? null : { first, last, text: published! };
}

/**
 * What is counted from the publication date. Where that is not known to the day, and the answer depends on it, the time lies
 * between the answers for the first and the last day that it may be.
 */
export function counted(anchor: Anchor | null, from: (day: number) => Unit): Unit {
	if (anchor === null) return { kind: 'unknown', note: 'no publication date to count from' };
	const inferred = `counted from the publication date, ${anchor.text}`;
	const earliest = from(anchor.first);
	if (anchor.first === anchor.last) return { ...earliest, inferred };
	const latest = from(anchor.last);
	const tooRough: Unit = {
		kind: 'unknown',
		note: `the publication date, ${anchor.text}, is not exact enough`
	};
	if (edtfOf(earliest) === edtfOf(latest)) return { ...earliest, inferred };
	const first = endsOf(earliest)?.[0];
	const last = endsOf(latest)?.[1];
	if (first === undefined || last === undefined || first === '' || last === '..') return tooRough;
	const unit: Unit = { kind: 'within', first, last, inferred };
	const days = daysOf(unit);
	return days && days.last - days.first <= WIDEST_ANSWER ? unit : tooRough;
}

/** How much further back than ahead a date without a year may lie, to be taken for past. */
const FAR_AHEAD = 3;

/** Which of the years round a day a time without a year falls in. */
export type Choice = 'past' | 'future' | 'nearest';

/** The year of a time without one, seen from a day; null where it never fits, as a 31 June. */
export function yearSeenFrom(unit: Unit, day: number, choice: Choice): number | null {
	return fittingYear(unit, day, choice, [-1, 0, 1]) ?? fittingYear(unit, day, choice, [-4, -3, -2, 2, 3, 4]);
}

/** A leap day, or a day of the week, may want a year further away. */
function fittingYear(unit: Unit, day: number, choice: Choice, steps: number[]): number | null {
	const { year } = fromDays(day);
	const candidates = steps.flatMap((step) => {
		const days = daysOf(inYear(unit, year + step));
		return days && fallsOnItsWeekday(unit, days.first) ? [{ year: year + step, ...days }] : [];
	});
	const fitting = candidates.filter(({ last }) => choice !== 'future' || last >= day);
	const forwards = choice === 'past' ? FAR_AHEAD : 1;
	const distance = ({ first, last }: { first: number; last: number }) =>
		first > day + AHEAD ? (first - day) * forwards : last < day ? day - last : 0;
	return fitting.sort((a, b) => distance(a) - distance(b))[0]?.year ?? null;
}

/** Whether a day is the day of the week that is written with it; without one it always is. */
export function fallsOnItsWeekday(unit: Unit, day: number): boolean {
	return unit.weekday === undefined || weekdayOf(day) === unit.weekday;
}

/** Day of the week of a day counted from 1970-01-01, a Thursday; Monday is 0. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Fills in a missing year as it is seen from the publication date. */
export function seenFromPublication(unit: Unit, anchor: Anchor, choice: Choice): Unit {
	const rule = {
		past: 'the last such date up to, unless one is much nearer ahead of,',
		future: 'the first such date from',
		nearest: 'the one nearest to'
	};
	const first = yearSeenFrom(unit, anchor.first, choice);
	const last = anchor.last === anchor.first ? first : yearSeenFrom(unit, anchor.last, choice);
	if (first === null || last === null)
		return { kind: 'unknown', note: 'no year near publication has such a day' };
	const inferred = `no year is written: ${rule[choice]} the publication date, ${anchor.text}`;
	if (first === last) return { ...inYear(unit, first), inferred };
	const members: string[] = [];
	for (let year = first; year <= last; year++) members.push(...(endsOf(inYear(unit, year)) ?? []));
	return { kind: 'either', members: [...new Set(members)], inferred };
}

/** Fills in a missing year from a date that was written in full before. */
export function seenFromText(unit: Unit, day: number): Unit {
	const year = yearSeenFrom(unit, day, 'nearest');
	if (year === null) return { kind: 'unknown', note: 'no year near the date before has such a day' };
	return {
		...inYear(unit, year),
		inferred: `no year is written: the one nearest to the date before, ${dayOf(day)}`
	};
}

/** The day `months` after the first of a day's month, clamped to the length of the month it falls in. */
export function monthsFrom(day: number, months: number): { year: number; month: number; day: number } {
	const from = fromDays(day);
	const count = from.year * 12 + from.month - 1 + months;
	const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
	const length = toDays(year + (month === 12 ? 1 : 0), (month % 12) + 1, 1) - toDays(year, month, 1);
	return { year, month, day: Math.min(from.day, length) };
}
