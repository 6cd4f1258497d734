import { catalogue, type Catalogue } from './catalogue.ts';
import type { Columns } from './columns.ts';
import { publish, readPublished } from './published.ts';
import type { Dataset } from './schema.ts';
import { slim } from './slim.ts';
import type { PublishedEvent } from './texts.ts';

/** An atlas in three parts: what is counted, what every page needs, and the records of events in the columns' order. */
export interface PackedAtlas {
	/** The same joined, as a page has it. */
	catalogue: Catalogue;
	columns: Columns;
	/** The published form without events, for `readPublished`. Its order of places and categories is the columns'. */
	head: string;
	events: PublishedEvent[];
}

/** Parts a dataset, without drafts unless they are asked for, and with what `slim` leaves of it. The same dataset gives the same parts. */
export function packedAtlas(dataset: Dataset, options: { drafts?: boolean } = {}): PackedAtlas {
	const page = slim(readPublished(JSON.parse(publish(dataset, options))));
	const compact = JSON.parse(publish(page, options)) as { events: PublishedEvent[] };
	const records = new Map(compact.events.map((event) => [event.id, event]));
	const joined = catalogue(page);
	const { columns, entries } = joined;
	return {
		catalogue: joined,
		columns,
		head: JSON.stringify({ ...compact, events: [] }),
		events: [...entries].map(({ event, whole, parts }) => ({
			...records.get(event.id)!,
			...(whole !== null && { whole }),
			...(parts.length > 0 && { parts })
		}))
	};
}
