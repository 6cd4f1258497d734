import { DAY } from '#lib/time/range.ts';
import type { When } from '#lib/time/when.ts';
import {
	endDay,
	firstDay,
	LASTING,
	MOMENT,
	OPEN_FROM,
	OPEN_TO,
	SET,
	UNDATED,
	type Columns
} from './columns.ts';
import { highestOf, MOST_BINS, type Histogram, type Lane } from './histogram.ts';
import { isAscending, order, pick, position } from './order.ts';

/** So many lanes are told one by one, the longest; the rest are counted. */
const MOST_LANES = 1000;
/** Days for which it pays to note the bin of each. */
const LONGEST_TABLE = 400_000;

/** Dates that are not one day, and the dates of sets, the longest first: bars in some bins, or lanes. */
interface Wide {
	event: Uint32Array;
	from: Int32Array;
	to: Int32Array;
	/** The date itself where it is one of a set. */
	members: ReadonlyMap<number, When>;
}

/**
 * The bars of a histogram of time, for any bins at once: events known to the day are counted once a filter, so that other
 * bins of the same events are differences between two sums.
 */
export class Bars {
	readonly #columns: Columns;
	/** Days on which anything is known to have happened, ascending. */
	readonly #days: Int32Array;
	/** For each event known to the day, which of these it is; -1 for all others. */
	readonly #dayOf: Int32Array;
	readonly #wide: Wide;

	constructor(columns: Columns) {
		this.#columns = columns;
		const { events, from } = columns;
		const daily = dailyOf(columns);
		this.#dayOf = new Int32Array(events).fill(-1);
		const days = new Int32Array(daily.length);
		let n = 0;
		for (const event of daily) {
			const day = from[event]!;
			if (n === 0 || days[n - 1] !== day) days[n++] = day;
			this.#dayOf[event] = n - 1;
		}
		this.#days = days.slice(0, n);
		this.#wide = wideOf(columns, this.#dayOf);
	}

