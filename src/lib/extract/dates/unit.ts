import { readWhen } from '#lib/time/when.ts';
import { fromDays, monthLength } from '#lib/time/gregorian.ts';
import { DAY } from '#lib/time/range.ts';
import type { Part } from './vocabulary.ts';

/** A time that a phrase names. A year that is not written is null. */
export type Time =
	| { kind: 'day'; year: number | null; month: number; day: number }
	| { kind: 'month'; year: number | null; month: number }
	| { kind: 'year'; year: number }
	/** EDTF's 21-24. */
	| { kind: 'season'; year: number | null; season: number }
	/** `year` is the first one. */
	| { kind: 'decade' | 'century'; year: number }
	/** EDTF dates; `..` and an empty text are ends as in an EDTF interval. */
	| { kind: 'stretch'; first: string; last: string }
	/** One date out of a range, or one of several: EDTF dates. */
	| { kind: 'within'; first: string; last: string }
	| { kind: 'either'; members: string[] }
	/** Two times that share what one of them leaves out. */
	| { kind: 'pair'; join: Join; first: Unit; last: Unit }
	/** Up to now. */
	| { kind: 'now' }
	/** It is a date, and what it is cannot be told: the reasons say why. */
	| { kind: 'unknown' };

export type Join = 'to' | 'and' | 'or';

export type Bound = 'before' | 'after' | 'since' | 'until' | 'by';

export type Unit = Time & {
	/** What is meant is not the time itself but what lies on this side of it. */
	bound?: Bound;
	part?: Part;
	approximate?: boolean;
	uncertain?: boolean;
	/** By what rule something was filled in that is not written. */
	inferred?: string;
	/** What a reader should know: two readings, or why there is none. */
	note?: string;
	/** Monday is 0. */
	weekday?: number;
};

