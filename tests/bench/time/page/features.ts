import type { Feature, Point } from 'geojson';
import { DAY } from '#lib/time/range.ts';
import { UNDATED } from '#lib/dataset/columns.ts';
import type { Window } from '#lib/time/window.ts';
import type { Data } from './technique.ts';

/** A point for each place of each dated event: what it opens, the days that the event may touch, and its kind. */
export function featuresOf({ columns, positions }: Data): Feature<Point>[] {
	const { events, kind, from, to, category, placeStart, place } = columns;
	const features: Feature<Point>[] = [];
	for (let event = 0; event < events; event++) {
		if (kind[event] === UNDATED) continue;
		for (let at = placeStart[event]!; at < placeStart[event + 1]!; at++) {
			const where = place[at]! * 2;
			features.push({
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [positions[where]!, positions[where + 1]!] },
				properties: { id: event, from: from[event]!, to: to[event]!, category: category[event]! }
			});
		}
	}
	return features;
}

/** The first day of a window and the day after its last. */
export const daysOf = ({ from, to }: Window): { first: number; end: number } => ({
	first: from! / DAY,
	end: to! / DAY
});

/** The numbers of the features that may lie in a window. */
export function shownIn(features: readonly Feature[], window: Window): number[] {
	const { first, end } = daysOf(window);
	const shown: number[] = [];
	features.forEach(({ properties }, at) => {
		if (properties!.from < end && properties!.to > first) shown.push(at);
	});
	return shown;
}
