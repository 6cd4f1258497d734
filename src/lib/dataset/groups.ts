import type { Columns } from './columns.ts';

/** Events that are counted one after the other, and what each adds to: `words[at]` for `events[at]`. */
export interface Run {
	readonly events: ArrayLike<number>;
	words: Uint32Array;
}

/**
 * What an event adds to, as one word: its category in the lowest byte, above it the group of its place. Behind the groups
 * of places stands one for events without a place.
 */
export const CATEGORY = 0xff;
export const GROUP_SHIFT = 8;
/** Instead of a group: an event whose place is in none, and one at several places, whose links are looked up. */
export const NO_GROUP = 0xff_ffff;
export const SEVERAL = 0xff_fffe;
/** Instead of a word: an event that the mask leaves out. */
export const LEFT_OUT = 0xffff_ffff;

/** The groups of places, `groups` many, and how events add to them. */
export class Groups {
	readonly length: number;
	/** The word of each event. */
	readonly #words: Uint32Array;
	/** The group of each link of an event to a place; negative where it is in none, or has counted the event already. */
	readonly ofLink: Int32Array;

	/** @param groupOf the group of each place, below `length`; negative: in none */
	constructor({ events, category, place, placeStart }: Columns, groupOf: Int32Array, length: number) {
		this.length = length;
		const words = (this.#words = new Uint32Array(events));
		const ofLink = (this.ofLink = new Int32Array(place.length));
		for (let event = 0; event < events; event++) {
			const first = placeStart[event]!;
			const end = placeStart[event + 1]!;
			for (let link = first; link < end; link++) {
				const group = groupOf[place[link]!]!;
				let isNew = group >= 0;
				for (let other = first; isNew && other < link; other++) isNew = ofLink[other] !== group;
				ofLink[link] = isNew ? group : -1;
			}
			const group = first === end ? length : end - first > 1 ? SEVERAL : ofLink[first]!;
			words[event] = category[event]! | ((group < 0 ? NO_GROUP : group) << GROUP_SHIFT);
		}
	}

	/** Writes the words of a run of events of which `mask` lets through those with a 1. */
	write({ events, words }: Run, mask: Uint8Array): void {
		for (let at = 0; at < words.length; at++) {
			const event = events[at]!;
			words[at] = mask[event] ? this.#words[event]! : LEFT_OUT;
		}
	}
}
