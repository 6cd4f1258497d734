import type { Columns } from '#lib/dataset/columns.ts';
import { timeOrder } from '#lib/dataset/timeorder.ts';

/** Events in order of place and, at each place, of time: by first day, then last, undated ones last. */
export interface Placed {
	/** The place at each rank; places without events have none. */
	ranked: Uint32Array;
	/** The place of rank `r` has the rows `start[r]` up to `start[r + 1]`; behind them stand events without a place. */
	start: Uint32Array;
	/** The event of each row. An event at several places has a row at each. */
	event: Uint32Array;
}

/**
 * @param key orders places: neighbours by it are read together
 * @param kept whether an event is taken in
 */
export function placedRows(columns: Columns, key: Float64Array, kept: (event: number) => boolean): Placed {
	const { events, places, place, placeStart } = columns;
	const counts = new Uint32Array(places);
	let unplaced = 0;
	for (let event = 0; event < events; event++) {
		if (!kept(event)) continue;
		if (placeStart[event] === placeStart[event + 1]) unplaced++;
		for (let link = placeStart[event]!; link < placeStart[event + 1]!; link++) counts[place[link]!]!++;
	}
	const ranked = Uint32Array.from(counts.keys())
		.filter((one) => counts[one]! > 0)
		.sort((a, b) => key[a]! - key[b]! || a - b);
	const start = new Uint32Array(ranked.length + 1);
	const next = new Uint32Array(places);
	ranked.forEach((one, rank) => {
		next[one] = start[rank]!;
		start[rank + 1] = start[rank]! + counts[one]!;
	});
	const placed = start[ranked.length]!;
	const event = new Uint32Array(placed + unplaced);
	let last = placed;
	for (const one of timeOrder(columns)) {
		if (!kept(one)) continue;
		if (placeStart[one] === placeStart[one + 1]) event[last++] = one;
		for (let link = placeStart[one]!; link < placeStart[one + 1]!; link++) event[next[place[link]!]!++] = one;
	}
	return { ranked, start, event };
}
