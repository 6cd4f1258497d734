import type { Columns } from '#lib/dataset/columns.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';

/** The events of a group of places that stand together. */
export interface GroupTally {
	/** One a category that has any, in the order of the categories. */
	tallies: Tally[];
	events: number;
	possible: number;
}

/** The tallies of one group from counts `[(group * categories + category) * 2 + (0 sure | 1 possible)]`. */
export function tallyOf(counts: Uint32Array, group: number, categories: number): GroupTally {
	const tally: GroupTally = { tallies: [], events: 0, possible: 0 };
	for (let category = 0; category < categories; category++) {
		const at = (group * categories + category) * 2;
		const [sure, possible] = [counts[at]!, counts[at + 1]!];
		if (sure + possible === 0) continue;
		tally.tallies.push({ category, sure, possible });
		tally.events += sure + possible;
		tally.possible += possible;
	}
	return tally;
}

/** Counts a few events, as if all of them were surely there, by groups: an event at two places of a group counts once. */
export function countGroups(
	columns: Columns,
	events: readonly number[],
	groupOf: Int32Array,
	groups: number
): Uint32Array {
	const counts = new Uint32Array(groups * columns.categories * 2);
	const { place, placeStart, categories, category } = columns;
	for (const event of events) {
		const first = placeStart[event]!;
		for (let at = first; at < placeStart[event + 1]!; at++) {
			const group = groupOf[place[at]!]!;
			let counted = group < 0;
			for (let other = first; !counted && other < at; other++) counted = groupOf[place[other]!] === group;
			if (!counted) counts[(group * categories + category[event]!) * 2]!++;
		}
	}
	return counts;
}
