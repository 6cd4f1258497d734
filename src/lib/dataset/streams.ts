import { LASTING, MOMENT, type Columns } from './columns.ts';
import { order, pick } from './order.ts';

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
	const sure = {
		n: 0,
		events: new Uint32Array(events),
		starts: new Int32Array(events),
		ends: new Int32Array(events)
	};
	const rough: number[] = [];
	const roughSure: number[] = [];
	const add = (event: number, start: number, end: number): void => {
		sure.events[sure.n] = event;
		sure.starts[sure.n] = start;
		sure.ends[sure.n++] = end;
	};
	for (let event = 0; event < events; event++) {
		const [first, end] = [from[event]!, to[event]!];
		if (kind[event] === MOMENT) {
			if (end - first === 1) add(event, first, end);
		} else if (kind[event] === LASTING) {
			const [start, stop] = [sureFrom[event]!, sureTo[event]!];
			if (start < stop) add(event, start, stop);
			if (start === first && stop === end) continue;
			rough.push(event);
			if (start < stop) roughSure.push(event);
		}
	}
	const of = (column: Int32Array, some: readonly number[]): [Uint32Array, Int32Array] => {
		const those = Uint32Array.from(some);
		return [those, pick(column, those)];
	};
	const surely = sure.events.subarray(0, sure.n);
	return [
		streamOf('to', 0, 1, surely, sure.starts.subarray(0, sure.n)),
		streamOf('from', 0, -1, surely, sure.ends.subarray(0, sure.n)),
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
	const positions = order(days);
	return {
		end,
		possible,
		sign,
		events: pick(events, positions),
		allDays: pick(days, positions),
		days: new Int32Array(0),
		additions: new Uint32Array(0),
		crossed: 0
	};
}
