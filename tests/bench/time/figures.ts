/** Least and greatest of several runs. */
export type Spread = [least: number, greatest: number];

export function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const spreadOf = (values: readonly number[]): Spread => [Math.min(...values), Math.max(...values)];
