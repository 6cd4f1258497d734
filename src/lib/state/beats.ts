import { dayAfter, firstFrom, type Showings } from './showings.ts';

/** A run at an even pace has at most this many steps: two minutes. */
export const MOST_BEATS = 120;

/** How many events a step at an even pace brings at least: one, or more where a run would have too many steps. */
export const beatSize = ({ opens }: Showings): number => Math.max(1, Math.ceil(opens.length / MOST_BEATS));

/**
 * The end of the window after the next step at an even pace: as many further events as `beatSize` have begun by then, and
 * all others of the same day. Null: none begins any more.
 */
export function nextBeat(showings: Showings, to: number): number | null {
	const { opens } = showings;
	const first = firstFrom(showings, to);
	if (first === opens.length) return null;
	const beat = dayAfter(opens[Math.min(first + beatSize(showings), opens.length) - 1]!);
	return Number.isFinite(beat) ? beat : null;
}

/** The end of the window before the last step at an even pace; null: there was none. */
export function lastBeat(showings: Showings, to: number): number | null {
	const { opens } = showings;
	let at = firstFrom(showings, to) - beatSize(showings) - 1;
	while (at >= 0 && dayAfter(opens[at]!) >= to) at--;
	return at >= 0 && Number.isFinite(opens[at]) ? dayAfter(opens[at]!) : null;
}
