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
	byClose: Int32Array;
}

/** The showings of the events that the mask lets through; without the possible ones, only of what is surely in a window. */
export function showingsOf(
	whens: readonly (When | null)[],
	mask: ArrayLike<number>,
	possible: boolean
): Showings {
	const rows: [event: number, opens: number, closes: number][] = [];
	whens.forEach((when, event) => {
		if (when === null || !mask[event]) return;
		for (const [opens, closes] of possible ? anyPart(when) : surePart(when))
			rows.push([event, opens, closes]);
	});
	// Infinite ends of one sign are equal: their difference is not a number.
	rows.sort((a, b) => (a[1] === b[1] ? 0 : a[1] - b[1]) || a[0] - b[0]);
	const closes = Float64Array.from(rows, (row) => row[2]);
	let last = -Infinity;
	return {
		events: Int32Array.from(rows, (row) => row[0]),
		opens: Float64Array.from(rows, (row) => row[1]),
		closes,
		lastClose: closes.map((close) => (last = Math.max(last, close))),
		byClose: Int32Array.from(rows.keys()).sort((a, b) =>
			closes[a]! === closes[b]! ? a - b : closes[a]! - closes[b]!
		)
	};
}

type Part = [opens: number, closes: number];

function anyPart(when: When): Part[] {
	if (when.set) return when.set.members.flatMap(anyPart);
	return [[when.earliest ?? -Infinity, when.latest ?? Infinity]];
}

function surePart(when: When): Part[] {
	if (when.set?.mode === 'every') return when.set.members.flatMap(surePart);
	if (when.kind === 'lasting' && !when.set) {
		const [from, to] = [when.surelyFrom ?? -Infinity, when.surelyTo ?? Infinity];
		return from < to ? [[from, to]] : [];
	}
	// A moment is surely in a window that holds its whole range: instants are whole ms, so one more is the next.
	return when.earliest === null || when.latest === null ? [] : [[when.latest - 1, when.earliest + 1]];
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
