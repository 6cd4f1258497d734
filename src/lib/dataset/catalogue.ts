import { DAY } from '#lib/time/range.ts';
import { readWhen, type When } from '#lib/time/when.ts';
import {
	columnsOf,
	endDay,
	firstDay,
	OPEN_FROM,
	OPEN_TO,
	placesOf,
	UNDATED,
	type Columns,
	type Indexed
} from './columns.ts';
import { Entries, type Entry, type LinkedEvent } from './entries.ts';
import { Rows, RowsByPlace } from './listing.ts';
import type { Dataset, Event, PlaceFeature, Source } from './schema.ts';
import { happenedThere } from './terms.ts';

export type { Entry };

/** What an atlas has beside its events. */
export type Head = Omit<Dataset, 'events'>;

/**
 * An atlas with its links resolved to indices. Events are rows of `columns`, in order of time, undated ones last; their
 * records are in `entries` as far as they are here.
 */
export interface Catalogue {
	dataset: Head;
	columns: Columns;
	entries: Entries;
	places: PlaceFeature[];
	sources: Source[];
	placeById: ReadonlyMap<string, number>;
	sourceById: ReadonlyMap<string, number>;
	categoryById: ReadonlyMap<string, number>;
	/** How many events happened at each place (venue or area). */
	happened: Uint32Array;
	/** Every dated event. */
	dated: Rows;
	byPlace: RowsByPlace;
	/** First and last day that any event names, as UTC ms, half-open; open ends run to `to`. */
	span: Span;
}

export interface Span {
	from: number;
	to: number;
}

const byId = (records: readonly { id: string }[]): Map<string, number> =>
	new Map(records.map((record, index) => [record.id, index]));

/**
 * An atlas of which only the columns are here: `entries` is empty. A link of a record to a missing one is left out, as
 * `validate` has told it.
 *
 * @param columns as `catalogue` gives them, in its order
 */
export function openCatalogue(columns: Columns, dataset: Head): Catalogue {
	const { atlas, places, sources } = dataset;
	const placeById = byId(places);
	const sourceById = byId(sources);
	const span = spanOf(columns);
	const happened = new Uint32Array(places.length);
	for (const place of columns.place) happened[place]!++;
	const found = (index: number | undefined): index is number => index !== undefined;

	const join = (event: LinkedEvent, index: number): Entry => ({
		index,
		event,
		when: whenIn(event, atlas.hemisphere, span),
		category: columns.category[index]!,
		happenedAt: [...placesOf(columns, index)],
		linked: linksOf(event, placeById),
		sources: [...new Set(event.citations.map(({ source }) => sourceById.get(source)).filter(found))],
		parts: event.parts ?? [],
		whole: event.whole ?? null
	});
	return {
		dataset,
		columns,
		entries: new Entries(columns.events, join),
		places,
		sources,
		placeById,
		sourceById,
		categoryById: byId(atlas.categories),
		happened,
		dated: new Rows(columns),
		byPlace: new RowsByPlace(columns),
		span
	};
}

/** Joins the records of a valid dataset. */
export function catalogue({ events, ...dataset }: Dataset): Catalogue {
	const { atlas, places } = dataset;
	const placeById = byId(places);
	const categoryById = byId(atlas.categories);
	const counts = [places.length, atlas.categories.length] as const;
	const indexedIn = (span: Span | null): Indexed[] =>
		events.map((event) => ({
			when: whenIn(event, atlas.hemisphere, span),
			category: categoryById.get(event.category) ?? 0,
			places: [
				...new Set(
					linksOf(event, placeById)
						.filter(happenedThere)
						.map(({ place }) => place)
				)
			]
		}));
	const open = indexedIn(null);
	const indexed = indexedIn(spanOf(columnsOf(open, ...counts)));
	const order = timeOrder(indexed, columnsOf(indexed, ...counts));
	const joined = openCatalogue(
		columnsOf(
			order.map((at) => indexed[at]!),
			...counts
		),
		dataset
	);
	joined.entries.put(0, linked(order.map((at) => events[at]!)));
	return joined;
}

