import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { OPEN_FROM, OPEN_TO } from '../columns.ts';

/** Most bins of a grid, the two open ones aside. */
export const MOST_BINS = 512;

export type BinUnit = 'day' | 'month' | 'year';

/**
 * The bins that time is counted in: `step` units of the Gregorian calendar each, over the whole of an atlas. Before the first
 * and behind the last is one more, open, so that every event begins in a bin and ends with one: bin `i` has the days from
 * `edges[i]` up to, but not, `edges[i + 1]`.
 */
export interface Grid {
	unit: BinUnit;
	step: number;
	/** Days from 1970-01-01, ascending; the first is `OPEN_FROM`, the last `OPEN_TO`. */
	edges: Int32Array;
}

/** A grid as JSON: its edges without the open ones. */
export interface PrintedGrid {
	unit: BinUnit;
	step: number;
	edges: number[];
}

const steps: readonly [BinUnit, number][] = [
	['day', 1],
	['month', 1],
	['year', 1],
	['year', 10],
	['year', 100],
	['year', 1000],
	['year', 100_000]
];

/** The finest grid over the days from `from` up to, but not, `to` that has no more than `most` bins. */
export function gridOver(from: number, to: number, most = MOST_BINS): Grid {
	for (const [unit, step] of steps) {
		const inner = edgesOf(from, to, unit, step, most);
		if (inner) return gridOf({ unit, step, edges: inner });
	}
	return gridOf({ unit: 'year', step: 1, edges: [from, to] });
}

/** Null: there would be more than `most` bins. */
function edgesOf(from: number, to: number, unit: BinUnit, step: number, most: number): number[] | null {
	const first = fromDays(from);
	const start = Math.floor(first.year / step) * step;
	const edge = (index: number): number => {
		if (unit === 'day') return from + index;
		if (unit === 'year') return toDays(start + index * step, 1, 1);
		const month = first.month - 1 + index;
		return toDays(first.year + Math.floor(month / 12), (month % 12) + 1, 1);
	};
	const edges: number[] = [];
	for (let index = 0; index <= most; index++) {
		edges.push(edge(index));
		if (edges[index]! >= to && index > 0) return edges;
	}
	return null;
}

export const gridOf = ({ unit, step, edges }: PrintedGrid): Grid => ({
	unit,
	step,
	edges: Int32Array.from([OPEN_FROM, ...edges, OPEN_TO])
});

export const printGrid = ({ unit, step, edges }: Grid): PrintedGrid => ({
	unit,
	step,
	edges: [...edges.subarray(1, -1)]
});

export const binsOf = ({ edges }: Grid): number => edges.length - 1;

/** The bin that a day lies in. */
export function binAt({ edges }: Grid, day: number): number {
	let low = 0;
	let high = edges.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (edges[middle]! <= day) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The bin behind the last one that a span touches which ends before a day. */
export function binEnd(grid: Grid, day: number): number {
	return day === OPEN_TO ? binsOf(grid) : binAt(grid, day - 1) + 1;
}

/** Bins from `from` up to, but not, `to`. */
export interface BinWindow {
	from: number;
	to: number;
}

/** The whole bins that a window of days touches: what can be told of it exactly. */
export function snapped(grid: Grid, from: number, to: number): BinWindow {
	return from >= to ? { from: 0, to: 0 } : { from: binAt(grid, from), to: binEnd(grid, to) };
}