export const two = (number: number): string => String(number).padStart(2, '0');
export const four = (year: number): string => (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
export const dayText = (year: number, month: number, day: number): string =>
	`${four(year)}-${two(month)}-${two(day)}`;

/** The EDTF date of a day that lies `days` after 1970-01-01. */
export function dayOf(days: number): string {
	const { year, month, day } = fromDays(days);
	return dayText(year, month, day);
}

/** The first and the last EDTF date of a time, without marks; null where a year is missing or nothing is known. */
export function endsOf(unit: Unit): [first: string, last: string] | null {
	if (unit.part !== undefined) return endsOfPart(unit, unit.part);
	switch (unit.kind) {
		case 'stretch':
		case 'within':
			return [unit.first, unit.last];
		case 'either':
			return [unit.members[0]!, unit.members.at(-1)!];
		case 'pair': {
			const [first, last] = [endsOf(unit.first), endsOf(unit.last)];
			return first && last && [first[0], last[1]];
		}
		case 'now':
			return ['..', '..'];
		default: {
			const text = single(unit);
			return text === null ? null : [text, text];
		}
	}
}

/** A time that EDTF has one sign for. */
function single(unit: Unit): string | null {
	if (!('year' in unit) || unit.year === null) return null;
	const year = four(unit.year);
	switch (unit.kind) {
		case 'day':
			return dayText(unit.year, unit.month, unit.day);
		case 'month':
			return `${year}-${two(unit.month)}`;
		case 'season':
			return `${year}-${unit.season}`;
		case 'year':
			return year;
		case 'decade':
			return `${year.slice(0, -1)}X`;
		case 'century':
			return `${year.slice(0, -2)}XX`;
	}
}

/** A time in EDTF, with its marks; null where it cannot be told, or where it runs backwards. */
export function edtfOf(unit: Unit): string | null {
	const text = unmarked(unit);
	return text !== null && text.length <= 64 && readWhen(text) !== null ? text : null;
}

function unmarked(unit: Unit): string | null {
	const isApproximate = unit.approximate || unit.part !== undefined;
	const mark = isApproximate ? (unit.uncertain ? '%' : '~') : unit.uncertain ? '?' : '';
	const marked = (text: string) =>
		text === '' || text === '..' || /[~?%]$/u.test(text) ? text : text + mark;
	if (unit.kind === 'either') return `[${unit.members.map(marked).join(',')}]`;
	if (unit.kind === 'pair' && unit.join !== 'to') {
		const members = [edtfOf(unit.first), edtfOf(unit.last)];
		if (members.some((member) => member === null || /[/[{]/u.test(member))) return null;
		return unit.join === 'or' ? `[${members.join(',')}]` : `{${members.join(',')}}`;
	}
	if (unit.kind === 'pair') {
		const [first, last] = [markedEnds(unit.first), markedEnds(unit.last)];
		return first && last && `${first[0]}/${last[1]}`;
	}
	const ends = endsOf(unit);
	if (ends === null) return null;
	const [first, last] = ends.map(marked) as [string, string];
	if (unit.kind === 'within') return `[${first}..${last}]`;
	return first === last ? first : `${first}/${last}`;
}

function markedEnds(unit: Unit): [string, string] | null {
	const text = unmarked(unit);
	if (text === null || /^[[{]/u.test(text)) return endsOf(unit);
	const [first = '', last = first] = text.split('/');
	return [first, last];
}

/** Thirds of a month, a year, a season, ten years and a hundred; `start` and `end` are shorter. */
function endsOfPart(unit: Unit, part: Part): [string, string] | null {
	if (!('year' in unit) || unit.year === null) return null;
	const { year } = unit;
	const of = (rows: Record<Part, [number, number]>, text: (count: number) => string): [string, string] => [
		text(rows[part][0]),
		text(rows[part][1])
	];
	switch (unit.kind) {
		case 'month': {
			const length = monthLength(year, unit.month);
			const rows: Record<Part, [number, number]> = {
				early: [1, 10],
				start: [1, 10],
				mid: [11, 20],
				late: [21, length],
				end: [21, length]
			};
			return of(rows, (day) => dayText(year, unit.month, day));
		}
		case 'year':
			return of(
				{ early: [1, 4], start: [1, 2], mid: [5, 8], late: [9, 12], end: [11, 12] },
				(month) => `${four(year)}-${two(month)}`
			);
		case 'season': {
			const first = (unit.season - 20) * 3;
			return of({ early: [0, 0], start: [0, 0], mid: [1, 1], late: [2, 2], end: [2, 2] }, (month) =>
				first + month > 12
					? `${four(year + 1)}-${two(first + month - 12)}`
					: `${four(year)}-${two(first + month)}`
			);
		}
		case 'decade':
			return of({ early: [0, 3], start: [0, 1], mid: [4, 6], late: [7, 9], end: [8, 9] }, (count) =>
				four(year + count)
			);
		case 'century':
			return of({ early: [0, 33], start: [0, 10], mid: [34, 66], late: [67, 99], end: [90, 99] }, (count) =>
				four(year + count)
			);
		default:
			return null;
	}
}

/** First and last day of a time, counted from 1970-01-01; null where an end is open or unknown. */
export function daysOf(unit: Unit): { first: number; last: number } | null {
	const text = unmarked(unit);
	const when = text === null ? null : readWhen(text);
	if (!when || when.earliest === null || when.latest === null) return null;
	return { first: when.earliest / DAY, last: when.latest / DAY - 1 };
}

/** A time with its missing year filled in. */
export function inYear(unit: Unit, year: number): Unit {
	if (unit.kind === 'pair') {
		const last = inYear(unit.last, year);
		return { ...unit, first: inYear(unit.first, year), last };
	}
	return 'year' in unit && unit.year === null ? { ...unit, year } : unit;
}

export function lacksYear(unit: Unit): boolean {
	if (unit.kind === 'pair') return lacksYear(unit.first) || lacksYear(unit.last);
	return 'year' in unit && unit.year === null;
}

/** Why something about a time is inferred, and what else is to be said of it; of both times of a pair. */
export function reasonsOf(unit: Unit): { inferred: string[]; notes: string[] } {
	const own = { inferred: unit.inferred ? [unit.inferred] : [], notes: unit.note ? [unit.note] : [] };
	if (unit.kind !== 'pair') return own;
	const inner = [reasonsOf(unit.first), reasonsOf(unit.last)];
	return {
		inferred: [...new Set([...own.inferred, ...inner.flatMap(({ inferred }) => inferred)])],
		notes: [...new Set([...own.notes, ...inner.flatMap(({ notes }) => notes)])]
	};
}
