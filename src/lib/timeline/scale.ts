import { DAY } from '#lib/time/range.ts';

/** A stretch of time with both ends known: UTC ms, half-open. */
export interface Stretch {
	from: number;
	to: number;
}

/** Maps the time of a stretch to the pixels of a plot and back. */
export interface Scale {
	width: number;
	/** Pixels from the plot's left edge, whichever way time runs; outside the plot for instants outside the stretch. */
	x(time: number): number;
	/** The instant (UTC ms, not rounded) at a number of pixels from the left edge. */
	time(x: number): number;
	/** Left edge and width in pixels of a span, cut to the plot; null where it does not meet it. */
	box(from: number, to: number): { x: number; width: number } | null;
	/** Milliseconds that a move of one pixel to the right is worth: negative where time runs right to left. */
	perPixel: number;
	/** 1 where later is to the right, else -1. */
	forward: 1 | -1;
}

/** A linear scale over `width` pixels. With `rtl`, later lies to the left. */
export function scaleOf({ from, to }: Stretch, width: number, rtl: boolean): Scale {
	const span = Math.max(to - from, 1);
	const forward = rtl ? -1 : 1;
	const x = (time: number): number => {
		const along = ((time - from) / span) * width;
		return rtl ? width - along : along;
	};
	return {
		width,
		x,
		time: (at) => from + ((rtl ? width - at : at) / (width || 1)) * span,
		box(start, end) {
			const a = x(Math.max(start, from));
			const b = x(Math.min(end, to));
			return start < to && end > from && start < end ? { x: Math.min(a, b), width: Math.abs(b - a) } : null;
		},
		perPixel: (forward * span) / (width || 1),
		forward
	};
}

/** The nearest start of a day (UTC ms), or one of `edges` where that lies within `reach` ms. */
export function snap(time: number, edges: readonly number[], reach: number): number {
	let best = Math.round(time / DAY) * DAY;
	let least = reach;
	for (const edge of edges) {
		const away = Math.abs(edge - time);
		if (away <= least) [best, least] = [edge, away];
	}
	return best;
}
