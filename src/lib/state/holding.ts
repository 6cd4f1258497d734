import { add, floorTo, type Calendar } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import type { When } from '#lib/time/when.ts';
import { limits, sameWidth, type Span } from './stride.ts';

/**
 * A window as wide as `window` about the time of an event: the event in its middle, or from its beginning where it lasts
 * longer than the window. Windows of whole months stay such. Not past the end of the atlas's span.
 */
export function holding(when: When, window: Span, span: Span, calendar: Calendar): Span {
	const last = when.latest ?? span.to;
	const first = when.earliest ?? Math.min(span.from, last) - DAY;
	const width = window.to - window.from;
	const fits = last - first <= width;
	const rough = Math.floor((fits ? (first + last - width) / 2 : first) / DAY) * DAY;
	const months = [window.from, window.to].every((ms) => floorTo(ms, 'month', calendar) === ms);

	let from = months ? floorTo(rough, 'month', calendar) : rough;
	let to = sameWidth({ from: window.from, to: window.to }, from, 1, { calendar });
	if (fits && to < last) {
		from = months ? add(from, 1, 'month', calendar) : from + DAY;
		to = sameWidth({ from: window.from, to: window.to }, from, 1, { calendar });
	}
	const least = limits(span, { speed: { count: 1, unit: months ? 'm' : 'd' }, calendar });
	if (to > least.to) [from, to] = [sameWidth(window, least.to, -1, { calendar }), least.to];
	const start = Math.min(least.from, Math.floor(first / DAY) * DAY);
	return from < start ? { from: start, to: sameWidth(window, start, 1, { calendar }) } : { from, to };
}
