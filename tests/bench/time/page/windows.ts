import { LASTING, MOMENT, OPEN_FROM, OPEN_TO, type Columns } from '#lib/dataset/columns.ts';
import { DAY } from '#lib/time/range.ts';
import type { Window } from '#lib/time/window.ts';

const MONTHS = 12;

/** Windows of one year, each a month after the one before, over all the time that the events span. */
export function windowsOf({ events, kind, from, to }: Columns): Window[] {
	let first = Infinity;
	let end = -Infinity;
	for (let event = 0; event < events; event++) {
		if (kind[event] !== MOMENT && kind[event] !== LASTING) continue;
		if (from[event] !== OPEN_FROM) first = Math.min(first, from[event]!);
		if (to[event] !== OPEN_TO) end = Math.max(end, to[event]!);
	}
	const year = new Date(first * DAY).getUTCFullYear();
	const windows: Window[] = [];
	for (let month = 0; ; month++) {
		const window = { from: Date.UTC(year, month), to: Date.UTC(year, month + MONTHS) };
		if (window.to > end * DAY && windows.length > 0) return windows;
		windows.push(window);
	}
}
