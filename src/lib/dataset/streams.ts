import { LASTING, MOMENT, type Columns } from './columns.ts';
import type { Run } from './groups.ts';
import { isAscending, order, pick } from './order.ts';

/** Events in order of the day on which an end of the window crosses them. */
export interface Stream {
	/** Which end of the window crosses, and what then happens to which counter. */
	readonly end: 'from' | 'to';
	readonly possible: 0 | 1;
	readonly sign: 1 | -1;
	readonly run: Run;
	readonly days: Int32Array;
	/** So many days after `days` the event is crossed. */
	readonly lag: number;
	/** How many of them have been crossed. */
	crossed: number;
}

/**
 * Of an event with a sure span: when it surely begins, one sure event more; when that has surely ended, one less. Where the
 * outer span is wider, the same is a possible event less and more, and the outer span's ends are one more and one less.
 */
export function streamsOf({ events, kind, from, to, sureFrom, sureTo }: Columns): Stream[] {
	const daily = new Uint32Array(events);
	const dailyFrom = new Int32Array(events);
	let n = 0;
	const sure: number[] = [];
	const rough: number[] = [];
	const roughSure: number[] = [];
	for (let event = 0; event < events; event++) {
		if (kind[event] === MOMENT && to[event]! - from[event]! === 1) {
			daily[n] = event;
			dailyFrom[n++] = from[event]!;
		} else if (kind[event] === LASTING) {
			const [start, end] = [sureFrom[event]!, sureTo[event]!];
			if (start < end) sure.push(event);
			if (start === from[event] && end === to[event]) continue;
			rough.push(event);
			if (start < end) roughSure.push(event);
		}
	}
	const byDay = (of: readonly number[], column: Int32Array): Sorted => {
		const those = Uint32Array.from(of);
		return sorted(those, pick(column, those));
	};
	// What is known to the day ends one day after it begins: one order is both.
	const days = sorted(daily.subarray(0, n), dailyFrom.subarray(0, n));
	const rest = { lag: 0, crossed: 0 };
	return [
		{ end: 'to', possible: 0, sign: 1, ...days, ...rest },
		{ end: 'from', possible: 0, sign: -1, ...days, ...rest, lag: 1 },
		{ end: 'to', possible: 0, sign: 1, ...byDay(sure, sureFrom), ...rest },
		{ end: 'from', possible: 0, sign: -1, ...byDay(sure, sureTo), ...rest },
		{ end: 'to', possible: 1, sign: 1, ...byDay(rough, from), ...rest },
		{ end: 'from', possible: 1, sign: -1, ...byDay(rough, to), ...rest },
		{ end: 'to', possible: 1, sign: -1, ...byDay(roughSure, sureFrom), ...rest },
		{ end: 'from', possible: 1, sign: 1, ...byDay(roughSure, sureTo), ...rest }
	];
}

type Sorted = Pick<Stream, 'run' | 'days'>;

function sorted(events: Uint32Array, days: Int32Array): Sorted {
	const positions = isAscending(days) ? null : order(days);
	const words = new Uint32Array(events.length);
	return positions
		? { run: { events: pick(events, positions), words }, days: pick(days, positions) }
		: { run: { events, words }, days };
}
