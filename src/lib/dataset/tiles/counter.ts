import { IN, POSSIBLY } from '../answers.ts';
import { Growing } from '../growing.ts';
import { setAnswer, type BinnedSet, type Member } from './binned.ts';
import type { BinWindow } from './bins.ts';
import { seriesLetters } from './series.ts';

const SERIES = seriesLetters.length;
const [IN_BIN, FROM, TO, MAY_FROM, MAY_TO] = [0, 1, 2, 3, 4] as const;

/**
 * Counts of many marks in a window of whole bins. Of each series the sums are kept with the bins where they change, and where
 * the window's end stands in it: a step of the window moves that by what it passes, whatever the number of events.
 */
export class TileCounter {
	readonly marks: number;
	readonly categories: number;
	/** `[(mark * categories + category) * 2 + (0 sure | 1 possible)]`: distinct events of each mark, in the window last asked. */
	readonly counts: Uint32Array;
	/** `[mark * categories + category]`: events without a date. */
	readonly undated: Uint32Array;

	/** Where each series begins; its bins, and the sum of all up to and with each. */
	readonly #start: Uint32Array;
	readonly #bins: Uint16Array;
	readonly #sums: Int32Array;
	/** How many bins of each series lie before the window's end that it is asked for. */
	readonly #low: Uint32Array;
	readonly #high: Uint32Array;
	/** Four numbers each: the pair of mark and category, first bin, bin behind the last, how many. */
	readonly #ranges: Uint32Array;
	readonly #sets: [pair: number, set: BinnedSet][] = [];

	/** @param texts of each mark, of each category as `SeriesWriter` gives them; `undefined` and '' are no events */
	constructor(texts: readonly (readonly (string | undefined)[])[], categories: number) {
		this.marks = texts.length;
		this.categories = categories;
		const pairs = texts.length * categories;
		this.counts = new Uint32Array(pairs * 2);
		this.undated = new Uint32Array(pairs);
		this.#start = new Uint32Array(pairs * SERIES + 1);
		const bins = new Growing(new Uint32Array());
		const sums = new Growing(new Int32Array());
		const ranges = new Growing(new Uint32Array());
		for (let pair = 0; pair < pairs; pair++) {
			const text = texts[Math.floor(pair / categories)]![pair % categories] ?? '';
			const parts = new Map(text.split(';').map((part) => [part[0] ?? '', part.slice(2)]));
			seriesLetters.forEach((letter, series) => {
				readSeries(parts.get(letter), bins, sums);
				this.#start[pair * SERIES + series + 1] = bins.length;
			});
			readRanges(parts.get('r'), pair, ranges);
			for (const set of readSets(parts.get('s'))) this.#sets.push([pair, set]);
			this.undated[pair] = Number(parts.get('d') ?? 0);
		}
		this.#bins = Uint16Array.from(bins.numbers);
		this.#sums = sums.numbers.slice();
		this.#ranges = ranges.numbers.slice();
		this.#low = this.#start.slice(0, -1);
		this.#high = this.#start.slice(0, -1);
	}

	/** Bytes that it takes, about: by this a store of them is kept within bounds. */
	get bytes(): number {
		const { counts, undated } = this;
		return [counts, undated, this.#start, this.#bins, this.#sums, this.#low, this.#high, this.#ranges].reduce(
			(sum, { byteLength }) => sum + byteLength,
			this.#sets.length * 200
		);
	}

	/** Counts the window's events anew, in `counts`. */
	setWindow({ from, to }: BinWindow): void {
		const { counts } = this;
		if (from >= to) {
			counts.fill(0);
			return;
		}
		const pairs = this.undated.length;
		for (let pair = 0; pair < pairs; pair++) {
			const at = pair * SERIES;
			// Series of one category without any event stand at one place.
			if (this.#start[at] === this.#start[at + SERIES]) {
				counts[pair * 2] = 0;
				counts[pair * 2 + 1] = 0;
				continue;
			}
			counts[pair * 2] =
				this.#before(this.#high, at + IN_BIN, to) -
				this.#before(this.#low, at + IN_BIN, from) +
				this.#before(this.#high, at + FROM, to) -
				this.#before(this.#low, at + TO, from + 1);
			counts[pair * 2 + 1] =
				this.#before(this.#high, at + MAY_FROM, to) - this.#before(this.#low, at + MAY_TO, from + 1);
		}
		const ranges = this.#ranges;
		for (let at = 0; at < ranges.length; at += 4) {
			const [first, end] = [ranges[at + 1]!, ranges[at + 2]!];
			if (first >= to || end <= from) continue;
			counts[ranges[at]! * 2 + (first >= from && end <= to ? 0 : 1)]! += ranges[at + 3]!;
		}
		for (const [pair, set] of this.#sets) {
			const answer = setAnswer(set, from, to);
			if (answer === IN) counts[pair * 2]!++;
			else if (answer === POSSIBLY) counts[pair * 2 + 1]!++;
		}
	}

	/**
	 * How many dated events of a mark begin, or may begin, before a bin. Rows of a place are in order of first day: those that begin in a
	 * window follow upon so many.
	 */
	begunBefore(mark: number, bin: number): number {
		const [first, end] = [mark * this.categories, (mark + 1) * this.categories];
		let sum = 0;
		for (let pair = first; pair < end; pair++)
			for (const series of [IN_BIN, FROM, MAY_FROM])
				sum += this.#before(this.#low, pair * SERIES + series, bin);
		const ranges = this.#ranges;
		for (let at = 0; at < ranges.length; at += 4)
			if (ranges[at]! >= first && ranges[at]! < end && ranges[at + 1]! < bin) sum += ranges[at + 3]!;
		for (const [pair, { members }] of this.#sets)
			if (pair >= first && pair < end && members.some(([, from]) => from < bin)) sum++;
		return sum;
	}

	/** The sum of a series before a bin. */
	#before(ends: Uint32Array, series: number, bin: number): number {
		const [bins, first, end] = [this.#bins, this.#start[series]!, this.#start[series + 1]!];
		let at = ends[series]!;
		while (at < end && bins[at]! < bin) at++;
		while (at > first && bins[at - 1]! >= bin) at--;
		ends[series] = at;
		return at === first ? 0 : this.#sums[at - 1]!;
	}
}

const numbersOf = (text: string): number[] => text.split(' ').map(Number);

function readSeries(text: string | undefined, bins: Growing<Uint32Array>, sums: Growing<Int32Array>): void {
	if (text === undefined) return;
	const numbers = numbersOf(text);
	let [bin, sum] = [0, 0];
	for (let at = 0; at + 1 < numbers.length; at += 2) {
		bins.push((bin += numbers[at]!));
		sums.push((sum += numbers[at + 1]!));
	}
}

function readRanges(text: string | undefined, pair: number, ranges: Growing<Uint32Array>): void {
	if (text === undefined) return;
	const numbers = numbersOf(text);
	let first = 0;
	for (let at = 0; at + 2 < numbers.length; at += 3) {
		first += numbers[at]!;
		for (const number of [pair, first, first + numbers[at + 1]!, numbers[at + 2]!]) ranges.push(number);
	}
}

function readSets(text: string | undefined): BinnedSet[] {
	if (text === undefined) return [];
	return (JSON.parse(text) as [BinnedSet['mode'], ...Member[]][]).map(([mode, ...members]) => ({
		mode,
		members
	}));
}
