import type { Point } from './mercator.ts';

/** More buttons than this no one steps through; the list has all events. */
export const MOST_BUTTONS = 200;

interface Placed extends Point {
	spot: { label: string };
}

/** The spots that get a button: those nearest to the map's middle, in the order of their names. */
export function reachable<T extends Placed>(placed: readonly T[], middle: Point, language: string): T[] {
	const distance = ({ x, y }: Point): number => Math.hypot(x - middle.x, y - middle.y);
	const kept =
		placed.length <= MOST_BUTTONS
			? [...placed]
			: [...placed].sort((a, b) => distance(a) - distance(b)).slice(0, MOST_BUTTONS);
	const collator = collatorOf(language);
	return kept.sort((a, b) => collator.compare(a.spot.label, b.spot.label));
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(language: string): Intl.Collator {
	let collator = collators.get(language);
	if (!collator) collators.set(language, (collator = new Intl.Collator(language)));
	return collator;
}
