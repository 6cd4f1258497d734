import { floorTo, add } from './calendar.ts';
import { daysOf, earliestFit } from './digits.ts';
import { parseDate } from './edtfdate.ts';
import { fromDays } from './gregorian.ts';
import { DAY, type Range } from './range.ts';
import type { When } from './when.ts';

/** The period that a reader looks at. */
export type Window = Range;
/** Whether a period has no limit: then events without a date are in it, too. */
export const isEndless = ({ from, to }: Window): boolean => from === null && to === null;

/** `possibly`: the date is known too roughly to say. */
export type Answer = 'in' | 'possibly' | 'out';

/** Whether an event lies in a window. A window without any instant holds nothing. */
export function answer(when: When, window: Window): Answer {
	const from = window.from ?? -Infinity;
	const to = window.to ?? Infinity;
	if (from >= to) return 'out';
	if (when.set) return ofSet(when.set, window);
	const earliest = when.earliest ?? -Infinity;
	const latest = when.latest ?? Infinity;
	if (latest <= from || earliest >= to) return 'out';
	if (when.kind === 'moment') return earliest >= from && latest <= to ? 'in' : 'possibly';
	const surely = Math.max(when.surelyFrom ?? -Infinity, from) < Math.min(when.surelyTo ?? Infinity, to);
	return surely ? 'in' : 'possibly';
}

function ofSet({ mode, members }: NonNullable<When['set']>, window: Window): Answer {
	const answers = members.map((member) => answer(member, window));
	const surely = mode === 'every' ? answers.includes('in') : answers.every((each) => each === 'in');
	if (surely) return 'in';
	return answers.every((each) => each === 'out') ? 'out' : 'possibly';
}

/** Every instant (UTC ms, ascending, each once) at which moving an edge of a window can change the answer. */
export function boundaries(when: When): number[] {
	const instants = when.set
		? when.set.members.flatMap(boundaries)
		: [when.earliest, when.latest, when.surelyFrom, when.surelyTo].filter((instant) => instant !== null);
	return [...new Set(instants)].sort((a, b) => a - b);
}

/**
 * Reads the first and last included day, each a year, month or day or `..`: "2016-07/2018-02", "2016-07-01/..", "1988".
 * Null: anything else, also a window that ends before it begins.
 */
export function parseWindow(text: string): Window | null {
	const [first = '', last = first, ...rest] = text.length > 32 ? [] : text.split('/');
	const start = end(first);
	const stop = end(last);
	if (rest.length > 0 || start === null || stop === null || text === '..') return null;
	const window = { from: start.from, to: stop.to };
	return window.from === null || window.to === null || window.from < window.to ? window : null;
}

function end(text: string): Range | null {
	if (text === '..') return { from: null, to: null };
	const date = /^-?\d{4}(-\d\d){0,2}$/.test(text) ? parseDate(text) : null;
	const fit = date?.form === 'calendar' ? earliestFit(date) : null;
	if (fit === null) return null;
	const { from, to } = daysOf(fit);
	return { from: from * DAY, to: to * DAY };
}

/**
 * The shortest text from which `parseWindow` gives the same window back. Parts of a day count whole; an end outside the
 * years -9999 to 9999, for which the notation has no days, is written as open.
 */
export function printWindow({ from, to }: Window): string {
	const start = from === null ? null : floorTo(from, 'day', 'gregorian');
	const stop = to === null ? null : -floorTo(-to, 'day', 'gregorian');
	const first = start === null ? ['..'] : names(start, start);
	const last = stop === null ? ['..'] : names(stop - DAY, stop);
	const single = first.find((name) => name !== '..' && last.includes(name));
	return single ?? `${first[0]}/${last[0]}`;
}

/** Names, shortest first, of the year, month and day that hold the instant and have the edge as theirs. */
function names(instant: number, edge: number): string[] {
	const { year, month, day } = fromDays(instant / DAY);
	if (Math.abs(year) > 9999) return ['..'];
	const parts = [(year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0'), two(month), two(day)];
	return (['year', 'month', 'day'] as const).flatMap((unit, at) => {
		const start = floorTo(instant, unit, 'gregorian');
		return start === edge || add(start, 1, unit, 'gregorian') === edge
			? [parts.slice(0, at + 1).join('-')]
			: [];
	});
}

const two = (number: number): string => String(number).padStart(2, '0');
