import type { Catalogue } from '#lib/dataset/catalogue.ts';

/** What is left of a mask of events when only a part of the map counts. */
export interface InSight {
	/** One byte an event. */
	mask: Uint8Array;
	/** Dated events that the mask let through and that happened at no known place: they are in sight of no map. */
	unplaced: number;
}

/** Of the events that `mask` lets through, those with at least one place in sight. `sight` has one byte a place. */
export function onlyInSight({ entries }: Catalogue, mask: Uint8Array, sight: Uint8Array): InSight {
	const left = new Uint8Array(mask.length);
	let unplaced = 0;
	for (const { index, happenedAt, when } of entries) {
		if (!mask[index]) continue;
		if (happenedAt.some((place) => sight[place])) left[index] = 1;
		else if (happenedAt.length === 0 && when !== null) unplaced++;
	}
	return { mask: left, unplaced };
}
