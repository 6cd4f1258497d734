import type { Dataset } from './schema.ts';

/** Whether no person has decided on a record. */
export const isDraft = ({ status }: { status?: 'proposed' | undefined }): boolean => status === 'proposed';

/**
 * What of a dataset a person has decided on: without proposed records, the links of parts to them, and the places and sources that only
 * they use.
 */
export function withoutDrafts<T extends Omit<Dataset, 'atlas'>>(dataset: T): T {
	const { events, places, sources } = dataset;
	const kept = events.filter((event) => !isDraft(event));
	const drafts = new Set(events.filter(isDraft).map(({ id }) => id));
	const undecided = new Set(places.filter(({ properties }) => isDraft(properties)).map(({ id }) => id));
	if (drafts.size === 0 && undecided.size === 0 && !sources.some(isDraft)) return dataset;
	const used = usedBy(kept);
	const byDrafts = usedBy(events.filter(isDraft));
	const left = places.filter(
		({ id }) => !undecided.has(id) && (!byDrafts.places.has(id) || used.places.has(id))
	);
	// What a place lies in is used with it.
	const wholes = new Map(places.map(({ id, properties }) => [id, properties.partOf]));
	const needed = new Set(left.flatMap(({ id }) => wholesOf(id, wholes)));
	const ids = new Set([...left.map(({ id }) => id), ...[...needed].filter((id) => !undecided.has(id))]);
	return {
		...dataset,
		events: kept.map((event) => (drafts.has(event.partOf ?? '') ? withoutWhole(event) : event)),
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

function usedBy(events: Dataset['events']): { places: Set<string>; sources: Set<string> } {
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

function withoutWhole<T extends { partOf?: string | undefined }>({ partOf: _, ...record }: T) {
	return record;
}
