import { Growing } from '../growing.ts';
import {
	NO_BIN,
	ONE_BIN,
	RANGE,
	ROUGH_SPAN,
	SEVERAL_DATES,
	SPAN,
	type Binned,
	type BinnedSet
} from './binned.ts';

/**
 * What is counted of the events of one category at one mark, as text. Parts stand between semicolons, each a letter and
 * numbers between spaces; bins are told as steps from the bin before.
 *
 * - `i step n …`: n events that are surely in any window that touches this bin
 * - `f step n …` and `t step n …`: n sure spans begin with this bin, n end before it
 * - `g step n …` and `u step n …`: the same of possible spans; n is negative where a span is sure and no more possible
 * - `r step bins n …`: n events somewhere within so many bins from this one on
 * - `s [[mode, [how, from, to, sureFrom, sureTo], …], …]`: events with several dates, one by one
 * - `d n`: n events without a date
 */
export const seriesLetters = ['i', 'f', 't', 'g', 'u'] as const;

const [IN, FROM, TO, MAY_FROM, MAY_TO] = [0, 1, 2, 3, 4];
const SERIES = seriesLetters.length;

/** Counts the events of one mark after the other. */
export class SeriesWriter {
	readonly #binned: Binned;
	readonly #category: Uint8Array;
	/** One more than bins: a span may end behind the last. */
	readonly #edges: number;
	readonly #counts: Int32Array;
	readonly #seen: Uint8Array;
	readonly #touched = new Growing(new Uint32Array());
	#ranges = new Map<number, number>();
	#sets: [category: number, set: BinnedSet][] = [];
	readonly #undated: Uint32Array;

	constructor(binned: Binned, category: Uint8Array, bins: number, categories: number) {
		this.#binned = binned;
		this.#category = category;
		this.#edges = bins + 1;
		this.#counts = new Int32Array(categories * SERIES * this.#edges);
		this.#seen = new Uint8Array(this.#counts.length);
		this.#undated = new Uint32Array(categories);
	}

	add(event: number): void {
		const { how, from, to, sureFrom, sureTo, sets } = this.#binned;
		const category = this.#category[event]!;
		const [first, end] = [from[event]!, to[event]!];
		switch (how[event]) {
			case NO_BIN:
				this.#undated[category]!++;
				break;
			case ONE_BIN:
				this.#count(category, IN!, first, 1);
				break;
			case SPAN:
				this.#count(category, FROM!, first, 1);
				this.#count(category, TO!, end, 1);
				break;
			case ROUGH_SPAN:
				this.#count(category, MAY_FROM!, first, 1);
				this.#count(category, MAY_TO!, end, 1);
				if (sureFrom[event]! >= sureTo[event]!) break;
				for (const [series, by] of [[FROM!, 1] as const, [MAY_FROM!, -1] as const])
					this.#count(category, series, sureFrom[event]!, by);
				for (const [series, by] of [[TO!, 1] as const, [MAY_TO!, -1] as const])
					this.#count(category, series, sureTo[event]!, by);
				break;
			case RANGE: {
				const key = (category * this.#edges + first) * this.#edges + end;
				this.#ranges.set(key, (this.#ranges.get(key) ?? 0) + 1);
				break;
			}
			case SEVERAL_DATES:
				this.#sets.push([category, sets.get(event)!]);
		}
	}

	/** The text of each category, '' where it has no event, of what was added since the last time. */
	take(): string[] {
		const parts: string[][] = Array.from(this.#undated, () => []);
		const touched = this.#touched.numbers.sort();
		let owner = -1;
		let before = 0;
		let words: (string | number)[] = [];
		const end = (): void => {
			if (words.length > 1) parts[Math.floor(owner / SERIES)]!.push(words.join(' '));
		};
		for (const key of touched) {
			const now = Math.floor(key / this.#edges);
			if (now !== owner) {
				end();
				owner = now;
				words = [seriesLetters[now % SERIES]!];
				before = 0;
			}
			const bin = key % this.#edges;
			const n = this.#counts[key]!;
			this.#counts[key] = 0;
			this.#seen[key] = 0;
			if (n === 0) continue;
			words.push(bin - before, n);
			before = bin;
		}
		end();
		this.#touched.length = 0;
		this.#takeRanges(parts);
		for (const [category, text] of this.#setTexts()) parts[category]!.push(text);
		this.#undated.forEach((n, category) => {
			if (n > 0) parts[category]!.push(`d ${n}`);
		});
		this.#undated.fill(0);
		return parts.map((each) => each.join(';'));
	}

	#count(category: number, series: number, bin: number, by: number): void {
		const key = (category * SERIES + series) * this.#edges + bin;
		this.#counts[key]! += by;
		if (this.#seen[key]) return;
		this.#seen[key] = 1;
		this.#touched.push(key);
	}

	#takeRanges(parts: string[][]): void {
		const words = parts.map((): (string | number)[] => ['r']);
		const before = new Uint32Array(parts.length);
		for (const [key, n] of [...this.#ranges].sort(([a], [b]) => a - b)) {
			const end = key % this.#edges;
			const first = Math.floor(key / this.#edges) % this.#edges;
			const category = Math.floor(key / this.#edges / this.#edges);
			words[category]!.push(first - before[category]!, end - first, n);
			before[category] = first;
		}
		words.forEach((each, category) => {
			if (each.length > 1) parts[category]!.push(each.join(' '));
		});
		this.#ranges = new Map();
	}

	#setTexts(): [number, string][] {
		const byCategory = new Map<number, unknown[]>();
		for (const [category, { mode, members }] of this.#sets)
			byCategory.set(category, [...(byCategory.get(category) ?? []), [mode, ...members]]);
		this.#sets = [];
		return [...byCategory].map(([category, sets]) => [category, `s ${JSON.stringify(sets)}`]);
	}
}
