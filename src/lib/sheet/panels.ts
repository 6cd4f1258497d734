import { add, floorTo, type Calendar, type Unit } from '#lib/time/calendar.ts';
import type { Window } from '#lib/time/window.ts';
import type { Context } from './context.ts';
import { selectEvents, type Listed } from './select.ts';

/** A map of a sheet: a period, and what it shows. */
export interface Panel {
	window: Window;
	events: Listed[];
}

/** More maps than this are too small to be read on one sheet. */
const MOST_PANELS = 36;

/** What each map of a sheet shows; most sheets have one map, of the view's own period. */
export function panelsOf(context: Context): { panels: Panel[]; undated: number } {
	const { catalogue, view, options } = context;
	const selected = (options.periods ?? [view.window]).map((window) => ({
		window,
		...selectEvents(catalogue, { ...view, window })
	}));
	return { panels: selected, undated: selected[0]!.undated };
}

/** The events of all maps, each once: those surely in a period in order of time, then those that are only possibly in one. */
export function unite(panels: readonly Panel[]): Listed[] {
	const [only] = panels;
	if (panels.length === 1) return only!.events;
	const all = new Map<number, Listed>();
	for (const { events } of panels)
		for (const listed of events) {
			const other = all.get(listed.entry.index);
			if (!other || (other.possible && !listed.possible)) all.set(listed.entry.index, listed);
		}
	return [...all.values()].sort(
		(a, b) => Number(a.possible) - Number(b.possible) || a.entry.index - b.entry.index
	);
}

/** First and last day of an atlas, half-open. */
export interface Span {
	from: number;
	to: number;
}

/** A period cut at the beginnings of months, years or decades of a calendar; `span` is in place of its open ends. */
export function* stepsIn(
	{ from, to }: Window,
	span: Span,
	unit: Unit,
	calendar: Calendar
): Generator<Window> {
	const last = to ?? span.to;
	for (let at = from ?? span.from; at < last;) {
		const next = add(floorTo(at, unit, calendar), 1, unit, calendar);
		yield { from: at, to: Math.min(next, last) };
		at = next;
	}
}

/** @throws RangeError where the periods are too many for one sheet */
export function periodsIn(window: Window, span: Span, unit: Unit, calendar: Calendar): Window[] {
	const periods: Window[] = [];
	for (const period of stepsIn(window, span, unit, calendar)) {
		periods.push(period);
		if (periods.length > MOST_PANELS)
			throw new RangeError(
				`invalid series: more than ${MOST_PANELS} ${unit}s; choose a shorter period or longer steps`
			);
	}
	return periods;
}
