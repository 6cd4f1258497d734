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

/** The chance of a mention, 0 to 1. */
export function chanceOf(filter: Filter, evidence: Evidence): number {
	let sum = filter.bias;
	for (const name of evidence) if (Object.hasOwn(filter.weights, name)) sum += filter.weights[name]!;
	return 1 / (1 + Math.exp(-sum));
}
