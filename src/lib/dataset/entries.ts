import type { When } from '#lib/time/when.ts';
import type { Event, Role } from './schema.ts';

/** An event's record with the rows of what it is part of and of its parts, so that no other record is needed to link them. */
export type LinkedEvent = Event & { whole?: number; parts?: number[] };

/** The record of a row, joined to what it links to. */
export interface Entry {
	/** The event's row in the columns. */
	index: number;
	event: Event;
	when: When | null;
	category: number;
	/** Indices of the places where it happened: roles `venue` and `area`, in the event's order. */
	happenedAt: number[];
	/** Every linked place with its role. */
	linked: { place: number; role: Role }[];
	sources: number[];
	/** Rows of the events that name this one in `partOf`. */
	parts: number[];
	whole: number | null;
}

/** The records of an atlas's events, as far as they are here: of a large atlas, those that were asked for. */
export class Entries implements Iterable<Entry> {
	/** How many there are in all. */
	readonly length: number;
	readonly #join: (event: LinkedEvent, row: number) => Entry;
	readonly #entries = new Map<number, Entry>();
	readonly #rows = new Map<string, number>();

	constructor(length: number, join: (event: LinkedEvent, row: number) => Entry) {
		this.length = length;
		this.#join = join;
	}

	/** Whether every record is here. */
	get complete(): boolean {
		return this.#entries.size === this.length;
	}
	get(row: number): Entry | undefined {
		return this.#entries.get(row);
	}
	/** The row of an event whose record is here. */
	rowOf(id: string): number | undefined {
		return this.#rows.get(id);
	}
	/** Takes the records of the rows from `first` on. Those that are here already stay the same. */
	put(first: number, events: readonly LinkedEvent[]): void {
		events.forEach((event, at) => {
			const row = first + at;
			if (this.#entries.has(row)) return;
			this.#entries.set(row, this.#join(event, row));
			this.#rows.set(event.id, row);
		});
	}
	/** Those that are here, in order of time where all are. */
	[Symbol.iterator](): Iterator<Entry> {
		return this.#entries.values();
	}
}
