import { IN, POSSIBLY } from '#lib/dataset/answers.ts';
import { daysOf, type Catalogue } from '#lib/dataset/catalogue.ts';
import { categoryMask, type Filters } from '#lib/dataset/filter.ts';
import { Listing } from '#lib/dataset/listing.ts';
import { TimeIndex } from '#lib/dataset/timeindex.ts';
import type { Window } from '#lib/time/window.ts';
import type { Grouping } from './grouping.ts';
import { SightIndex } from './sight.ts';

/** What lies in the window: one value for map, list, counts and live region, so that they cannot differ. */
export interface Shown {
	/**
	 * Distinct events in filter and window, those without a place included; where only what the map's view shows is asked
	 * for, of these the ones that happened in it, and so with `unplaced`, `undated` and `byCategory`.
	 */
	rows: Listing;
	unplaced: Listing;
	/** Events without a date that pass the filter. They are never in a window and not counted in `rows`. */
	undated: readonly number[];
	/** Events of each category, also of those that are filtered out, by category index. */
	byCategory: Uint32Array;
	/** Distinct events in filter and window, wherever the map looks. The map itself draws these. */
	everywhere: Listing;
	/** The events of `everywhere` at any of these places, each once, in order of time. */
	at(places: readonly number[]): Listing;
	/** The groups of places that are counted. */
	grouping: Grouping;
	/** Distinct events of `everywhere` in each group: `[(group * categories + category) * 2 + (0 sure | 1 possible)]`. */
	counts: Uint32Array;
}

/** Events that pass, one byte each: masks of which the same object comes again while nothing changes. */
export interface Passing {
	/** By all filters but that by category: the legend counts every kind. */
	ofAllKinds: Uint8Array;
	/** By all filters. */
	all: Uint8Array;
	/** Of both, what happened in the map's view; null where the view is no matter. */
	inSight: { ofAllKinds: Uint8Array; all: Uint8Array } | null;
}

export interface Question {
	grouping: Grouping;
	window: Window;
	/** Whether what possibly lies in the window is shown. */
	possible: boolean;
	filters: Filters;
	passing: Passing;
	/** Events without a date that pass. */
	undated: readonly number[];
}

/** Counts and lists what lies in a window. */
export class Counting {
	readonly #catalogue: Catalogue;
	readonly #index: TimeIndex;
	/** Counts only what happened in the map's view. */
	readonly #sightIndex: SightIndex;
	/** The grouping that the index counts by. */
	#counted: Grouping;

	constructor(catalogue: Catalogue, grouping: Grouping, mask: Uint8Array) {
		const { groups, groupOf } = grouping;
		this.#catalogue = catalogue;
		this.#counted = grouping;
		this.#index = new TimeIndex(catalogue.columns, { mask, groupOf, groups: groups.length });
		this.#sightIndex = new SightIndex(catalogue.columns);
	}

	of({ grouping, window, possible, filters, passing, undated }: Question): Shown {
		const index = this.#index;
		if (grouping !== this.#counted) index.setGroups(grouping.groupOf, grouping.groups.length);
		this.#counted = grouping;
		index.setMask(passing.ofAllKinds);
		index.setWindow(window);
		const certainties = Uint8Array.of(1, possible ? 1 : 0);
		const kinds = categoryMask(this.#catalogue, filters);
		// The index counts all kinds, so that to hide one costs no pass over the events.
		const asShown = (counts: Uint32Array): Uint32Array => {
			const shown = counts.slice();
			if (possible && kinds.every(Boolean)) return shown;
			for (let at = 0; at < shown.length; at++)
				if (!certainties[at & 1] || !kinds[(at >> 1) % kinds.length]) shown[at] = 0;
			return shown;
		};
		const { byPlace, dated } = this.#catalogue;
		const { inSight } = passing;
		const question = { mask: passing.all, ...daysOf(window), least: possible ? POSSIBLY : IN };
		const everywhere = new Listing(dated, question, sumOf(asShown(index.byCategory)));
		const { byCategory, unplaced } = inSight ? this.#sightIndex.at(inSight.ofAllKinds, window) : index;
		const asked = { ...question, mask: inSight?.all ?? passing.all };
		return {
			rows: inSight ? new Listing(dated, asked, sumOf(asShown(byCategory))) : everywhere,
			unplaced: new Listing(byPlace.without, asked, sumOf(asShown(unplaced))),
			undated,
			everywhere,
			at: (places) => new Listing(byPlace.at(places), question),
			byCategory: Uint32Array.from(
				kinds,
				(_, kind) => byCategory[2 * kind]! + (possible ? byCategory[2 * kind + 1]! : 0)
			),
			grouping,
			counts: asShown(index.counts)
		};
	}
}

function sumOf(counts: Uint32Array): { length: number; possible: number } {
	const sum = { length: 0, possible: 0 };
	for (let at = 0; at < counts.length; at += 2) {
		sum.length += counts[at]! + counts[at + 1]!;
		sum.possible += counts[at + 1]!;
	}
	return sum;
}
