import type { Histogram } from '#lib/dataset/histogram.ts';

/** A piece of a bar: `count` events of one category, all certain or all possible, from `base` upwards. */
export interface Block {
	category: number;
	possible: boolean;
	base: number;
	count: number;
}

/** The blocks of one bin from the bottom up: certain ones in the order of the legend, then possible ones likewise. */
export function stack(
	{ sure, possible }: Histogram,
	bin: number,
	categories: number,
	withPossible: boolean
): Block[] {
	const blocks: Block[] = [];
	let base = 0;
	for (const counts of withPossible ? [sure, possible] : [sure]) {
		for (let category = 0; category < categories; category++) {
			const count = counts[bin * categories + category]!;
			if (count === 0) continue;
			blocks.push({ category, possible: counts === possible, base, count });
			base += count;
		}
	}
	return blocks;
}

/** Events of one bin, certain and possible. */
export function tally(
	{ sure, possible }: Histogram,
	bin: number,
	categories: number
): { sure: number; possible: number } {
	const sum = (counts: Uint32Array): number =>
		counts.subarray(bin * categories, (bin + 1) * categories).reduce((total, count) => total + count, 0);
	return { sure: sum(sure), possible: sum(possible) };
}

/** Counts for one or two grid lines, round numbers at least `least` apart: none without events. */
export function gridLines(highest: number, least = 1): number[] {
	if (highest < 1) return [];
	if (highest < least) return [highest];
	const fits = (n: number): boolean => n >= least && Math.floor(highest / n) <= 2;
	let step = 1;
	for (let power = 1; !fits(step); power *= 10) {
		step = [1, 2, 3, 4, 5, 10].map((n) => n * power).find(fits) ?? step;
	}
	return Array.from({ length: Math.floor(highest / step) }, (_, at) => (at + 1) * step);
}

/** Events that reach the top of the plot: so few are not drawn as towers. */
const LOWEST_TOP = 6;

/** Pixels that one event is high. */
export const unitHeight = (highest: number, height: number): number => height / Math.max(highest, LOWEST_TOP);
