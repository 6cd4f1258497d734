import { answer, isEndless, type Window } from '#lib/time/window.ts';
import type { Catalogue, Entry } from '../catalogue.ts';
import { filterMask, type Filters } from '../filter.ts';

/** The part of a view that says which events are in it. */
export interface Part {
	filters: Filters;
	window: Window;
	/** Whether what possibly lies in the window is in. */
	possible: boolean;
}

/** The events of a part in order of time, of an atlas whose records are all here; undated ones where it has no limit in time. */
export function entriesIn(atlas: Catalogue, { filters, window, possible }: Part): Entry[] {
	const passes = filterMask(atlas, filters);
	const takesUndated = isEndless(window);
	return [...atlas.entries].filter(({ index, when }) => {
		if (passes[index] !== 1) return false;
		if (takesUndated) return true;
		const answered = when === null ? 'out' : answer(when, window);
		return answered === 'in' || (possible && answered === 'possibly');
	});
}