/** The records with the rows of wholes and parts, which are their positions here. */
function linked(events: readonly Event[]): LinkedEvent[] {
	const rowById = byId(events);
	const all = events.map((event): LinkedEvent => {
		const whole = rowById.get(event.partOf ?? '');
		return { ...event, ...(whole !== undefined && { whole }) };
	});
	all.forEach(({ whole }, row) => {
		if (whole !== undefined) (all[whole]!.parts ??= []).push(row);
	});
	return all;
}

/** The places that an event is linked to, as far as they are known. */
export const linksOf = ({ places }: Event, placeById: ReadonlyMap<string, number>): Entry['linked'] =>
	places.flatMap(({ id, role }) => {
		const place = placeById.get(id);
		return place === undefined ? [] : [{ place, role }];
	});

/** Rows by first day, then last, then as exactly as they are known, then as they stand; undated last. */
function timeOrder(indexed: readonly Indexed[], { kind, from, to }: Columns): number[] {
	const undated = (row: number): number => (kind[row] === UNDATED ? 1 : 0);
	const earliest = (row: number): number => indexed[row]!.when?.earliest ?? 0;
	const latest = (row: number): number => indexed[row]!.when?.latest ?? 0;
	return indexed
		.map((_, row) => row)
		.sort(
			(a, b) =>
				undated(a) - undated(b) ||
				from[a]! - from[b]! ||
				to[a]! - to[b]! ||
				earliest(a) - earliest(b) ||
				latest(a) - latest(b) ||
				a - b
		);
}

/** The places that lie in `place`, itself included, by following `partOf` downwards. */
export function within({ places, placeById }: Catalogue, place: number): Set<number> {
	const inside = new Set([place]);
	const lies = (index: number, seen: Set<number>): boolean => {
		if (inside.has(index)) return true;
		const parent = placeById.get(places[index]!.properties.partOf ?? '');
		if (parent === undefined || seen.has(index)) return false;
		seen.add(index);
		if (!lies(parent, seen)) return false;
		inside.add(index);
		return true;
	};
	places.forEach((_, index) => lies(index, new Set()));
	return inside;
}

/** The date of an event; where the span of its atlas is known, an open end of a lasting one runs to its last day. */
export function whenIn({ when: text }: Event, hemisphere: 'north' | 'south', span: Span | null): When | null {
	const when = text === null ? null : readWhen(text, hemisphere);
	if (when?.kind !== 'lasting' || span === null) return when;
	return { ...when, latest: when.latest ?? span.to, surelyTo: when.surelyTo ?? span.to };
}

/** First and last day that dated rows name; open ends aside. */
export function spanOf({
	events,
	kind,
	from: starts,
	to: ends
}: Pick<Columns, 'events' | 'kind' | 'from' | 'to'>): Span {
	let from = Infinity;
	let to = -Infinity;
	for (let event = 0; event < events; event++) {
		if (kind[event] === UNDATED) continue;
		const [start, end] = [starts[event]!, ends[event]!];
		const [openStart, openEnd] = [start === OPEN_FROM, end === OPEN_TO];
		// Something that begins and is not known to end is there on its first day at least; and the reverse.
		if (!openStart || !openEnd) {
			from = Math.min(from, openStart ? end - 1 : start);
			to = Math.max(to, openEnd ? start + 1 : end);
		}
	}
	return from < to
		? { from: from * DAY, to: to * DAY }
		: { from: Date.UTC(2000, 0, 1), to: Date.UTC(2001, 0, 1) };
}

/** Whole days of a window, as the columns number them. */
export const daysOf = ({
	from,
	to
}: {
	from: number | null;
	to: number | null;
}): { from: number; to: number } => ({
	from: firstDay(from),
	to: endDay(to)
});
