import type { Columns } from './columns.ts';

/**
 * What an event adds to: its category and the group of one of its places. An event at two places has two additions; the
 * first of them counts the event itself, and only one of those in a group counts it there.
 */
export const CATEGORY = 0xff;
export const COUNTS_EVENT = 1 << 8;
export const COUNTS_GROUP = 1 << 9;
export const GROUP_SHIFT = 10;

/** What each link of an event to a place adds to, in the order of the links. */
export function additionsOf(
	{ events, category, place, placeStart }: Columns,
	groupOf: Int32Array
): Uint32Array {
	const additions = new Uint32Array(place.length);
	for (let event = 0; event < events; event++) {
		const first = placeStart[event]!;
		const end = placeStart[event + 1]!;
		for (let link = first; link < end; link++) {
			const group = groupOf[place[link]!]!;
			let counts = group >= 0;
			for (let other = first; counts && other < link; other++) counts = groupOf[place[other]!] !== group;
			additions[link] =
				category[event]! |
				(link === first ? COUNTS_EVENT : 0) |
				(counts ? COUNTS_GROUP : 0) |
				(group << GROUP_SHIFT);
		}
	}
	return additions;
}
