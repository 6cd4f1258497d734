/** A possible event stands in each bin of its range, up to this many; a wider one goes to a lane. */
export const MOST_BINS = 4;

/** A bar of time that is no bin's: a lasting event, or one known only within a wide range. */
export interface Lane {
	event: number;
	from: number;
	to: number;
	/** Lasting events are drawn solid; a moment somewhere within [from, to) is dotted. */
	kind: 'lasting' | 'somewhere';
	/** The part that surely belongs to it; empty (from = to) where there is none. */
	surely: { from: number; to: number };
}

export interface Histogram {
	/** `[bin * categories + category]`: events known to lie in the bin, and those that possibly do. */
	sure: Uint32Array;
	possible: Uint32Array;
	/** The longest first; `more` are not told one by one. */
	lanes: Lane[];
	more: number;
	/** The tallest bin, possible ones included. */
	highest: number;
}

/**
 * Rows for lanes, first come first placed: lanes that do not overlap share a row. The longest come first, so that
 * what is left over at `most` rows is the shortest. Gives each row's lanes and how many found no row.
 */
export function packLanes(lanes: readonly Lane[], most: number): { rows: Lane[][]; left: number } {
	const rows: Lane[][] = [];
	let left = 0;
	const longest = (lane: Lane): number => lane.to - lane.from;
	for (const lane of [...lanes].sort((a, b) => longest(b) - longest(a) || a.event - b.event)) {
		const row = rows.find((taken) => taken.every((other) => lane.to <= other.from || lane.from >= other.to));
		if (row) row.push(lane);
		else if (rows.length < most) rows.push([lane]);
		else left++;
	}
	return { rows, left };
}

export function highestOf(
	sure: Uint32Array,
	possible: Uint32Array,
	bins: number,
	categories: number
): number {
	let highest = 0;
	for (let bin = 0; bin < bins; bin++) {
		let height = 0;
		for (let at = bin * categories; at < (bin + 1) * categories; at++) height += sure[at]! + possible[at]!;
		highest = Math.max(highest, height);
	}
	return highest;
}
