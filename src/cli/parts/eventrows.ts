import { spanOf } from '#lib/dataset/catalogue.ts';
import { LASTING, OPEN_TO, UNDATED, type Columns } from '#lib/dataset/columns.ts';
import { decidedHead, hasDrafts, type Used } from '#lib/dataset/drafts.ts';
import { Growing } from '#lib/dataset/growing.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { DAY } from '#lib/time/range.ts';
import type { When } from '#lib/time/when.ts';
import type { StreamedEvents } from '../eventstream.ts';
import { PROPOSED } from './judgedlines.ts';
import {
	acceptedIn,
	columnTypes,
	DIGEST_BYTES,
	picked,
	startOf,
	type JudgedPart,
	type PartColumns,
	type PartFacts
} from './judgedpart.ts';

/** Columns that are taken from the parts as they are. */
const names = [
	...(['state', 'textEnd', 'category'] as const),
	...(['kind', 'from', 'to', 'sureFrom', 'sureTo', 'lasts'] as const)
];
type TakenName = (typeof names)[number];

/** All accepted events of a dataset in its order, some seventy bytes of each. */
export interface TakenEvents {
	/** When and where; `places` are those of the dataset. Open ends of lasting events run to the last day of all, as everywhere. */
	columns: Columns;
	/** 1 for each that is published: not refused since, nor a draft where drafts are left out. */
	kept: Uint8Array;
	/** First and last instant of dates that do not begin or end with a day. */
	instants: ReadonlyMap<number, readonly [earliest: number, latest: number]>;
	/** Those whose whole is left out, as a draft. */
	undecidedWholes: ReadonlySet<number>;
	/** Where the text of an event stands, and its digest. */
	textOf: (event: number) => { part: number; from: number; to: number; digest: Uint8Array };
	/** `DIGEST_BYTES` of each text. */
	textDigests: Uint8Array;
	/** How many bytes all texts have. */
	textBytes: number;
	/** The places and sources that are published. */
	head: Pick<Dataset, 'places' | 'sources'>;
}

