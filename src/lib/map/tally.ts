import type { Tally } from '#lib/dataset/timeindex.ts';
import type { Row } from '#lib/state/explorer.svelte.ts';

/** The distinct events at places that stand together. */
export interface GroupTally {
	/** Places of the group that have events now. */
	present: number[];
	/** One a category that has any, in the order of the categories. */
	tallies: Tally[];
	events: number;
	possible: number;
}

/**
 * Counts the events of each group in one pass over the rows; an event at two places of a group counts once. A group
 * without events gives no tallies.
 *
 * @param places the number of places in the catalogue
 */
export function tallyGroups(
	rows: readonly Row[],
	groups: readonly (readonly number[])[],
	places: number
): GroupTally[] {
	const groupOf = new Int32Array(places).fill(-1);
	groups.forEach((group, at) => group.forEach((place) => (groupOf[place] = at)));
	const counted = groups.map(() => ({ present: new Set<number>(), byCategory: new Map<number, Tally>() }));

	for (const { entry, possible } of rows) {
		const seen = new Set<number>();
		for (const place of entry.happenedAt) {
			const at = groupOf[place]!;
			if (at < 0) continue;
			const { present, byCategory } = counted[at]!;
			present.add(place);
			if (seen.has(at)) continue;
			seen.add(at);
			let tally = byCategory.get(entry.category);
			if (!tally)
				byCategory.set(entry.category, (tally = { category: entry.category, sure: 0, possible: 0 }));
			tally[possible ? 'possible' : 'sure']++;
		}
	}
	return counted.map(({ present, byCategory }) => {
		const tallies = [...byCategory.values()].sort((a, b) => a.category - b.category);
		return {
			present: [...present].sort((a, b) => a - b),
			tallies,
			events: tallies.reduce((sum, { sure, possible }) => sum + sure + possible, 0),
			possible: tallies.reduce((sum, { possible }) => sum + possible, 0)
		};
	});
}