	/** The bars of those events that `mask` lets through, which has one byte an event. One pass over the events. */
	of(mask: Uint8Array): MaskedBars {
		const { categories, category } = this.#columns;
		const sums = new Uint32Array((this.#days.length + 1) * categories);
		for (let event = 0; event < mask.length; event++) {
			const day = this.#dayOf[event]!;
			if (mask[event] && day >= 0) sums[(day + 1) * categories + category[event]!]!++;
		}
		for (let at = categories; at < sums.length; at++) sums[at]! += sums[at - categories]!;
		const { event } = this.#wide;
		const rows = new Uint32Array(event.length);
		let n = 0;
		for (let row = 0; row < event.length; row++) if (mask[event[row]!]) rows[n++] = row;
		return new MaskedBars(this.#columns, this.#days, sums, this.#wide, rows.subarray(0, n));
	}
}

/** The bars of the events that pass a filter. */
export class MaskedBars {
	readonly #columns: Columns;
	readonly #days: Int32Array;
	/** Events of each category before each day: `[day * categories + category]`. */
	readonly #sums: Uint32Array;
	readonly #wide: Wide;
	/** Those of the wide dates that are let through. */
	readonly #rows: Uint32Array;

	constructor(columns: Columns, days: Int32Array, sums: Uint32Array, wide: Wide, rows: Uint32Array) {
		this.#columns = columns;
		this.#days = days;
		this.#sums = sums;
		this.#wide = wide;
		this.#rows = rows;
	}

	/**
	 * Counts into bins with the ascending `edges` (n + 1 for n bins; UTC ms, each the first of a day). Only what meets the
	 * span of the edges is counted; undated events are not.
	 */
	histogram(edges: readonly number[]): Histogram {
		const { categories, category, kind, sets } = this.#columns;
		const bounds = Int32Array.from(edges, (edge) => edge / DAY);
		const bins = bounds.length - 1;
		const sure = new Uint32Array(bins * categories);
		const possible = new Uint32Array(bins * categories);
		let before = position(this.#days, bounds[0]!);
		for (let bin = 0; bin < bins; bin++) {
			const after = position(this.#days, bounds[bin + 1]!);
			for (let of = 0; of < categories; of++)
				sure[bin * categories + of] =
					this.#sums[after * categories + of]! - this.#sums[before * categories + of]!;
			before = after;
		}

		const binOf = finder(bounds);
		const lanes: Lane[] = [];
		let more = 0;
		const seen = new Map<number, Set<number>>();
		const { event: events, from: starts, to: ends, members } = this.#wide;
		const rows = this.#rows;
		const [start, end] = [bounds[0]!, bounds[bins]!];
		for (let at = 0; at < rows.length; at++) {
			const row = rows[at]!;
			const from = starts[row]!;
			const to = ends[row]!;
			if (to <= start || from >= end) continue;
			const event = events[row]!;
			const several = kind[event] === SET;
			const lasts = several ? members.get(row)!.kind === 'lasting' : kind[event] === LASTING;
			const first = binOf(from);
			const last = binOf(to - 1);
			const open = from === OPEN_FROM || to === OPEN_TO;
			if (open || last - first >= (lasts ? 1 : MOST_BINS)) {
				if (lanes.length < MOST_LANES) lanes.push(this.#laneOf(row, lasts));
				else more++;
				continue;
			}
			const within = from >= start && to <= end && first === last;
			const either = several && sets.get(event)!.set!.mode === 'one';
			const counts = within && !either ? sure : possible;
			for (let bin = first; bin <= last; bin++) {
				// Two dates of one event in one bin are one event.
				if (several) {
					const known = seen.get(event) ?? new Set();
					if (known.has(bin)) continue;
					seen.set(event, known.add(bin));
				}
				counts[bin * categories + category[event]!]!++;
			}
		}
		return { sure, possible, lanes, more, highest: highestOf(sure, possible, bins, categories) };
	}

	#laneOf(row: number, lasts: boolean): Lane {
		const { event, from, to, members } = this.#wide;
		const { sureFrom, sureTo } = this.#columns;
		const [first, end] = [msOf(from[row]!), msOf(to[row]!)];
		const member = members.get(row);
		const surely = member
			? [member.surelyFrom ?? -Infinity, member.surelyTo ?? Infinity]
			: [msOf(sureFrom[event[row]!]!), msOf(sureTo[event[row]!]!)];
		const surelyFrom = lasts ? surely[0]! : first;
		return {
			event: event[row]!,
			from: first,
			to: end,
			kind: lasts ? 'lasting' : 'somewhere',
			surely: { from: surelyFrom, to: lasts ? Math.max(surelyFrom, surely[1]!) : first }
		};
	}
}

const msOf = (day: number): number =>
	day === OPEN_FROM ? -Infinity : day === OPEN_TO ? Infinity : day * DAY;

/** The events that are known to the day, in order of it. */
function dailyOf({ events, kind, from, to }: Columns): Uint32Array {
	const found = new Uint32Array(events);
	let n = 0;
	for (let event = 0; event < events; event++)
		if (kind[event] === MOMENT && to[event]! - from[event]! === 1) found[n++] = event;
	const daily = found.subarray(0, n);
	const days = pick(from, daily);
	return isAscending(days) ? daily : pick(daily, order(days));
}

function wideOf({ events, kind, from, to, sets }: Columns, dayOf: Int32Array): Wide {
	let rows = 0;
	for (let event = 0; event < events; event++) {
		if (kind[event] === SET) rows += sets.get(event)!.set!.members.length;
		else if (kind[event] !== UNDATED && dayOf[event]! < 0) rows++;
	}
	const unordered = { event: new Uint32Array(rows), from: new Int32Array(rows), to: new Int32Array(rows) };
	const dates = new Map<number, When>();
	let n = 0;
	const add = (event: number, first: number, end: number): void => {
		unordered.event[n] = event;
		unordered.from[n] = first;
		unordered.to[n++] = end;
	};
	for (let event = 0; event < events; event++) {
		if (kind[event] === SET) {
			for (const member of sets.get(event)!.set!.members) {
				dates.set(n, member);
				add(event, firstDay(member.earliest), endDay(member.latest));
			}
		} else if (kind[event] !== UNDATED && dayOf[event]! < 0) add(event, from[event]!, to[event]!);
	}
	const shorter = new Int32Array(rows);
	for (let row = 0; row < rows; row++)
		shorter[row] = Math.max(OPEN_FROM, unordered.from[row]! - unordered.to[row]!);
	const positions = order(shorter);
	const members = new Map<number, When>();
	if (dates.size > 0) {
		positions.forEach((was, row) => {
			const date = dates.get(was);
			if (date) members.set(row, date);
		});
	}
	return {
		event: pick(unordered.event, positions),
		from: pick(unordered.from, positions),
		to: pick(unordered.to, positions),
		members
	};
}

/** Gives the bin that holds a day, clamped to the first and last: from a table, where that is not too long. */
function finder(bounds: Int32Array): (day: number) => number {
	const bins = bounds.length - 1;
	const first = bounds[0]!;
	const days = bounds[bins]! - first;
	if (days > LONGEST_TABLE) return (day) => Math.min(Math.max(position(bounds, day + 1) - 1, 0), bins - 1);
	const table = new Int32Array(days);
	for (let bin = 0; bin < bins; bin++) table.fill(bin, bounds[bin]! - first, bounds[bin + 1]! - first);
	return (day) => table[Math.min(Math.max(day - first, 0), days - 1)]!;
}
