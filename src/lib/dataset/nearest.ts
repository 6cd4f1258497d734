import type { Entry } from './catalogue.ts';
import { add, floorTo, type Calendar } from '#lib/time/calendar.ts';
import type { When } from '#lib/time/when.ts';
import type { Window } from '#lib/time/window.ts';

/** The dated event closest to a window, or null where none passes: the way out of an empty list. */
export function nearestTo(
	{ from, to }: { from: number; to: number },
	entries: readonly Entry[],
	passes: (entry: Entry) => boolean
): Entry | null {
	let nearest: Entry | null = null;
	let least = Infinity;
	for (const entry of entries) {
		if (entry.when === null || !passes(entry)) continue;
		const { earliest, latest } = entry.when;
		const away = Math.max(0, (earliest ?? -Infinity) - to, from - (latest ?? Infinity));
		if (away < least) [nearest, least] = [entry, away];
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
