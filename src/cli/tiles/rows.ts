import { columnsOf, LASTING, OPEN_TO, type Columns, type Indexed } from '#lib/dataset/columns.ts';
import { isDraft } from '#lib/dataset/drafts.ts';
import { Growing } from '#lib/dataset/growing.ts';
import { spanOf } from '#lib/dataset/catalogue.ts';
import { publishEvent } from '#lib/dataset/published.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { happenedThere } from '#lib/dataset/terms.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen } from '#lib/time/when.ts';
import type { When } from '#lib/time/when.ts';
import type { Spill } from './spill.ts';

/** Events whose columns are made at once. */
const BATCH = 4096;

/** Takes events one by one: when and where into columns, in the order in which they come, and their records into a file. */
export class EventRows {
	readonly #head: Dataset;
	readonly #drafts: boolean;
	readonly #texts: Spill;
	readonly #placeById: ReadonlyMap<string, number>;
	readonly #categoryById: ReadonlyMap<string, number>;
	readonly #sourceById: ReadonlyMap<string, number>;
	/** One byte a source: cited by an event that is kept, and by a draft that is not. */
	readonly #cited: { kept: Uint8Array; draft: Uint8Array };
	#waiting: Indexed[] = [];
	readonly #row = new Growing(new Uint32Array());
	readonly #bytes = {
		kind: new Growing(new Uint8Array()),
		category: new Growing(new Uint8Array())
	};
	readonly #days = {
		from: new Growing(new Int32Array()),
		to: new Growing(new Int32Array()),
		sureFrom: new Growing(new Int32Array()),
		sureTo: new Growing(new Int32Array())
	};
	readonly #placeEnd = new Growing(new Uint32Array());
	readonly #place = new Growing(new Uint32Array());
	readonly #sets = new Map<number, When>();

	/** @param drafts whether proposed events are kept */
	constructor(head: Dataset, texts: Spill, drafts: boolean) {
		this.#head = head;
		this.#texts = texts;
		this.#drafts = drafts;
		const byId = (records: readonly { id: string }[]) =>
			new Map(records.map((record, index) => [record.id, index]));
		this.#placeById = byId(head.places);
		this.#categoryById = byId(head.atlas.categories);
		this.#sourceById = byId(head.sources);
		this.#cited = {
			kept: new Uint8Array(head.sources.length),
			draft: new Uint8Array(head.sources.length)
		};
	}

	/** @param row by which it may be refused later */
	take(event: Event, row: number): void {
		const left = isDraft(event) && !this.#drafts;
		for (const { source } of event.citations)
			this.#cited[left ? 'draft' : 'kept'][this.#sourceById.get(source)!] = 1;
		if (left) return;
		const places = event.places.filter(happenedThere).map(({ id }) => this.#placeById.get(id)!);
		this.#waiting.push({
			when: event.when === null ? null : readWhen(event.when, this.#head.atlas.hemisphere),
			category: this.#categoryById.get(event.category)!,
			places: [...new Set(places)]
		});
		this.#row.push(row);
		const citations = event.citations.map(({ digest: _, ...citation }) => citation);
		this.#texts.push(JSON.stringify(publishEvent({ ...event, citations })));
		if (this.#waiting.length === BATCH) this.#flush();
	}

	/** Sources that the site shows: not those that only events left out cite. */
	sources(): Dataset['sources'] {
		const { kept, draft } = this.#cited;
		return this.#head.sources.filter(
			(source, at) => (this.#drafts || !isDraft(source)) && (kept[at] === 1 || draft[at] === 0)
		);
	}

	/**
	 * The columns of all that was taken. Open ends of lasting events run to the last day of all, as everywhere.
	 *
	 * @param refused rows that are left out; `kept` says which are not
	 */
	end(refused: ReadonlySet<number>): { columns: Columns; kept: (event: number) => boolean } {
		this.#flush();
		const events = this.#row.length;
		const placeStart = new Uint32Array(events + 1);
		placeStart.set(this.#placeEnd.numbers, 1);
		const { from, to, sureFrom, sureTo } = this.#days;
		const columns: Columns = {
			events,
			places: this.#head.places.length,
			categories: this.#head.atlas.categories.length,
			kind: this.#bytes.kind.numbers,
			category: this.#bytes.category.numbers,
			from: from.numbers,
			to: to.numbers,
			sureFrom: sureFrom.numbers,
			sureTo: sureTo.numbers,
			placeStart,
			place: this.#place.numbers,
			sets: this.#sets
		};
		const last = spanOf(columns).to / DAY;
		const rows = this.#row.numbers;
		for (let event = 0; event < events; event++) {
			if (columns.kind[event] !== LASTING) continue;
			if (columns.to[event] === OPEN_TO) columns.to[event] = last;
			if (columns.sureTo[event] === OPEN_TO) columns.sureTo[event] = last;
		}
		return { columns, kept: (event) => refused.size === 0 || !refused.has(rows[event]!) };
	}

	#flush(): void {
		const first = this.#placeEnd.length;
		const links = this.#place.length;
		const made = columnsOf(this.#waiting, 0, 0);
		for (let event = 0; event < made.events; event++) {
			this.#bytes.kind.push(made.kind[event]!);
			this.#bytes.category.push(made.category[event]!);
			for (const name of ['from', 'to', 'sureFrom', 'sureTo'] as const)
				this.#days[name].push(made[name][event]!);
			this.#placeEnd.push(links + made.placeStart[event + 1]!);
		}
		for (const place of made.place) this.#place.push(place);
		for (const [event, when] of made.sets) this.#sets.set(first + event, when);
		this.#waiting = [];
	}
}
