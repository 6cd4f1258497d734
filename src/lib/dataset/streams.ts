import { LASTING, MOMENT, type Columns } from './columns.ts';
import { isAscending, order, pick } from './order.ts';

/** Additions in order of the day on which an end of the window crosses them. */
export interface Stream {
	/** Which end of the window crosses, and what then happens to which counter. */
	readonly end: 'from' | 'to';
	readonly possible: 0 | 1;
	readonly sign: 1 | -1;
	/** Every event that the stream is about in order of its day, whatever the mask. */
	readonly events: Uint32Array;
	readonly allDays: Int32Array;
	/** Days and additions of those that the mask lets through, and how many of them have been crossed. */
	days: Int32Array;
	additions: Uint32Array;
	crossed: number;
}

/**
 * Of an event with a sure span: when it surely begins, one sure event more; when that has surely ended, one less. Where the
 * outer span is wider, the same is a possible event less and more, and the outer span's ends are one more and one less.
 */
export function streamsOf({ events, kind, from, to, sureFrom, sureTo }: Columns): Stream[] {
	const surely = new Uint32Array(events);
	const starts = new Int32Array(events);
	const ends = new Int32Array(events);
	const rough: number[] = [];
	const roughSure: number[] = [];
	let n = 0;
	for (let event = 0; event < events; event++) {
		const first = from[event]!;
		const end = to[event]!;
		if (kind[event] === MOMENT) {
			if (end - first !== 1) continue;
			surely[n] = event;
			starts[n] = first;
			ends[n++] = end;
		} else if (kind[event] === LASTING) {
			const start = sureFrom[event]!;
			const stop = sureTo[event]!;
			if (start < stop) {
				surely[n] = event;
				starts[n] = start;
				ends[n++] = stop;
			}
			if (start === first && stop === end) continue;
			rough.push(event);
			if (start < stop) roughSure.push(event);
		}
	}
	const of = (column: Int32Array, some: readonly number[]): [Uint32Array, Int32Array] => {
		const those = Uint32Array.from(some);
		return [those, pick(column, those)];
	};
	return [
		streamOf('to', 0, 1, surely.subarray(0, n), starts.subarray(0, n)),
		streamOf('from', 0, -1, surely.subarray(0, n), ends.subarray(0, n)),
		streamOf('to', 1, 1, ...of(from, rough)),
		streamOf('from', 1, -1, ...of(to, rough)),
		streamOf('to', 1, -1, ...of(sureFrom, roughSure)),
		streamOf('from', 1, 1, ...of(sureTo, roughSure))
	];
}

function streamOf(
	end: 'from' | 'to',
	possible: 0 | 1,
	sign: 1 | -1,
	events: Uint32Array,
	days: Int32Array
): Stream {
	const positions = isAscending(days) ? null : order(days);
	return {
		end,
		possible,
		sign,
		events: positions ? pick(events, positions) : events,
		allDays: positions ? pick(days, positions) : days,
		days: new Int32Array(0),
		additions: new Uint32Array(0),
		crossed: 0
	};
}
