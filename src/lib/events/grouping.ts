import type { Messages } from '#lib/language/messages/en.ts';
import { floorTo, type Calendar } from '#lib/time/calendar.ts';
import { formatMonth, formatWhen, formatWindow, formatYear, type FormatOptions } from '#lib/time/format.ts';
import type { Range } from '#lib/time/range.ts';
import { readWhen, type When } from '#lib/time/when.ts';

/** The least that grouping needs of a row of the list. */
export interface Dated {
	when: When;
	/** The date as EDTF; null while the record that has it is not here. */
	edtf: string | null;
}

/** Rows under one head, which says only as much of their time as they all share. */
export interface Group<R> {
	/** Stable while the window moves, so that a list keeps its elements. */
	key: string;
	head: string;
	rows: R[];
}

export interface GroupOptions {
	/** The window with its ends closed, UTC ms. */
	window: { from: number; to: number };
	language: string;
	calendar: Calendar;
	hemisphere: 'north' | 'south';
	messages: Messages;
}

/** Windows up to this long (ms) are told by month, longer ones by year: three years. */
const LONGEST_BY_MONTH = 3 * 366 * 86_400_000;
/** A season and a quarter are no longer than this. */
const THREE_MONTHS = 93 * 86_400_000;
const YEAR = 366 * 86_400_000;

interface Place {
	key: string;
	head: string;
	/** Groups stand in order of their first instant; of two that begin together the wider one leads. */
	start: number;
	end: number;
}

/**
 * Puts rows, given in order of time, under heads in the reader's calendar: first those known only to lie before a date,
 * then those begun before the window, then months, or years where the window is longer than three years. An event
 * stands where it starts, under a head as wide as that start is known: month, several months, year, years.
 */
export function groupRows<R extends Dated>(rows: readonly R[], options: GroupOptions): Group<R>[] {
	const groups = new Map<string, { place: Place; rows: R[] }>();
	for (const row of rows) {
		const place = placeOf(row, options);
		const group = groups.get(place.key);
		if (group) {
			group.rows.push(row);
			// The one head "Before ..." names the latest date, which is true of all that stand under it.
			if (place.end > group.place.end) group.place = place;
		} else groups.set(place.key, { place, rows: [row] });
	}
	return [...groups.values()]
		.sort((a, b) => a.place.start - b.place.start || b.place.end - a.place.end)
		.map(({ place: { key, head }, rows: members }) => ({ key, head, rows: members }));
}

/** The first `most` rows under their heads; a head without rows goes. `count` is still that of the whole group. */
export function firstRows<R>(groups: readonly Group<R>[], most: number): (Group<R> & { count: number })[] {
	let left = most;
	return groups.flatMap((group) => {
		const rows = group.rows.slice(0, left);
		left -= rows.length;
		return rows.length === 0 ? [] : [{ ...group, rows, count: group.rows.length }];
	});
}

function placeOf(dated: Dated, options: GroupOptions): Place {
	const { window, language, calendar, messages } = options;
	const { when } = dated;
	const reader = { language, calendar, words: messages.when };
	if (when.kind === 'moment' && when.earliest === null) {
		const head = headOf(dated, reader);
		return { key: 'before', head, start: -Infinity, end: when.latest ?? Infinity };
	}
	const start = startOf(dated, options);
	if (when.kind === 'lasting' && (start.from === null || (start.to !== null && start.to <= window.from))) {
		return { key: 'earlier', head: messages.list.begunEarlier, start: -Infinity, end: -Infinity };
	}
	const from = start.from ?? -Infinity;
	if (start.to === null) {
		return { key: `after ${from}`, head: headOf(dated, reader), start: from, end: Infinity };
	}
	return widthOf(from, start.to, options);
}

/** Before or after what: as it is written where that is known, else by its bound. */
const headOf = ({ when, edtf }: Dated, reader: FormatOptions): string =>
	edtf === null ? formatWindow({ from: when.earliest, to: when.latest }, reader) : formatWhen(edtf, reader);

/** When an event begins, as exactly as it is known. */
function startOf({ when, edtf }: Dated, { window, hemisphere }: GroupOptions): Range {
	if (when.set?.mode === 'every') {
		const members = when.set.members;
		const shown = members.find(({ latest }) => (latest ?? Infinity) > window.from) ?? members[0]!;
		return { from: shown.earliest, to: shown.latest };
	}
	if (when.kind === 'moment') return { from: when.earliest, to: when.latest };
	const [first = ''] = (edtf ?? '').split('/');
	const start = readWhen(first, hemisphere);
	return start ? { from: start.earliest, to: start.latest } : { from: when.earliest, to: when.surelyFrom };
}

/** The narrowest head that holds all of [from, to). */
function widthOf(from: number, to: number, { window, language, calendar, messages }: GroupOptions): Place {
	const reader = { language, calendar };
	const last = to - 1;
	const byMonth = window.to - window.from <= LONGEST_BY_MONTH;
	const months = [floorTo(from, 'month', calendar), floorTo(last, 'month', calendar)] as const;
	const years = [floorTo(from, 'year', calendar), floorTo(last, 'year', calendar)] as const;
	const words = messages.when;
	const named = (unit: string, [first, end]: readonly [number, number], head: string): Place => ({
		key: `${unit} ${first} ${end}`,
		head,
		start: first,
		end
	});
	if (byMonth && months[0] === months[1]) return named('month', months, formatMonth(from, reader));
	// A season or a month of another calendar: its months say more than its year.
	if (byMonth && to - from <= THREE_MONTHS) {
		return named('months', months, words.range(formatMonth(from, reader), formatMonth(last, reader)));
	}
	if (years[0] !== years[1]) {
		return named('years', years, words.range(formatYear(from, reader), formatYear(last, reader)));
	}
	const year = formatYear(from, reader);
	if (!byMonth) return named('year', years, year);
	return {
		key: `in ${years[0]}`,
		head: messages.list.monthUnknown(year),
		start: years[0],
		end: years[0] + YEAR
	};
}
