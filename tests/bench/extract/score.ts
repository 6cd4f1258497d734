import { distanceKm } from '#lib/extract/places/recognise.ts';
import type { Gold } from './corpus.ts';

/** Within how many km a place counts as found. */
export const NEAR_KM = 161;

/** A proposed place; offsets are code points, half-open. */
export interface Found {
	start: number;
	end: number;
	lon: number | null;
	lat: number | null;
}

/** Counts of one document. */
export interface Tally {
	/** Predictions with coordinates, marked places with coordinates, and pairs of them within 161 km. */
	predicted: number;
	gold: number;
	hits: number;
	/** All predictions and marked places, pairs that overlap, and pairs of one span. */
	allPredicted: number;
	allGold: number;
	overlaps: number;
	exact: number;
}

/** A prediction with the marked place that it was matched to. */
export interface Pair {
	found: Found;
	gold: Gold;
}

/** Pairs spans that overlap, one to one, longest overlap first; the earlier wins where they are equal. */
export function pairs(found: readonly Found[], gold: readonly Gold[]): Pair[] {
	const possible = found.flatMap((one) =>
		gold.flatMap((mark) => {
			const overlap = Math.min(one.end, mark.end) - Math.max(one.start, mark.start);
			return overlap > 0 ? [{ found: one, gold: mark, overlap }] : [];
		})
	);
	possible.sort(
		(a, b) => b.overlap - a.overlap || a.found.start - b.found.start || a.gold.start - b.gold.start
	);
	const taken = new Set<unknown>();
	return possible.filter((pair) => {
		if (taken.has(pair.found) || taken.has(pair.gold)) return false;
		taken.add(pair.found).add(pair.gold);
		return true;
	});
}

/** Whether a pair lies within 161 km; false where either has no coordinates. */
export function isHit({ found, gold }: Pair): boolean {
	if (found.lat === null || found.lon === null || gold.lat === null || gold.lon === null) return false;
	return distanceKm(found.lon, found.lat, gold.lon, gold.lat) <= NEAR_KM;
}

export function tally(found: readonly Found[], gold: readonly Gold[]): Tally {
	const matched = pairs(found, gold);
	return {
		predicted: found.filter(({ lat }) => lat !== null).length,
		gold: gold.filter(({ lat }) => lat !== null).length,
		hits: matched.filter(isHit).length,
		allPredicted: found.length,
		allGold: gold.length,
		overlaps: matched.length,
		exact: matched.filter((pair) => pair.found.start === pair.gold.start && pair.found.end === pair.gold.end)
			.length
	};
}

export interface Measures {
	precision: number;
	recall: number;
	f1: number;
}

/** Precision, recall and F1 in per cent. */
export function measures(hits: number, predicted: number, gold: number): Measures {
	const precision = predicted > 0 ? (100 * hits) / predicted : 0;
	const recall = gold > 0 ? (100 * hits) / gold : 0;
	return { precision, recall, f1: hits > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

export function sum(tallies: readonly Tally[]): Tally {
	const total: Tally = { predicted: 0, gold: 0, hits: 0, allPredicted: 0, allGold: 0, overlaps: 0, exact: 0 };
	for (const one of tallies) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += one[key];
	return total;
}

/** The 95 % interval of the end-to-end F1: 1,000 draws of documents with replacement, always the same. */
export function interval(tallies: readonly Tally[]): [number, number] {
	let seed = 1;
	const chance = () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const drawn = Array.from({ length: 1000 }, () => {
		let [hits, predicted, gold] = [0, 0, 0];
		for (let index = 0; index < tallies.length; index++) {
			const one = tallies[Math.floor(chance() * tallies.length)]!;
			hits += one.hits;
			predicted += one.predicted;
			gold += one.gold;
		}
		return measures(hits, predicted, gold).f1;
	}).sort((a, b) => a - b);
	return [drawn[24]!, drawn[975]!];
}
