import { DAY } from '#lib/time/range.ts';
import type { Mode, Pace } from '#lib/view/view.ts';
import { lastBeat, nextBeat } from './beats.ts';
import { isEmpty, nextEnd, unmissed, type Showings } from './showings.ts';
import { advanced, glided, limits, opening, stepped, stride } from './stride.ts';
import type { Span, Stride } from './stride.ts';

/** What a run of playback depends on. */
export interface Course {
	mode: Mode;
	pace: Pace;
	/** Leave out stretches in which nothing is shown or, in cumulative playback, nothing is added. */
	skip: boolean;
	by: Stride;
	/** The atlas's. */
	span: Span;
	showings: Showings;
}

/** The window has come to the atlas's end. */
export const ended = ({ to }: Span, { span }: Course): boolean => to >= span.to;

/**
 * The window that follows `now` in a step that began at `origin` and of which a part (0 to 1) has passed. No event comes
 * and goes between the two windows: where one would, the window stops short, as wide as it is, to show it.
 */
export function advance(now: Span, origin: Span, part: number, course: Course): Span {
	const target = travelled(origin, part, course);
	if (course.mode === 'cumulative') return target;
	let next = unmissed(course.showings, now, target);
	// Where the window is narrower than what comes next, that too is passed over.
	while (course.skip && isEmpty(course.showings, next) && !ended(next, course))
		next = beyondEmpty(next, course);
	return next;
}

/** The window a part of a step on from `origin`. */
export function travelled(origin: Span, part: number, course: Course): Span {
	const { mode, pace, skip, by, span, showings } = course;
	const end = Math.max(limits(span, by).to, origin.to);
	if (mode !== 'cumulative') {
		if (pace === 'calendar') return glided(origin, part, span, by);
		return shifted(origin, partOf(origin.to, nextBeat(showings, origin.to) ?? end, part));
	}
	const { from } = origin;
	if (pace === 'even')
		return { from, to: partOf(origin.to, nextBeat(showings, origin.to) ?? end, skip ? 1 : part) };
	const start = skip ? beforeNext(origin, end, course) : origin.to;
	return { from, to: Math.min(end, partOf(start, stride(start, 1, by), part)) };
}

/** One step of the reader's: a calendar step, or at an even pace to where the next events begin. */
export function stepTo(window: Span, direction: 1 | -1, course: Course): Span {
	const { mode, pace, by, span, showings } = course;
	if (pace === 'even') {
		const { from, to } = limits(span, by);
		const beat =
			direction === 1 ? (nextBeat(showings, window.to) ?? to) : (lastBeat(showings, window.to) ?? from + DAY);
		const end = direction === 1 ? Math.max(beat, window.to) : Math.min(beat, window.to);
		if (mode === 'cumulative') return { from: window.from, to: Math.max(end, window.from + DAY) };
		return shifted(window, end);
	}
	const moved = stepped(window, direction, span, by);
	if (mode !== 'cumulative') return moved;
	const end = Math.min(Math.max(limits(span, by).to, window.to), stride(window.to, direction, by));
	return { from: window.from, to: Math.max(end, window.from + DAY) };
}

/** The window that a run begins with when it starts over. It shows the first event, also one that ends before the span. */
export function firstWindow(window: Span, course: Course): Span {
	const { mode, by, span, showings } = course;
	if (mode === 'cumulative')
		return {
			from: window.from,
			to: Math.max(window.from + DAY, Math.min(stride(window.from, 1, by), span.to))
		};
	const earliest = showings.byClose.length === 0 ? Infinity : showings.closes[showings.byClose[0]!]! - DAY;
	const from = Math.floor(Math.min(span.from, earliest) / DAY) * DAY;
	return opening(window, { from, to: span.to }, by);
}

const shifted = ({ from, to }: Span, end: number): Span => ({ from: from + end - to, to: end });
const partOf = (from: number, to: number, part: number): number =>
	part >= 1 ? to : from + Math.round(((to - from) * part) / DAY) * DAY;

/** An empty window moved on by whole steps, as few as show something; to the end where nothing comes any more. */
function beyondEmpty(window: Span, { pace, by, span, showings }: Course): Span {
	const end = Math.max(limits(span, by).to, window.to);
	const width = window.to - window.from;
	// A month may be three days longer than another.
	const next = nextEnd(showings, window.to, (to) => to - width - 3 * DAY);
	if (pace === 'even') return shifted(window, next ?? end);
	const steps = stepsTo(window.to, next ?? end, by);
	return unmissed(showings, window, advanced(window, steps, span, by));
}

/** The last whole step of a cumulative window's end before something is added. */
function beforeNext({ from, to }: Span, end: number, { by, showings }: Course): number {
	const next = nextEnd(showings, to, () => from) ?? end;
	return Math.max(to, stride(to, Math.max(0, stepsTo(to, next, by) - 1), by));
}

/** The least number of whole steps that bring an instant to another or past it. */
function stepsTo(from: number, to: number, by: Stride): number {
	if (to <= from) return 0;
	let steps = Math.max(1, Math.floor((to - from) / (stride(from, 1, by) - from)) - 1);
	while (steps > 1 && stride(from, steps - 1, by) >= to) steps--;
	while (stride(from, steps, by) < to) steps++;
	return steps;
}
