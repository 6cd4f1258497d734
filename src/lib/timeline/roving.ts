/**
 * Which of `count` things in a row a key goes to from the one at `at`; null for a key that means nothing here. Left and
 * right follow the direction in which the row runs.
 */
export function roved(key: string, at: number, count: number, forward: 1 | -1): number | null {
	const by = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 1, ArrowUp: -1 }[key];
	if (by !== undefined) return Math.min(Math.max(at + by, 0), count - 1);
	return { Home: 0, End: count - 1 }[key] ?? null;
}
