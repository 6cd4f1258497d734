import { SvelteSet } from 'svelte/reactivity';
import type { Entries, Entry } from '#lib/dataset/entries.ts';

/** The records of an atlas's events as a page asks for them: those that are not here are brought. */
export class Records {
	readonly #entries: Entries;
	readonly #bring: (event: number) => Promise<void>;
	/** Counts the records that have come since the start. */
	#arrivals = $state(0);
	#missed = new SvelteSet<number>();
	/** The last request to do something with a record, which may take a while to come. */
	#asked = 0;

	/** @param bring brings the record of an event that is not here, with those beside it */
	constructor(entries: Entries, bring: (event: number) => Promise<void>) {
		this.#entries = entries;
		this.#bring = bring;
	}

	/** The record of an event, if it is here. */
	here(event: number): Entry | null {
		// Read for its own sake: whoever asked is told when records come.
		if (!this.#entries.complete) void this.#arrivals;
		return this.#entries.get(event) ?? null;
	}
	/** The record of an event whose id is known here. */
	byId(id: string): Entry | null {
		const event = this.#entries.rowOf(id);
		return event === undefined ? null : this.here(event);
	}
	/** The record of an event; where it is not here yet, null, and it is brought. */
	entry(event: number): Entry | null {
		const entry = this.here(event);
		if (!entry && !this.#missed.has(event)) void this.fetch(event);
		return entry;
	}
	/** Whether the record of an event could not be brought. */
	isMissed(event: number): boolean {
		return this.#missed.has(event);
	}
	/** Brings the record of an event, also one that could not be brought before. */
	async fetch(event: number): Promise<void> {
		this.#missed.delete(event);
		try {
			await this.#bring(event);
			this.#arrivals++;
		} catch (error) {
			console.error(error);
			this.#missed.add(event);
		}
	}
	/** Does something with a record once it is here, unless something else has been asked for since. */
	once(event: number, then: (entry: Entry) => void): void {
		this.forget();
		const asked = this.#asked;
		const entry = this.#entries.get(event);
		if (entry) then(entry);
		else
			void this.fetch(event).then(() => {
				const brought = this.#entries.get(event);
				if (brought && asked === this.#asked) then(brought);
			});
	}
	/** What was to be done once a record is here is not to be done any more. */
	forget(): void {
		this.#asked++;
	}
}
