import { catalogue } from './catalogue.ts';
import { columnsOf, UNDATED, type Columns } from './columns.ts';
import { publish, readPublished } from './published.ts';
import type { Dataset } from './schema.ts';
import { slim } from './slim.ts';
import type { PublishedEvent } from './texts.ts';

/** An atlas in three parts: what is counted, what every page needs, and the records of events in the columns' order. */
export interface PackedAtlas {
	columns: Columns;
	/** The published form without events, for `readPublished`. Its order of places and categories is the columns'. */
	head: string;
	events: PublishedEvent[];
}

/** Parts a dataset, without drafts and with what `slim` leaves of it. The same dataset gives the same parts. */
export function packedAtlas(dataset: Dataset): PackedAtlas {
	const page = slim(readPublished(JSON.parse(publish(dataset))));
	const compact = JSON.parse(publish(page)) as { events: PublishedEvent[] };
	const { entries } = catalogue(page);
	const indexed = entries.map(({ when, category, happenedAt }) => ({ when, category, places: happenedAt }));
	const counts = [page.places.length, page.atlas.categories.length] as const;
	const order = timeOrder(columnsOf(indexed, ...counts));
	return {
		columns: columnsOf(
			order.map((row) => indexed[row]!),
			...counts
		),
		head: JSON.stringify({ ...compact, events: [] }),
		events: order.map((row) => compact.events[row]!)
	};
}

/** Rows by first day, then last, then as they stand; undated last. */
function timeOrder({ events, kind, from, to }: Columns): number[] {
	const undated = (row: number): number => (kind[row] === UNDATED ? 1 : 0);
	return Array.from({ length: events }, (_, row) => row).sort(
		(a, b) => undated(a) - undated(b) || from[a]! - from[b]! || to[a]! - to[b]! || a - b
	);
}
