import { add, floorTo, type Calendar } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import { cut } from './cut.ts';
import type { Stretch } from './scale.ts';

/** The histogram never shows less than this: as many days as it has fewest bins. */
export const LEAST = 20 * DAY;
/** Room on either side of a fitted window, as a share of it. */
const MARGIN = 0.14;
/** A window this small a share of the stretch cannot be read or grasped. */
const TOO_SMALL = 0.04;

const length = ({ from, to }: Stretch): number => to - from;

/** The whole years around the atlas's span: all that the overview shows, and as far as the stretch goes. */
export function wholeYears({ from, to }: Stretch, calendar: Calendar): Stretch {
	return {
		from: floorTo(from, 'year', calendar),
		to: add(floorTo(to - 1, 'year', calendar), 1, 'year', calendar)
	};
}

/** A stretch moved and, if need be, narrowed so that it lies within `whole`, and no shorter than `LEAST` if that allows. */
export function within(stretch: Stretch, whole: Stretch): Stretch {
	const span = Math.min(Math.max(length(stretch), LEAST), length(whole));
	const middle = (stretch.from + stretch.to) / 2;
	const from = Math.min(
		Math.max(length(stretch) < span ? middle - span / 2 : stretch.from, whole.from),
		whole.to - span
	);
	return { from, to: from + span };
}

/** The window with some room on either side, out to edges of the histogram's bins. */
export function fit(window: Stretch, whole: Stretch, calendar: Calendar): Stretch {
	const room = Math.max(length(window) * MARGIN, DAY);
	const rough = within({ from: window.from - room, to: window.to + room }, whole);
	const { edges } = cut(rough, calendar);
	return within({ from: edges[0]!, to: edges.at(-1)! }, whole);
}

/** Shorter (factor below 1) or longer by a factor; the instant `at` keeps its place on the screen where that is possible. */
export function zoom(stretch: Stretch, factor: number, at: number, whole: Stretch): Stretch {
	const span = Math.min(Math.max(length(stretch) * factor, LEAST), length(whole));
	const share = (at - stretch.from) / length(stretch);
	return within({ from: at - share * span, to: at + (1 - share) * span }, whole);
}

/** Moved by a number of ms, to either side, as far as the whole allows. */
export function pan(stretch: Stretch, by: number, whole: Stretch): Stretch {
	return within({ from: stretch.from + by, to: stretch.to + by }, whole);
}

/**
 * The stretch after the window has moved. One that shows the window stays; a window that leaves it pulls it along; one that
 * came from elsewhere (a link, the list) far off, too wide or too small to grasp is fitted anew.
 */
export function follow(
	stretch: Stretch,
	window: Stretch,
	whole: Stretch,
	calendar: Calendar,
	cause: 'dock' | 'elsewhere'
): Stretch {
	const inside = window.from >= stretch.from && window.to <= stretch.to;
	const tooSmall = cause === 'elsewhere' && length(window) < TOO_SMALL * length(stretch);
	if (inside && !tooSmall) return within(stretch, whole);
	const apart = window.to <= stretch.from || window.from >= stretch.to;
	if (tooSmall || apart || length(window) > length(stretch)) return fit(window, whole, calendar);
	return pan(
		stretch,
		window.from < stretch.from ? window.from - stretch.from : window.to - stretch.to,
		whole
	);
}

/** The stretch after two fingers, over the instants `held`, have moved to `from` and `to` (shares of its length, 0 to 1). */
export function pinched(
	held: readonly [number, number],
	from: number,
	to: number,
	whole: Stretch
): Stretch | null {
	const span = (held[1] - held[0]) / (to - from);
	if (!(span > 0) || !Number.isFinite(span)) return null;
	const start = held[0] - from * span;
	// Past the shortest and the longest stretch the fingers slide over it.
	if (span < LEAST || span > length(whole)) return null;
	return within({ from: start, to: start + span }, whole);
}
