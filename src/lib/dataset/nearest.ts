import { add, floorTo, type Calendar } from '#lib/time/calendar.ts';
import type { When } from '#lib/time/when.ts';
import type { Window } from '#lib/time/window.ts';
import { endDay, firstDay, UNDATED, type Columns } from './columns.ts';

/** The dated event closest to a window, by its row, or null where none passes: the way out of an empty list. */
export function nearestTo(
	window: { from: number; to: number },
	{ events, kind, from, to }: Columns,
	passes: (event: number) => boolean
): number | null {
	const [first, end] = [firstDay(window.from), endDay(window.to)];
	let nearest: number | null = null;
	let least = Infinity;
	for (let event = 0; event < events; event++) {
		const away = Math.max(0, from[event]! - end, first - to[event]!);
		if (away < least && kind[event] !== UNDATED && passes(event)) [nearest, least] = [event, away];
	}
	return nearest;
}

/** The whole months, or whole years where it takes more than three months, that hold all of an event's time. */
export function windowOf(when: When, calendar: Calendar): Window {
	const { earliest, latest } = when;
	// An end that is not known leaves the year of the other one.
	const from = earliest ?? floorTo(latest! - 1, 'year', calendar);
	const to = latest ?? add(floorTo(from, 'year', calendar), 1, 'year', calendar);
	const unit = to - from <= 93 * 86_400_000 ? 'month' : 'year';
	return { from: floorTo(from, unit, calendar), to: add(floorTo(to - 1, unit, calendar), 1, unit, calendar) };
}
