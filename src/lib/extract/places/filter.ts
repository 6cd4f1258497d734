import type { Evidence } from './evidence.ts';

/** Weights of a linear filter by name of evidence; unknown evidence weighs nothing. */
export interface Filter {
	bias: number;
	weights: Readonly<Record<string, number>>;
}

/** Both passes: by name and words alone, then with what the rest of the document means. */
export interface Model {
	first: Filter;
	second: Filter;
	/** The least chance with which a mention is proposed. */
	threshold: number;
}

/** Weights as they are looked up, by filter. */
const tables = new WeakMap<Filter, ReadonlyMap<string, number>>();

/** The chance of a mention, 0 to 1. */
export function chanceOf(filter: Filter, evidence: Evidence): number {
	let weights = tables.get(filter);
	if (!weights) tables.set(filter, (weights = new Map(Object.entries(filter.weights))));
	let sum = filter.bias;
	for (const name of evidence) sum += weights.get(name) ?? 0;
	return 1 / (1 + Math.exp(-sum));
}
