import { floorTo } from '#lib/time/calendar.ts';
import { parseWindow, printWindow, type Window } from '#lib/time/window.ts';

/** Under which a link to a comparison names its second period; the first is the view's own `t`. */
const KEY = 'with';

/** The parts of a comparison's query: the view's own, and the second period; null where none can be read. */
export function readComparison(query: string): { query: string; versus: Window | null } {
	const pairs = query.replace(/^\?/u, '').split('&').filter(Boolean);
	const own = pairs.find((pair) => pair.startsWith(`${KEY}=`));
	return {
		query: pairs.filter((pair) => !pair.startsWith(`${KEY}=`)).join('&'),
		versus: own === undefined ? null : parseWindow(own.slice(KEY.length + 1))
	};
}

/** @param query of the view, without `?` */
export const printComparison = (query: string, versus: Window): string =>
	`${query}${query ? '&' : ''}${KEY}=${printWindow(versus)}`;

/**
 * What a period is compared with where nothing is said: as long a time just before it, or after it where the atlas begins
 * with it; with all time, its later half.
 */
export function versusOf(window: Window, span: { from: number; to: number }): Window {
	const from = window.from ?? span.from;
	const to = window.to ?? span.to;
	if (from <= span.from && to >= span.to) return { from: floorTo((from + to) / 2, 'day', 'gregorian'), to };
	return from > span.from ? { from: 2 * from - to, to: from } : { from: to, to: 2 * to - from };
}
