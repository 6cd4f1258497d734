import type { BinWindow } from './bins.ts';

/** Series one after the other: where each begins, its bins in ascending order, and the sum of all up to and with each. */
export interface SeriesOf {
	start: Uint32Array;
	bins: Uint16Array;
	sums: Int32Array;
}

/** A series, and the number of the count that it changes; in `firsts` and `lasts` of the one behind it, too. */
export interface Stepped {
	series: number;
	cell: number;
	/** The change belongs to the bin so many behind its own. */
	shift?: number;
	/** The range's other end, so many bins behind its own. */
	reach?: number;
}

/** Which series change what where an end of the window passes a bin. */
export interface SteppedSeries {
	/** What the last bin of a window adds, and its first one takes away as it is left. */
	both: Stepped[];
	/** What the last bin adds besides. */
	entering: Stepped[];
	/** What is taken away besides as the first bin is left. */
	leaving: Stepped[];
	/** Ranges by their first bin and by their last: possible, and sure in a window that holds both. */
	firsts: Stepped[];
	lasts: Stepped[];
}

/**
 * Moves the ends of a window bin by bin and keeps counts up to date. What a bin changes lies together, over all marks: a step reads
 * some stretches of memory, where counting anew looks into every series.
 */
export class WindowSteps {
	readonly #both: Changes;
	readonly #entering: Changes;
	readonly #leaving: Changes;
	readonly #firsts: Changes;
	readonly #lasts: Changes;

	constructor(of: SeriesOf, { both, entering, leaving, firsts, lasts }: SteppedSeries) {
		this.#both = new Changes(of, both);
		this.#entering = new Changes(of, entering);
		this.#leaving = new Changes(of, leaving);
		this.#firsts = new Changes(of, firsts);
		this.#lasts = new Changes(of, lasts);
	}

	get bytes(): number {
		const all = [this.#both, this.#entering, this.#leaving, this.#firsts, this.#lasts];
		return all.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	/** Brings the counts of one window to those of another. Both hold a bin at least. */
	move(counts: Uint32Array, { from, to }: BinWindow, wanted: BinWindow): void {
		// It grows first, so that its ends never pass each other.
		while (to < wanted.to) this.#moveTo(counts, to++, from, 1);
		while (from > wanted.from) this.#moveFrom(counts, --from, to, 1);
		while (to > wanted.to) this.#moveTo(counts, --to, from, -1);
		while (from < wanted.from) this.#moveFrom(counts, from++, to, -1);
	}

	/** The window's end passes a bin. @param sign 1: the bin is taken in; -1: it is given up */
	#moveTo(counts: Uint32Array, bin: number, from: number, sign: 1 | -1): void {
		this.#both.add(counts, bin, sign);
		this.#entering.add(counts, bin, sign);
		this.#lasts.settle(counts, bin, sign, (first) => first >= from);
	}

	/** The window's start passes a bin. */
	#moveFrom(counts: Uint32Array, bin: number, to: number, sign: 1 | -1): void {
		this.#both.add(counts, bin, sign);
		this.#leaving.add(counts, bin, sign);
		this.#firsts.settle(counts, bin, sign, (end) => end <= to);
	}
}

/** Numbers that are added to counts, in the order of bins. */
class Changes {
	readonly #start: Uint32Array;
	readonly #cell: Uint32Array;
	readonly #by: Int32Array;
	/** The other ends of ranges; empty where there are none. */
	readonly #bound: Uint32Array;

	constructor({ start, bins, sums }: SeriesOf, those: readonly Stepped[]) {
		let [last, count] = [0, 0];
		for (const { series, shift = 0 } of those) {
			const end = start[series + 1]!;
			if (end === start[series]) continue;
			last = Math.max(last, bins[end - 1]! + shift);
			count += end - start[series]!;
		}
		this.#start = new Uint32Array(last + 2);
		for (const { series, shift = 0 } of those)
			for (let at = start[series]!; at < start[series + 1]!; at++) this.#start[bins[at]! + shift + 1]!++;
		for (let bin = 0; bin <= last; bin++) this.#start[bin + 1]! += this.#start[bin]!;

		const next = this.#start.slice();
		this.#cell = new Uint32Array(count);
		this.#by = new Int32Array(count);
		this.#bound = new Uint32Array(those.some(({ reach }) => reach !== undefined) ? count : 0);
		for (const { series, cell, shift = 0, reach = 0 } of those) {
			let before = 0;
			for (let at = start[series]!; at < start[series + 1]!; at++) {
				const to = next[bins[at]! + shift]!++;
				this.#cell[to] = cell;
				this.#by[to] = sums[at]! - before;
				if (this.#bound.length > 0) this.#bound[to] = bins[at]! + reach;
				before = sums[at]!;
			}
		}
	}

	get bytes(): number {
		const { byteLength } = this.#start;
		return byteLength + this.#cell.byteLength + this.#by.byteLength + this.#bound.byteLength;
	}

	/** Adds what a bin changes, or takes it away. */
	add(counts: Uint32Array, bin: number, sign: 1 | -1): void {
		const end = this.#start[bin + 1] ?? 0;
		for (let at = this.#start[bin]!; at < end; at++) counts[this.#cell[at]!]! += sign * this.#by[at]!;
	}

	/** Makes what is possible sure, or the other way, where the other end is within the window. */
	settle(counts: Uint32Array, bin: number, sign: 1 | -1, isWithin: (bound: number) => boolean): void {
		const end = this.#start[bin + 1] ?? 0;
		for (let at = this.#start[bin]!; at < end; at++) {
			if (!isWithin(this.#bound[at]!)) continue;
			counts[this.#cell[at]!]! += sign * this.#by[at]!;
			counts[this.#cell[at]! + 1]! -= sign * this.#by[at]!;
		}
	}
}
