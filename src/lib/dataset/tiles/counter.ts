import { IN, OUT, POSSIBLY } from '../answers.ts';
import { Growing } from '../growing.ts';
import { setAnswer, type BinnedSet, type Member } from './binned.ts';
import type { BinWindow } from './bins.ts';
import { seriesLetters } from './series.ts';
import { WindowSteps, type Stepped } from './windowsteps.ts';

const SERIES = seriesLetters.length;
const [IN_BIN, FROM, TO, MAY_FROM, MAY_TO] = [0, 1, 2, 3, 4] as const;
/** So many bins at most are passed one by one: about as many cost as much as counting anew. */
const MOST_STEPS = 32;

/**
 * Counts of many marks in a window of whole bins. A step of the window is what `WindowSteps` has of the bins that its ends pass. For a
 * window elsewhere, of each series the sums are kept with the bins where they change: a count is the difference of two of them.
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
	/** Behind those series stands one for every length of the ranges of a pair: its pair, and the bins of each range. */
	readonly #rangePair: Uint32Array;
	readonly #rangeBins: Uint32Array;
	/** Where the four ends that a range is asked for stand in its series. */
	readonly #rangeEnds: Uint32Array[];
	readonly #sets: [pair: number, set: BinnedSet][] = [];
	/** What each set was counted as. */
	readonly #answers: Uint8Array;
	#steps: WindowSteps | undefined;
	/** The window that is counted; null: an empty one. */
	#window: BinWindow | null = null;

	/** @param texts of each mark, of each category as `SeriesWriter` gives them; `undefined` and '' are no events */
	constructor(texts: readonly (readonly (string | undefined)[])[], categories: number) {
		this.marks = texts.length;
		this.categories = categories;
		const pairs = texts.length * categories;
		this.counts = new Uint32Array(pairs * 2);
		this.undated = new Uint32Array(pairs);
		const bins = new Growing(new Uint32Array());
		const sums = new Growing(new Int32Array());
		const starts = new Growing(new Uint32Array());
		const ranges: Ranges = [];
		starts.push(0);
		for (let pair = 0; pair < pairs; pair++) {
			const text = texts[Math.floor(pair / categories)]![pair % categories] ?? '';
			const parts = new Map(text.split(';').map((part) => [part[0] ?? '', part.slice(2)]));
			for (const letter of seriesLetters) {
				readSeries(parts.get(letter), bins, sums);
				starts.push(bins.length);
			}
			readRanges(parts.get('r'), pair, ranges);
			for (const set of readSets(parts.get('s'))) this.#sets.push([pair, set]);
			this.undated[pair] = Number(parts.get('d') ?? 0);
		}
		for (const { first } of ranges) {
			let sum = 0;
			for (const [bin, n] of first) {
				bins.push(bin);
				sums.push((sum += n));
			}
			starts.push(bins.length);
		}
		this.#start = starts.numbers.slice();
		this.#rangePair = Uint32Array.from(ranges, ({ pair }) => pair);
		this.#rangeBins = Uint32Array.from(ranges, ({ length }) => length);
		this.#bins = Uint16Array.from(bins.numbers);
		this.#sums = sums.numbers.slice();
		this.#low = this.#start.slice(0, -1);
		this.#high = this.#start.slice(0, -1);
		this.#rangeEnds = [this.#low, this.#high, this.#low.slice(), this.#low.slice()];
		this.#answers = new Uint8Array(this.#sets.length);
	}

	/** Made with the first step: who only looks at the map needs none. */
	#makeSteps(): WindowSteps {
		const pairs = Array.from(this.undated.keys());
		const each = (letter: number, answer: 0 | 1, shift = 0): Stepped[] =>
			pairs.map((pair) => ({ series: pair * SERIES + letter, cell: pair * 2 + answer, shift }));
		const ranges = Array.from(this.#rangePair, (pair, at) => ({
			...{ series: pairs.length * SERIES + at, cell: pair * 2 },
			bins: this.#rangeBins[at]!
		}));
		return new WindowSteps(
			{ start: this.#start, bins: this.#bins, sums: this.#sums },
			{
				both: each(IN_BIN, 0),
				entering: [
					...[...each(FROM, 0), ...each(MAY_FROM, 1)],
					...ranges.map(({ series, cell }) => ({ series, cell: cell + 1 }))
				],
				// What ends before a bin has been left with the bin before.
				leaving: [
					...[...each(TO, 0, -1), ...each(MAY_TO, 1, -1)],
					...ranges.map(({ series, cell, bins }) => ({ series, cell: cell + 1, shift: bins - 1 }))
				],
				firsts: ranges.map(({ series, cell, bins }) => ({ series, cell, reach: bins })),
				lasts: ranges.map(({ series, cell, bins }) => ({ series, cell, shift: bins - 1, reach: 0 }))
			}
		);
	}

	/** Bytes that it takes, about: by this a store of them is kept within bounds. */
	get bytes(): number {
		const { counts, undated } = this;
		const held = [counts, undated, this.#start, this.#bins, this.#sums, ...this.#rangeEnds];
		return [...held, this.#rangePair, this.#rangeBins].reduce(
			(sum, { byteLength }) => sum + byteLength,
			this.#sets.length * 200 + (this.#steps?.bytes ?? 0)
		);
	}

	/** Counts the window's events, in `counts`. */
	setWindow(window: BinWindow): void {
		const { from, to } = window;
		const before = this.#window;
		this.#window = from < to ? { from, to } : null;
		if (!this.#window) {
			this.counts.fill(0);
			this.#answers.fill(OUT);
		} else if (before && Math.abs(from - before.from) + Math.abs(to - before.to) <= MOST_STEPS) {
			(this.#steps ??= this.#makeSteps()).move(this.counts, before, window);
			this.#countSets(from, to);
		} else {
			this.#countAnew(from, to);
			this.#answers.fill(OUT);
			this.#countSets(from, to);
		}
	}

	#countAnew(from: number, to: number): void {
		const { counts } = this;
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
		this.#countRanges(from, to);
	}

	/** Asks every set, and counts those whose answer is another than before. */
	#countSets(from: number, to: number): void {
		const count = (pair: number, answer: number, by: 1 | -1): void => {
			if (answer === IN) this.counts[pair * 2]! += by;
			else if (answer === POSSIBLY) this.counts[pair * 2 + 1]! += by;
		};
		this.#sets.forEach(([pair, set], at) => {
			const answer = setAnswer(set, from, to);
			if (answer === this.#answers[at]) return;
			count(pair, this.#answers[at]!, -1);
			count(pair, answer, 1);
			this.#answers[at] = answer;
		});
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
		const fixed = this.undated.length * SERIES;
		this.#rangePair.forEach((pair, at) => {
			if (pair >= first && pair < end) sum += this.#before(this.#low, fixed + at, bin);
		});
		for (const [pair, { members }] of this.#sets)
			if (pair >= first && pair < end && members.some(([, from]) => from < bin)) sum++;
		return sum;
	}

	/** Of the ranges of one length those that touch the window begin in one stretch of bins, and those that it holds in another. */
	#countRanges(from: number, to: number): void {
		const { counts } = this;
		const [low, high, held, holding] = this.#rangeEnds as [
			Uint32Array,
			Uint32Array,
			Uint32Array,
			Uint32Array
		];
		const fixed = this.undated.length * SERIES;
		for (let at = 0; at < this.#rangePair.length; at++) {
			const series = fixed + at;
			const bins = this.#rangeBins[at]!;
			const touching =
				this.#before(high, series, to) - this.#before(low, series, Math.max(0, from - bins + 1));
			if (touching === 0) continue;
			const inside =
				to - from < bins
					? 0
					: this.#before(holding, series, to - bins + 1) - this.#before(held, series, from);
			const pair = this.#rangePair[at]! * 2;
			counts[pair]! += inside;
			counts[pair + 1]! += touching - inside;
		}
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

/** The ranges of one length at one mark, of one category: in which bin they begin, and how many. */
type Ranges = { pair: number; length: number; first: [bin: number, n: number][] }[];

function readRanges(text: string | undefined, pair: number, ranges: Ranges): void {
	if (text === undefined) return;
	const numbers = numbersOf(text);
	const byLength = new Map<number, [number, number][]>();
	let first = 0;
	for (let at = 0; at + 2 < numbers.length; at += 3) {
		first += numbers[at]!;
		const those = byLength.get(numbers[at + 1]!);
		if (those) those.push([first, numbers[at + 2]!]);
		else byLength.set(numbers[at + 1]!, [[first, numbers[at + 2]!]]);
	}
	for (const [length, each] of byLength) ranges.push({ pair, length, first: each });
}

function readSets(text: string | undefined): BinnedSet[] {
	if (text === undefined) return [];
	return (JSON.parse(text) as [BinnedSet['mode'], ...Member[]][]).map(([mode, ...members]) => ({
		mode,
		members
	}));
}
