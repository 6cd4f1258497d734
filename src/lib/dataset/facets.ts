import { answerFor } from './answers.ts';
import { wholesOf } from './around.ts';
import type { Catalogue, Entry } from './catalogue.ts';
import { placesOf } from './columns.ts';
import { certainties, filterMask, noFilters, type Certainty, type Filters } from './filter.ts';
import type { Role } from './schema.ts';

/** How many events each choice of a filter would show beside the other filters, by the choice. */
export interface Facets {
	sources: Map<string, number>;
	people: Map<string, number>;
	/** Events that happened in a place or in what lies in it, by the place's id. */
	places: Map<string, number>;
	roles: Map<Role, number>;
	sure: Map<Certainty, number>;
}

/** What of an atlas is shown beside its filters: whole days, the least answer that counts, and where the map looks. */
export interface Scope {
	from: number;
	to: number;
	least: number;
	/** One byte an event: 1 where it may count; left out: all may. */
	within?: Uint8Array | null;
}

/**
 * Counts beside the choices of filters. Each follows the other filters and the scope and not its own, so that the count
 * says what the choice would show. Events whose record is not here count for places and certainty of place only.
 */
export function facetsOf(
	catalogue: Catalogue,
	filters: Filters,
	{ from, to, least, within = null }: Scope
): Facets {
	const { columns, entries, places } = catalogue;
	const shown = (change: Partial<Filters>): number[] => {
		const mask = filterMask(catalogue, { ...filters, ...change });
		const events: number[] = [];
		for (let event = 0; event < mask.length; event++)
			if (mask[event] && within?.[event] !== 0 && answerFor(columns, event, from, to) >= least)
				events.push(event);
		return events;
	};
	const tally = <T>(events: readonly number[], valuesOf: (event: number) => Iterable<T>): Map<T, number> => {
		const counts = new Map<T, number>();
		for (const event of events)
			for (const value of new Set(valuesOf(event))) counts.set(value, (counts.get(value) ?? 0) + 1);
		return counts;
	};
	const ofRecord =
		<T>(valuesOf: (entry: Entry) => T[]) =>
		(event: number): T[] => {
			const entry = entries.get(event);
			return entry ? valuesOf(entry) : [];
		};
	const around = places.map((_, place) => [place, ...wholesOf(catalogue, place)].map((at) => places[at]!.id));
	return {
		sources: tally(
			shown({ sources: noFilters.sources }),
			ofRecord(({ event }) => event.citations.map(({ source }) => source))
		),
		people: tally(
			shown({ people: noFilters.people }),
			ofRecord(({ event }) => event.participants)
		),
		places: tally(shown({ inside: null }), (event) =>
			[...placesOf(columns, event)].flatMap((place) => around[place]!)
		),
		roles: tally(
			shown({ roles: noFilters.roles }),
			ofRecord(({ linked }) => linked.map(({ role }) => role))
		),
		sure: new Map(
			certainties.map((certainty) => [
				certainty,
				shown({ sure: [...new Set([...filters.sure, certainty])] }).length
			])
		)
	};
}
