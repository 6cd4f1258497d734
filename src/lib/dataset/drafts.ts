import type { Dataset } from './schema.ts';

/** Whether no person has decided on a record. */
export const isDraft = ({ status }: { status?: 'proposed' | undefined }): boolean => status === 'proposed';

/**
 * What of a dataset a person has decided on: without proposed records, the links of parts to them, and the places and sources that only
 * they use.
 */
export function withoutDrafts<T extends Omit<Dataset, 'atlas'>>(dataset: T): T {
	const { events, places, sources } = dataset;
	const drafts = events.filter(isDraft);
	if (drafts.length === 0 && !hasDrafts({ places, sources })) return dataset;
	const kept = events.filter((event) => !isDraft(event));
	const undecided = new Set(drafts.map(({ id }) => id));
	return {
		...dataset,
		events: kept.map((event) => (undecided.has(event.partOf ?? '') ? withoutWhole(event) : event)),
		...decidedHead({ places, sources }, usedBy(kept), usedBy(drafts))
	};
}

/** What is said of places and sources. */
type Head = Pick<Dataset, 'places' | 'sources'>;
/** Ids of those that some events name. */
export interface Used {
	places: ReadonlySet<string>;
	sources: ReadonlySet<string>;
}

/** Whether any place or source is proposed. */
export const hasDrafts = ({ places, sources }: Head): boolean =>
	places.some(({ properties }) => isDraft(properties)) || sources.some(isDraft);

/** The places and sources that a person has decided on, without those that only proposed events use. */
export function decidedHead({ places, sources }: Head, used: Used, byDrafts: Used): Head {
	const undecided = new Set(places.filter(({ properties }) => isDraft(properties)).map(({ id }) => id));
	const left = places.filter(
		({ id }) => !undecided.has(id) && (!byDrafts.places.has(id) || used.places.has(id))
	);
	// What a place lies in is used with it.
	const wholes = new Map(places.map(({ id, properties }) => [id, properties.partOf]));
	const needed = new Set(left.flatMap(({ id }) => wholesOf(id, wholes)));
	const ids = new Set([...left.map(({ id }) => id), ...[...needed].filter((id) => !undecided.has(id))]);
	return {
		places: places
			.filter(({ id }) => ids.has(id))
			.map((place) =>
				undecided.has(place.properties.partOf ?? '')
					? { ...place, properties: withoutWhole(place.properties) }
					: place
			),
		sources: sources.filter(
			(source) => !isDraft(source) && (!byDrafts.sources.has(source.id) || used.sources.has(source.id))
		)
	};
}

function usedBy(events: Dataset['events']): Used {
	return {
		places: new Set(events.flatMap(({ places }) => places.map(({ id }) => id))),
		sources: new Set(events.flatMap(({ citations }) => citations.map(({ source }) => source)))
	};
}

function wholesOf(id: string, wholes: ReadonlyMap<string, string | undefined>): string[] {
	const found = new Set<string>();
	for (let at = wholes.get(id); at !== undefined && !found.has(at); at = wholes.get(at)) found.add(at);
	return [...found];
}

/** A record that is part of nothing. */
export function withoutWhole<T extends { partOf?: string | undefined }>({ partOf: _, ...record }: T) {
	return record;
}
