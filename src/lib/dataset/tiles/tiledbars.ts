import { DAY } from '#lib/time/range.ts';
import { highestOf, MOST_BINS, type Histogram } from '../histogram.ts';
import { binAt, binsOf, type Grid } from './bins.ts';
import { TileCounter } from './counter.ts';

/** Events of one category somewhere within the bins from `from` up to, but not, `to`. */
interface Ranges {
	category: number;
	from: number;
	to: number;
	n: number;
}

/** The bars of a histogram of time from the counts of all events of an atlas in tiles. */
export class TiledBars {
	readonly #grid: Grid;
	readonly #counter: TileCounter;
	readonly #categories: number;
	/** Events in one bin alone, before each: `[bin * categories + category]`. */
	readonly #before: Uint32Array;
	readonly #ranges: Ranges[] = [];

	/** @param texts of each category, as `SeriesWriter` gives them */
	constructor(texts: readonly string[], grid: Grid) {
		const categories = texts.length;
		this.#grid = grid;
		this.#categories = categories;
		this.#counter = new TileCounter([texts], categories);
		this.#before = new Uint32Array((binsOf(grid) + 1) * categories);
		texts.forEach((text, category) => {
			for (const part of text.split(';')) {
				const numbers = part.slice(2).split(' ').map(Number);
				if (part.startsWith('i ')) this.#takeBins(numbers, category);
				else if (part.startsWith('r ')) this.#takeRanges(numbers, category);
			}
		});
		for (let at = categories; at < this.#before.length; at++)
			this.#before[at]! += this.#before[at - categories]!;
	}

	/**
	 * Counts into bars as `MaskedBars.histogram` does; lanes are not told one by one.
	 *
	 * @param edges UTC ms, ascending, each within the grid an edge of it
	 * @param kinds one byte a category: 1 where it is counted
	 */
	histogram(edges: readonly number[], kinds: ArrayLike<number>): Histogram {
		const categories = this.#categories;
		const bounds = edges.map((edge) => binAt(this.#grid, edge / DAY));
		const bars = bounds.length - 1;
		const sure = new Uint32Array(bars * categories);
		const possible = new Uint32Array(bars * categories);
		let told = 0;
		for (let bar = 0; bar < bars; bar++)
			for (let of = 0; of < categories; of++) {
				if (!kinds[of]) continue;
				const [first, end] = [bounds[bar]! * categories + of, bounds[bar + 1]! * categories + of];
				told += sure[bar * categories + of] = this.#before[end]! - this.#before[first]!;
			}
		for (const { category, from, to, n } of this.#ranges) {
			if (!kinds[category] || to <= bounds[0]! || from >= bounds[bars]!) continue;
			const [first, last] = [barOf(bounds, from), barOf(bounds, to - 1)];
			if (last - first >= MOST_BINS || from === 0 || to === binsOf(this.#grid)) continue;
			const within = first === last && from >= bounds[0]! && to <= bounds[bars]!;
			const counts = within ? sure : possible;
			for (let bar = first; bar <= last; bar++) counts[bar * categories + category]! += n;
			told += n;
		}
		this.#counter.setWindow({ from: bounds[0]!, to: bounds[bars]! });
		const all = this.#counter.counts.reduce((sum, n, at) => sum + (kinds[at >> 1] ? n : 0), 0);
		const highest = highestOf(sure, possible, bars, categories);
		return { sure, possible, lanes: [], more: all - told, highest };
	}

	#takeBins(numbers: readonly number[], category: number): void {
		let bin = 0;
		for (let at = 0; at + 1 < numbers.length; at += 2) {
			bin += numbers[at]!;
			this.#before[(bin + 1) * this.#categories + category]! += numbers[at + 1]!;
		}
	}
	#takeRanges(numbers: readonly number[], category: number): void {
		let from = 0;
		for (let at = 0; at + 2 < numbers.length; at += 3) {
			from += numbers[at]!;
			this.#ranges.push({ category, from, to: from + numbers[at + 1]!, n: numbers[at + 2]! });
		}
	}
}

/** The bar that holds a bin, clamped to the first and last. */
function barOf(bounds: readonly number[], bin: number): number {
	let [low, high] = [0, bounds.length - 2];
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (bounds[middle]! <= bin) low = middle;
		else high = middle - 1;
	}
	return low;
}
