import { UNDATED, type Columns } from '#lib/dataset/columns.ts';
import { packIds } from '#lib/dataset/ids.ts';
import { packTexts, type PublishedEvent } from '#lib/dataset/texts.ts';

/** What a file is to hold. */
export interface Content {
	/** A digest of all that it is made of, by which an earlier run may know what it made of the same. */
	of?: string;
	make: () => string;
}

/** The contents of chunks of records and buckets of ids; ids are asked for after the texts. */
export interface PackedContents {
	texts: Iterable<Content>;
	ids: Iterable<Content>;
}

/** How many rows have a date; those come first. */
export function datedIn({ kind }: Pick<Columns, 'kind'>): number {
	const undated = kind.indexOf(UNDATED);
	return undated < 0 ? kind.length : undated;
}

/** Those of records in the order of their columns, taken one after another, so that a million need not be in memory. */
export function contentsOf(columns: Columns, events: Iterable<PublishedEvent>): PackedContents {
	const ids: string[] = [];
	return {
		texts: made(() => packTexts(noted(events, ids))),
		ids: made(() => packIds(ids, datedIn(columns)))
	};
}

const made = (texts: () => Iterable<string>): Iterable<Content> => ({
	*[Symbol.iterator]() {
		for (const text of texts()) yield { make: () => text };
	}
});

/** Passes events on and notes their ids. */
function* noted(events: Iterable<PublishedEvent>, ids: string[]): Generator<PublishedEvent> {
	for (const event of events) {
		ids.push(event.id);
		yield event;
	}
}
