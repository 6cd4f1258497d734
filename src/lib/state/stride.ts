import { add, floorTo, type Calendar, type Unit } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import type { Speed } from '#lib/view/view.ts';

/** A window with both ends known: UTC ms, half-open. */
export interface Span {
	from: number;
	to: number;
}

/** What a step through time depends on. */
export interface Stride {
	speed: Speed;
	calendar: Calendar;
}

/** Steps that the first window is wide where the whole atlas was shown. */
export const FIRST_WIDTH = 4;

const units: Record<Speed['unit'], { unit: Unit; count: number }> = {
	d: { unit: 'day', count: 1 },
	w: { unit: 'day', count: 7 },
	m: { unit: 'month', count: 1 },
	q: { unit: 'month', count: 3 },
	y: { unit: 'year', count: 1 }
};

/** An instant moved by whole steps of the calendar. An end of a window is a first day, so that month stays month. */
export function stride(instant: number, steps: number, { speed, calendar }: Stride): number {
	const { unit, count } = units[speed.unit];
	return add(instant, steps * count * speed.count, unit, calendar);
}

/** How far windows move: the span out to whole days, months or years, so that a window of months comes to rest as months. */
export function limits(span: Span, { speed, calendar }: Stride): Span {
	const { unit } = units[speed.unit];
	const last = floorTo(span.to, unit, calendar);
	return {
		from: floorTo(span.from, unit, calendar),
		to: last === span.to ? last : add(last, 1, unit, calendar)
	};
}

/** The window one step on (1) or back (-1). Past a limit it comes to rest there, as wide as it was. */
export function stepped(window: Span, direction: 1 | -1, span: Span, by: Stride): Span {
	return moved(window, direction, direction, span, by);
}

/** The window some steps on, 0 or more. Past the limit it comes to rest there, as wide as it was. */
export function advanced(window: Span, steps: number, span: Span, by: Stride): Span {
	return moved(window, steps, 1, span, by);
}

function moved(window: Span, steps: number, direction: 1 | -1, span: Span, by: Stride): Span {
	const rough = { from: stride(window.from, steps, by), to: stride(window.to, steps, by) };
	return resting(rough, direction, window, span, by);
}

/** The window a part of a step (0 to 1) on, by whole days. */
export function glided(window: Span, part: number, span: Span, by: Stride): Span {
	if (part >= 1) return stepped(window, 1, span, by);
	const glide = (start: number): number =>
		start + Math.round(((stride(start, 1, by) - start) * part) / DAY) * DAY;
	return resting({ from: glide(window.from), to: glide(window.to) }, 1, window, span, by);
}

function resting(rough: Span, direction: 1 | -1, origin: Span, span: Span, by: Stride): Span {
	// 30 and 31 January are both moved to 28 February: a day must remain.
	const next = { from: rough.from, to: Math.max(rough.to, rough.from + DAY) };
	const { from, to } = limits(span, by);
	if (direction === 1 && next.to >= to) {
		const end = Math.max(to, origin.to);
		return { from: Math.max(Math.min(from, origin.from), sameWidth(origin, end, -1, by)), to: end };
	}
	if (direction === -1 && next.from <= from) {
		const start = Math.min(from, origin.from);
		return { from: start, to: Math.min(Math.max(to, origin.to), sameWidth(origin, start, 1, by)) };
	}
	return next;
}

/** The window that playback begins with when it has come to the end: as wide as the last, or a few steps after the whole. */
export function opening(window: Span, span: Span, by: Stride): Span {
	const { from } = limits(span, by);
	const whole = window.to - window.from >= span.to - span.from;
	return { from, to: whole ? stride(from, FIRST_WIDTH, by) : sameWidth(window, from, 1, by) };
}

/** The other end of a window as wide as `window`: in whole months where both its ends are those of months, else in days. */
export function sameWidth(
	window: Span,
	end: number,
	direction: 1 | -1,
	{ calendar }: Pick<Stride, 'calendar'>
): number {
	const isMonth = (ms: number): boolean => floorTo(ms, 'month', calendar) === ms;
	if (!isMonth(window.from) || !isMonth(window.to) || !isMonth(end))
		return end + direction * (window.to - window.from);
	const months = Math.round((window.to - window.from) / (30.436875 * DAY));
	return add(end, direction * months, 'month', calendar);
}
