import {
	endDay,
	firstDay,
	LASTING,
	OPEN_FROM,
	OPEN_TO,
	SET,
	UNDATED,
	type Columns
} from '#lib/dataset/columns.ts';
import { isAscending, order, pick } from '#lib/dataset/order.ts';
import { DAY } from '#lib/time/range.ts';
import type { When } from '#lib/time/when.ts';
import type { Span } from './stride.ts';

/**
 * When events come into a window that moves forward, and when they leave it: one is shown where
 * `opens < window.to && closes > window.from`. UTC ms; rows in the order of `opens`. An event of several dates has a row
 * for each.
 */
export interface Showings {
	events: Int32Array;
	opens: Float64Array;
	closes: Float64Array;
	/** The largest of `closes` up to each row: tells in one look whether a window is empty. */
	lastClose: Float64Array;
	/** Rows in the order of `closes`. */
	byClose: Uint32Array;
}

/**
 * The showings of the events that the mask lets through; without the possible ones, only of what is surely in a window.
 * Dates count by whole days.
 */
export function showingsOf(columns: Columns, mask: ArrayLike<number>, possible: boolean): Showings {
	const { events: n, kind, from, to, sureFrom, sureTo, sets } = columns;
	let room = 0;
	for (let event = 0; event < n; event++)
		if (mask[event]) room += kind[event] === SET ? sets.get(event)!.set!.members.length : 1;
	const [events, opens, closes] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
	let rows = 0;
	const add = (event: number, lasts: boolean, days: Days): void => {
		const part = possible ? anyPart(days) : lasts ? surePart(days) : wholePart(days);
		if (!part) return;
		events[rows] = event;
		[opens[rows], closes[rows]] = part;
		rows++;
	};
	for (let event = 0; event < n; event++) {
		if (!mask[event] || kind[event] === UNDATED) continue;
		const set = kind[event] === SET ? sets.get(event)!.set! : null;
		if (set && (possible || set.mode === 'every'))
			for (const member of set.members) add(event, member.kind === 'lasting', daysOf(member));
		else add(event, kind[event] === LASTING, [from[event]!, to[event]!, sureFrom[event]!, sureTo[event]!]);
	}
	return sorted(events.subarray(0, rows), opens.subarray(0, rows), closes.subarray(0, rows));
}

type Days = readonly [from: number, to: number, sureFrom: number, sureTo: number];
/** In halves of a day: an odd number is the instant next to a day's bound, inside the event that it opens or closes. */
type Part = [opens: number, closes: number];

const daysOf = ({ earliest, latest, surelyFrom, surelyTo }: When): Days =>
	(surelyFrom ?? -Infinity) < (surelyTo ?? Infinity)
		? [firstDay(earliest), endDay(latest), firstDay(surelyFrom), endDay(surelyTo)]
		: [firstDay(earliest), endDay(latest), 0, 0];

const FAR = 2 ** 30;
/** Open ends lie beyond all days. */
const half = (day: number): number =>
	day === OPEN_FROM ? -FAR : day === OPEN_TO ? FAR : Math.max(2 - FAR, Math.min(FAR - 2, 2 * day));

const anyPart = ([from, to]: Days): Part => [half(from), half(to)];
const surePart = ([, , from, to]: Days): Part | null => (from < to ? [half(from), half(to)] : null);
/** A moment is surely in a window that holds its whole range. */
const wholePart = ([from, to]: Days): Part | null =>
	from === OPEN_FROM || to === OPEN_TO ? null : [half(to) - 1, half(from) + 1];

function sorted(events: Int32Array, opens: Int32Array, closes: Int32Array): Showings {
	const byOpen = isAscending(opens) ? null : order(opens);
	const inOrder = (column: Int32Array): Int32Array => (byOpen ? pick(column, byOpen) : column);
	const ends = inOrder(closes);
	let last = -Infinity;
	const closing = msOf(ends, 1);
	return {
		events: inOrder(events),
		opens: msOf(inOrder(opens), -1),
		closes: closing,
		lastClose: closing.map((close) => (last = Math.max(last, close))),
		byClose: order(ends)
	};
}

/** UTC ms; an odd half lies one ms off its day's bound, after (1) or before (-1) it. */
function msOf(halves: Int32Array, side: 1 | -1): Float64Array {
	const ms = new Float64Array(halves.length);
	for (let at = 0; at < halves.length; at++) {
		const value = halves[at]!;
		const off = (value & 1) * side;
		ms[at] = Math.abs(value) === FAR ? value * Infinity : ((value - off) / 2) * DAY + off;
	}
	return ms;
}

/** The first row that opens at an instant or later. */
export function firstFrom({ opens }: Showings, instant: number): number {
	return bisect(opens.length, (row) => opens[row]! < instant);
}

function bisect(length: number, before: (at: number) => boolean): number {
	let [low, high] = [0, length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (before(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The first end of a window, a whole day, that lies after the instant. */
export const dayAfter = (instant: number): number => Math.floor(instant / DAY) * DAY + DAY;

export function isEmpty(showings: Showings, { from, to }: Span): boolean {
	const opened = firstFrom(showings, to);
	return opened === 0 || showings.lastClose[opened - 1]! <= from;
}

/**
 * The next end of a window, later than its present one, at which something new is shown; null: there is none.
 *
 * @param fromOf where a window begins that ends at an instant
 */
export function nextEnd(showings: Showings, to: number, fromOf: (to: number) => number): number | null {
	const { opens, closes } = showings;
	for (let row = firstFrom(showings, to); row < opens.length; row++) {
		const end = dayAfter(opens[row]!);
		if (Number.isFinite(end) && fromOf(end) < closes[row]!) return end;
	}
	return null;
}

/**
 * The window to move to so that nothing is passed unseen: `next`, or, where an event would come and go between the two,
 * an equally wide window that shows the first of them.
 */
export function unmissed(showings: Showings, now: Span, next: Span): Span {
	const { opens, closes } = showings;
	const width = next.to - next.from;
	for (let row = firstFrom(showings, now.to); row < opens.length && opens[row]! < next.to; row++) {
		const to = dayAfter(opens[row]!);
		// Months differ: the next window may be the wider one, and still nothing goes back.
		const from = Math.max(now.from, to - width);
		if (closes[row]! <= next.from && from < closes[row]!) return { from, to };
	}
	return next;
}

/** Events that have left the window since it began one width earlier, the last to leave first, each once. */
export function justPassed(showings: Showings, { from, to }: Span): number[] {
	const { events, opens, closes, byClose } = showings;
	const width = to - from;
	const passed = new Set<number>();
	const left = bisect(byClose.length, (at) => closes[byClose[at]!]! <= from);
	for (let at = left - 1; at >= 0 && closes[byClose[at]!]! > from - width; at--) {
		const row = byClose[at]!;
		// What is wider than the window was never in it.
		if (opens[row]! - closes[row]! < width) passed.add(events[row]!);
	}
	return [...passed];
}
