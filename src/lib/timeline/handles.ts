import { add, floorTo, type Calendar, type Unit } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import type { Window } from '#lib/time/window.ts';
import type { Scale, Stretch } from './scale.ts';

export type Side = 'from' | 'to';

/** Left edge in pixels of a handle `width` wide: it stands outside the window, so that it hides no bar. */
export function handleLeft(side: Side, edge: number, width: number, forward: 1 | -1): number {
	return (side === 'from') === (forward === 1) ? edge - width : edge;
}

/**
 * Left edge and width in pixels of the area that takes hold of a handle: `size` wide, most of it outside the window, and
 * never past the middle of the window, so that both handles of a narrow one can be grasped.
 */
export function hitBox(
	side: Side,
	edge: number,
	other: number,
	size: number,
	forward: 1 | -1
): { x: number; width: number } {
	const inner = Math.min(size / 4, Math.abs(other - edge) / 2);
	const outer = size - inner;
	return (side === 'from') === (forward === 1)
		? { x: edge - outer, width: size }
		: { x: edge - inner, width: size };
}

/**
 * Middles in pixels of two labels over the edges `a` and `b` of the window: each over its edge, but within [least, most]
 * and `gap` apart, the left one on the left.
 */
export function labelMiddles(
	a: { x: number; width: number },
	b: { x: number; width: number },
	[least, most]: [number, number],
	gap: number
): [number, number] {
	if (a.x > b.x) return labelMiddles(b, a, [least, most], gap).reverse() as [number, number];
	const apart = (a.width + b.width) / 2 + gap;
	let left = a.x;
	let right = b.x;
	const missing = apart - (right - left);
	if (missing > 0) [left, right] = [left - missing / 2, right + missing / 2];
	left = Math.max(left, least + a.width / 2);
	right = Math.max(right, left + apart);
	right = Math.min(right, most - b.width / 2);
	left = Math.min(left, right - apart);
	return [left, right];
}

/** The window with one end moved to `time`, no further than the span and one day from the other end. */
export function withEnd(window: Stretch, side: Side, time: number, span: Stretch): Stretch {
	if (side === 'from') return { ...window, from: Math.max(span.from, Math.min(time, window.to - DAY)) };
	return { ...window, to: Math.min(span.to, Math.max(time, window.from + DAY)) };
}

/**
 * The window to show for one with both ends known: all of the span is open at both ends, and an end that was open and has
 * not moved stays open. `closed` is `before` with its ends closed.
 */
export function withOpenEnds(next: Stretch, before: Window, closed: Stretch, span: Stretch): Window {
	if (next.from <= span.from && next.to >= span.to) return { from: null, to: null };
	return {
		from: before.from === null && next.from === closed.from ? null : next.from,
		to: before.to === null && next.to === closed.to ? null : next.to
	};
}

/** The window moved as a whole, as wide as it was, within the span. */
export function moved({ from, to }: Stretch, by: number, span: Stretch): Stretch {
	const least = Math.min(0, span.from - from);
	const most = Math.max(0, span.to - to);
	const shift = Math.min(Math.max(by, least), most);
	return { from: from + shift, to: to + shift };
}

const bigger: Record<Unit, { unit: Unit; count: number }> = {
	day: { unit: 'month', count: 1 },
	month: { unit: 'year', count: 1 },
	quarter: { unit: 'year', count: 1 },
	year: { unit: 'decade', count: 1 },
	decade: { unit: 'decade', count: 10 }
};

/**
 * Where a key takes an end of the window, or null for a key that means nothing here. Arrows go to the next edge of `unit`
 * (with Shift: a day), PageUp and PageDown to the next edge of a bigger one, Home and End to the ends of the span. Left and
 * right follow the direction in which time runs.
 */
export function keyed(
	key: string,
	time: number,
	{
		unit,
		span,
		calendar,
		forward,
		shift
	}: { unit: Unit; span: Stretch; calendar: Calendar; forward: 1 | -1; shift: boolean }
): number | null {
	const small = shift ? 'day' : unit;
	switch (key) {
		case 'ArrowUp':
			return nextEdge(time, small, 1, calendar);
		case 'ArrowDown':
			return nextEdge(time, small, -1, calendar);
		case 'ArrowRight':
			return nextEdge(time, small, forward, calendar);
		case 'ArrowLeft':
			return nextEdge(time, small, forward === 1 ? -1 : 1, calendar);
		case 'PageUp':
			return nextEdge(time, bigger[unit].unit, 1, calendar, bigger[unit].count);
		case 'PageDown':
			return nextEdge(time, bigger[unit].unit, -1, calendar, bigger[unit].count);
		case 'Home':
			return span.from;
		case 'End':
			return span.to;
		default:
			return null;
	}
}

/** The first start of a unit after (1) or before (-1) an instant, `count` of them on. */
function nextEdge(time: number, unit: Unit, direction: 1 | -1, calendar: Calendar, count = 1): number {
	const floor = floorTo(time, unit, calendar);
	if (direction === 1) return add(floor, count, unit, calendar);
	return floor < time ? floor : add(floor, -count, unit, calendar);
}

/** The number that a range input holds for an end: the first included day, or the last one, counted from 1970-01-01. */
export const dayNumber = (side: Side, time: number): number =>
	Math.floor((side === 'from' ? time : time - 1) / DAY);

/** The instant of an end whose range input holds a day number. */
export const timeOfDay = (side: Side, day: number): number => (side === 'from' ? day : day + 1) * DAY;

/** Whether any of an edge can be seen in the plot. */
export const isSeen = (x: number, { width }: Scale): boolean => x >= -0.5 && x <= width + 0.5;
