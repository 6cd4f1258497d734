import type { When } from '#lib/time/when.ts';
import type { Indexed } from './columns.ts';

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
	lanes: Lane[];
	/** The tallest bin, possible ones included. */
	highest: number;
}

/**
 * Counts the events that `mask` lets through into bins with the ascending `edges` (n + 1 for n bins; UTC ms).
 * Only what meets the span of the edges is counted; undated events are not.
 */
export function histogram(
	events: readonly Indexed[],
	mask: Uint8Array,
	edges: readonly number[],
	categories: number
): Histogram {
	const bins = edges.length - 1;
	const sure = new Uint32Array(bins * categories);
	const possible = new Uint32Array(bins * categories);
	const lanes: Lane[] = [];

	events.forEach(({ when, category }, event) => {
		if (when === null || !mask[event]) return;
		const spans = when.set ? when.set.members : [when];
		const certain = when.set?.mode !== 'one';
		const seen = new Set<number>();
		for (const span of spans) {
			const from = span.earliest ?? -Infinity;
			const to = span.latest ?? Infinity;
			if (to <= edges[0]! || from >= edges[bins]!) continue;
			const first = binOf(edges, from);
			const last = binOf(edges, to - 1);
			const whole = from >= edges[0]! && to <= edges[bins]!;
			if (
				last - first >= (span.kind === 'lasting' ? 1 : MOST_BINS) ||
				!Number.isFinite(from) ||
				!Number.isFinite(to)
			) {
				lanes.push(laneOf(event, span, from, to));
				continue;
			}
			const counts = certain && whole && first === last ? sure : possible;
			for (let bin = first; bin <= last; bin++) {
				if (seen.has(bin)) continue;
				seen.add(bin);
				counts[bin * categories + category]!++;
			}
		}
	});
	return { sure, possible, lanes, highest: highestOf(sure, possible, bins, categories) };
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

function laneOf(event: number, span: When, from: number, to: number): Lane {
	const lasting = span.kind === 'lasting';
	const surelyFrom = lasting ? (span.surelyFrom ?? -Infinity) : from;
	const surelyTo = lasting ? (span.surelyTo ?? Infinity) : from;
	return {
		event,
		from,
		to,
		kind: lasting ? 'lasting' : 'somewhere',
		surely: { from: surelyFrom, to: Math.max(surelyFrom, surelyTo) }
	};
}

/** The bin that holds `time`, clamped to the first and last. */
function binOf(edges: readonly number[], time: number): number {
	let low = 0;
	let high = edges.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (edges[middle]! <= time) low = middle;
		else high = middle - 1;
	}
	return low;
}

function highestOf(sure: Uint32Array, possible: Uint32Array, bins: number, categories: number): number {
	let highest = 0;
	for (let bin = 0; bin < bins; bin++) {
		let height = 0;
		for (let at = bin * categories; at < (bin + 1) * categories; at++) height += sure[at]! + possible[at]!;
		highest = Math.max(highest, height);
	}
	return highest;
}
