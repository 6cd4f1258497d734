import { DAY } from '#lib/time/range.ts';
import { readWhen, type When } from '#lib/time/when.ts';
import { columnsOf, type Columns } from './columns.ts';
import type { Dataset, Event, PlaceFeature, Role, Source } from './schema.ts';
import { happenedThere } from './terms.ts';

/** A record at its index, joined to what it links to. Index order is file order. */
export interface Entry {
	index: number;
	event: Event;
	when: When | null;
	category: number;
	/** Indices of the places where it happened: roles `venue` and `area`, in the event's order. */
	happenedAt: number[];
	/** Every linked place with its role. */
	linked: { place: number; role: Role }[];
	sources: number[];
	/** Indices of the events that name this one in `partOf`. */
	parts: number[];
	whole: number | null;
}

/** A dataset with its links resolved to indices, made once when the dataset is loaded. */
export interface Catalogue {
	dataset: Dataset;
	entries: Entry[];
	places: PlaceFeature[];
	sources: Source[];
	eventById: ReadonlyMap<string, number>;
	placeById: ReadonlyMap<string, number>;
	sourceById: ReadonlyMap<string, number>;
	categoryById: ReadonlyMap<string, number>;
	/** Events that happened at each place (venue or area), by place index. */
	eventsAt: number[][];
	/** When and where of the entries, in their order, for counting. */
	columns: Columns;
	/** First and last instant that any event names, half-open; open ends run to `to`. */
	span: { from: number; to: number };
}

const byId = (records: readonly { id: string }[]): Map<string, number> =>
	new Map(records.map((record, index) => [record.id, index]));

/** Joins the records of a valid dataset. A link to a missing record is left out, as `validate` has told it. */
export function catalogue(dataset: Dataset): Catalogue {
	const { atlas, events, places, sources } = dataset;
	const eventById = byId(events);
	const placeById = byId(places);
	const sourceById = byId(sources);
	const categoryById = byId(atlas.categories);
	const whens = events.map((event) => (event.when === null ? null : readWhen(event.when, atlas.hemisphere)));
	const span = spanOf(whens);
	const found = (index: number | undefined): index is number => index !== undefined;

	const entries = events.map((event, index): Entry => {
		const linked = event.places.flatMap(({ id, role }) => {
			const place = placeById.get(id);
			return place === undefined ? [] : [{ place, role }];
		});
		const when = whens[index] ?? null;
		return {
			index,
			event,
			when: when && closedAt(when, span.to),
			category: categoryById.get(event.category) ?? 0,
			happenedAt: [...new Set(linked.filter(happenedThere).map(({ place }) => place))],
			linked,
			sources: [...new Set(event.citations.map(({ source }) => sourceById.get(source)).filter(found))],
			parts: [],
			whole: event.partOf === undefined ? null : (eventById.get(event.partOf) ?? null)
		};
	});
	const eventsAt = places.map((): number[] => []);
	for (const entry of entries) {
		if (entry.whole !== null) entries[entry.whole]!.parts.push(entry.index);
		for (const place of entry.happenedAt) eventsAt[place]!.push(entry.index);
	}
	return {
		dataset,
		entries,
		places,
		sources,
		eventById,
		placeById,
		sourceById,
		categoryById,
		eventsAt,
		columns: columnsOf(
			entries.map(({ when, category, happenedAt }) => ({ when, category, places: happenedAt })),
			places.length,
			atlas.categories.length
		),
		span
	};
}

/** The places that lie in `place`, itself included, by following `partOf` downwards. */
export function within(catalogue: Catalogue, place: number): Set<number> {
	const inside = new Set([place]);
	const lies = (index: number, seen: Set<number>): boolean => {
		if (inside.has(index)) return true;
		const parent = catalogue.placeById.get(catalogue.places[index]!.properties.partOf ?? '');
		if (parent === undefined || seen.has(index)) return false;
		seen.add(index);
		if (!lies(parent, seen)) return false;
		inside.add(index);
		return true;
	};
	catalogue.places.forEach((_, index) => lies(index, new Set()));
	return inside;
}

/** An open end of a lasting event runs to the atlas's last date. */
function closedAt(when: When, last: number): When {
	if (when.kind !== 'lasting') return when;
	return { ...when, latest: when.latest ?? last, surelyTo: when.surelyTo ?? last };
}

function spanOf(whens: readonly (When | null)[]): { from: number; to: number } {
	let from = Infinity;
	let to = -Infinity;
	for (const when of whens) {
		if (when === null) continue;
		// Something that begins and is not known to end is there on its first day at least; and the reverse.
		const first = when.earliest ?? (when.latest === null ? Infinity : when.latest - DAY);
		const end = when.latest ?? (when.earliest === null ? -Infinity : when.earliest + DAY);
		from = Math.min(from, first);
		to = Math.max(to, end);
	}
	return from < to ? { from, to } : { from: Date.UTC(2000, 0, 1), to: Date.UTC(2001, 0, 1) };
}
