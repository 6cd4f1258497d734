import { UNDATED, type Columns } from '#lib/dataset/columns.ts';
import { TimeIndex } from '#lib/dataset/timeindex.ts';
import type { Window } from '#lib/time/window.ts';

/** What is left of a mask of events when only a part of the map counts. */
export interface InSight {
	/** One byte an event. */
	mask: Uint8Array;
	/** Dated events that the mask let through and that happened at no known place: they are in sight of no map. */
	unplaced: number;
}

/** Of the events that `mask` lets through, those with at least one place in sight. `sight` has one byte a place. */
export function onlyInSight(columns: Columns, mask: Uint8Array, sight: Uint8Array): InSight {
	const { events, kind, place, placeStart } = columns;
	const left = new Uint8Array(events);
	let unplaced = 0;
	for (let event = 0; event < events; event++) {
		if (!mask[event]) continue;
		const [first, end] = [placeStart[event]!, placeStart[event + 1]!];
		if (first === end && kind[event] !== UNDATED) unplaced++;
		for (let at = first; at < end; at++) if (sight[place[at]!]) left[event] = 1;
	}
	return { mask: left, unplaced };
}

/** Counts of the events in sight, beside the counts of all of them. Made at the first question. */
export class SightIndex {
	readonly #columns: Columns;
	#index: TimeIndex | null = null;

	constructor(columns: Columns) {
		this.#columns = columns;
	}

	/** The index of what a mask holds, moved to a window. No place has a count of its own: the map is drawn from another. */
	at(mask: Uint8Array, window: Window): TimeIndex {
		const groupOf = new Int32Array(this.#columns.places).fill(-1);
		this.#index ??= new TimeIndex(this.#columns, { mask, groupOf, groups: 0 });
		this.#index.setMask(mask);
		this.#index.setWindow(window);
		return this.#index;
	}
}