/** Takes judged parts one after another, so that none need stay in memory. */
export class EventRows {
	readonly #head: Dataset;
	readonly #placeById: ReadonlyMap<string, number>;
	readonly #sourceById: ReadonlyMap<string, number>;
	readonly #columns = Object.fromEntries(
		names.map((name) => [name, new Growing<PartColumns[TakenName]>(new columnTypes[name]())])
	) as unknown as { [Name in TakenName]: Growing<PartColumns[Name]> };
	/** Of each event: its row among all lines, and its part. */
	readonly #row = new Growing(new Uint32Array());
	readonly #part = new Growing(new Uint32Array());
	readonly #linkEnd = new Growing(new Uint32Array());
	readonly #link = new Growing(new Uint32Array());
	readonly #sourceEnd = new Growing(new Uint32Array());
	readonly #source = new Growing(new Uint32Array());
	readonly #textDigest = new Growing(new Uint8Array());
	readonly #sets = new Map<number, When>();
	readonly #instants = new Map<number, readonly [number, number]>();
	#lines = 0;
	#parts = 0;
	#textBytes = 0;

	constructor(head: Dataset) {
		const byId = (records: readonly { id: string }[]) =>
			new Map(records.map((record, index) => [record.id, index]));
		this.#head = head;
		this.#placeById = byId(head.places);
		this.#sourceById = byId(head.sources);
	}

	take({ facts, columns }: JudgedPart): void {
		const first = this.#row.length;
		const accepted = acceptedIn(columns);
		for (const name of names) this.#columns[name].append(picked(columns[name], accepted));
		this.#row.append(accepted.map((at) => this.#lines + at));
		this.#part.append(new Uint32Array(accepted.length).fill(this.#parts));
		this.#takeLinks(facts, columns, accepted);
		this.#takeDigests(columns, accepted);
		const eventOf = new Map<number, number>();
		if (facts.sets.length + facts.instants.length > 0)
			accepted.forEach((line, at) => eventOf.set(line, first + at));
		for (const [at, when] of facts.sets) this.#sets.set(eventOf.get(at)!, when);
		for (const [at, ...both] of facts.instants) this.#instants.set(eventOf.get(at)!, both);
		this.#lines += facts.count;
		this.#textBytes += columns.textEnd.at(-1) ?? 0;
		this.#parts++;
	}

	#takeLinks(facts: PartFacts, columns: PartColumns, accepted: Uint32Array): void {
		const places = facts.places.map((id) => this.#placeById.get(id)!);
		const sources = facts.sources.map((id) => this.#sourceById.get(id)!);
		// Lines that are no events have none.
		const [links, cited] = [this.#link.length, this.#source.length];
		this.#link.append(columns.link.map((link) => 2 * places[link >>> 1]! + (link & 1)));
		this.#source.append(columns.source.map((source) => sources[source]!));
		this.#linkEnd.append(picked(columns.linkEnd, accepted).map((end) => links + end));
		this.#sourceEnd.append(picked(columns.sourceEnd, accepted).map((end) => cited + end));
	}

	#takeDigests({ line, textDigest }: PartColumns, accepted: Uint32Array): void {
		// Most parts have events alone.
		if (accepted.length === line.length) this.#textDigest.append(textDigest);
		else
			for (const at of accepted)
				this.#textDigest.append(textDigest.subarray(at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES));
	}

	/**
	 * What was taken.
	 *
	 * @param drafts whether proposed events are published
	 */
	end(late: Pick<StreamedEvents, 'refusedRows' | 'undecidedWholes'>, drafts: boolean): TakenEvents {
		const events = this.#row.length;
		const rows = this.#row.numbers;
		const { state, textEnd, lasts, ...days } = Object.fromEntries(
			names.map((name) => [name, this.#columns[name].numbers])
		) as unknown as Pick<PartColumns, TakenName>;
		const kept = new Uint8Array(events);
		const undecidedWholes = new Set<number>();
		for (let event = 0; event < events; event++) {
			if (!drafts && late.undecidedWholes.has(rows[event]!)) undecidedWholes.add(event);
			if (late.refusedRows.has(rows[event]!)) continue;
			if (drafts || !(state[event]! & PROPOSED)) kept[event] = 1;
		}
		const columns: Columns = {
			events,
			places: this.#head.places.length,
			categories: this.#head.atlas.categories.length,
			...days,
			...this.#happened(),
			sets: this.#sets
		};
		endOpen(columns, lasts, kept, this.#instants);
		const [parts, digests] = [this.#part.numbers, this.#textDigest.numbers];
		return {
			columns,
			kept,
			...{ instants: this.#instants, undecidedWholes },
			textOf: (event) => ({
				part: parts[event]!,
				from: event > 0 && parts[event - 1] === parts[event] ? textEnd[event - 1]! : 0,
				to: textEnd[event]!,
				digest: digests.subarray(event * DIGEST_BYTES, (event + 1) * DIGEST_BYTES)
			}),
			textDigests: digests,
			textBytes: this.#textBytes,
			head: drafts ? this.#head : this.#decided(kept, late.refusedRows)
		};
	}

	/** Places where events happened. */
	#happened(): Pick<Columns, 'placeStart' | 'place'> {
		const [links, ends] = [this.#link.numbers, this.#linkEnd.numbers];
		const placeStart = new Uint32Array(ends.length + 1);
		const place = new Growing(new Uint32Array());
		for (let event = 0; event < ends.length; event++) {
			for (let at = startOf(ends, event); at < ends[event]!; at++)
				if (links[at]! & 1) place.push(links[at]! >>> 1);
			placeStart[event + 1] = place.length;
		}
		return { placeStart, place: place.numbers };
	}

	#decided(kept: Uint8Array, refused: ReadonlySet<number>): TakenEvents['head'] {
		const { places, sources } = this.#head;
		const rows = this.#row.numbers;
		const state = this.#columns.state.numbers;
		const hasDraft = rows.some((row, event) => (state[event]! & PROPOSED) !== 0 && !refused.has(row));
		if (!hasDraft && !hasDrafts({ places, sources })) return { places, sources };
		const used = (wanted: (event: number) => boolean): Used => {
			const found = { places: new Set<string>(), sources: new Set<string>() };
			rows.forEach((_, event) => {
				if (!wanted(event)) return;
				for (let at = startOf(this.#linkEnd.numbers, event); at < this.#linkEnd.numbers[event]!; at++)
					found.places.add(places[this.#link.numbers[at]! >>> 1]!.id);
				for (let at = startOf(this.#sourceEnd.numbers, event); at < this.#sourceEnd.numbers[event]!; at++)
					found.sources.add(sources[this.#source.numbers[at]!]!.id);
			});
			return found;
		};
		return decidedHead(
			{ places, sources },
			used((event) => kept[event] === 1),
			used((event) => kept[event] === 0 && !refused.has(rows[event]!))
		);
	}
}

/** Lets open ends of lasting events run to the last day of all that are kept. */
function endOpen(
	columns: Columns,
	lasts: Uint8Array,
	kept: Uint8Array,
	instants: Map<number, readonly [number, number]>
): void {
	const { events, kind, from, to, sureFrom, sureTo } = columns;
	const counted = kind.map((one, event) => (kept[event] ? one : UNDATED));
	const last = spanOf({ events, kind: counted, from, to }).to / DAY;
	for (let event = 0; event < events; event++) {
		if (!lasts[event]) continue;
		if (to[event] === OPEN_TO) {
			to[event] = last;
			const both = instants.get(event);
			if (both) instants.set(event, [both[0], last * DAY]);
		}
		if (kind[event] === LASTING && sureTo[event] === OPEN_TO) sureTo[event] = last;
		if (sureFrom[event]! >= sureTo[event]!) sureFrom[event] = sureTo[event] = 0;
	}
}
