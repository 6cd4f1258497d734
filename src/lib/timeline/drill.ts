import type { Calendar } from '#lib/time/calendar.ts';
import type { Stretch } from './scale.ts';
import { fit } from './stretch.ts';

/** A stretch this much shorter than another is worth going to. */
const WORTH = 0.75;

const length = ({ from, to }: Stretch): number => to - from;

/** Whether the window is a bar's own time, as far as the span of the atlas goes. */
export function isThere(bar: Stretch, window: Stretch, span: Stretch): boolean {
	const from = Math.max(bar.from, span.from);
	const to = Math.min(bar.to, span.to);
	return from === Math.max(window.from, span.from) && to === Math.min(window.to, span.to);
}

/** The stretch in which the parts of a bar are bars themselves; null for one that cannot be seen any closer. */
export function closer(bar: Stretch, stretch: Stretch, whole: Stretch, calendar: Calendar): Stretch | null {
	const next = fit(bar, whole, calendar);
	return length(next) < length(stretch) * WORTH ? next : null;
}

/** The index of the bar that holds an instant, else of the one nearest to it; -1 without bars. They are in order of time. */
export function barAt(bars: readonly Stretch[], time: number): number {
	let best = bars.length > 0 ? 0 : -1;
	let least = Infinity;
	bars.forEach(({ from, to }, at) => {
		const away = time < from ? from - time : time >= to ? time - to + 1 : 0;
		if (away < least) [best, least] = [at, away];
	});
	return best;
}
