import { answerFor, IN, OUT } from './answers.ts';
import { UNDATED, type Columns } from './columns.ts';

/** An event of a list, by its row in the columns. */
export interface Row {
	event: number;
	/** Possibly in the window, or surely. */
	possible: boolean;
}

/** What a list is asked for: rows that the mask lets through, with an answer of at least `least` for the days [from, to). */
export interface Question {
	/** One byte an event. */
	mask: Uint8Array;
	from: number;
	to: number;
	least: number;
}

/** Rows that are looked at together: a block that has ended before a window begins is passed over. */
const BLOCK = 64;

/** Dated events in order of time, and how far each block of them reaches: made once, and asked about any window. */
export class Rows {
	readonly columns: Columns;
	readonly length: number;
	readonly #rows: Uint32Array | null;
	/** The day after the last one of each block. */
	readonly #ends: Int32Array;

	/** @param rows ascending; left out: all of the columns. Undated ones are not taken. */
	constructor(columns: Columns, rows: Uint32Array | null = null) {
		this.columns = columns;
		let length = rows?.length ?? columns.events;
		while (length > 0 && columns.kind[rows?.[length - 1] ?? length - 1] === UNDATED) length--;
		this.length = length;
		this.#rows = rows;
		this.#ends = new Int32Array(Math.ceil(length / BLOCK));
		for (let block = 0, at = 0; at < length; block++) {
			let last = -(2 ** 31);
			for (const stop = Math.min(length, at + BLOCK); at < stop; at++) {
				const end = columns.to[rows ? rows[at]! : at]!;
				if (end > last) last = end;
			}
			this.#ends[block] = last;
		}
	}

	/** The event at a position. */
	at(position: number): number {
		return this.#rows ? this.#rows[position]! : position;
	}
	has(event: number): boolean {
		const position = this.positionOf(event);
		return position < this.length && this.at(position) === event;
	}
	/** The position of an event, or where it would stand. */
	positionOf(event: number): number {
		return this.#rows ? this.#search((at) => this.at(at) < event) : Math.min(event, this.length);
	}
	/** How many begin before a day. */
	before(day: number): number {
		return this.#search((at) => this.columns.from[this.at(at)]! < day);
	}
	/** The next position, from `position` on, that may hold an event which has not ended by `day`. */
	reaching(position: number, day: number): number {
		let block = Math.floor(position / BLOCK);
		if (block >= this.#ends.length || this.#ends[block]! > day) return position;
		while (block < this.#ends.length && this.#ends[block]! <= day) block++;
		return block * BLOCK;
	}

	#search(isBefore: (position: number) => boolean): number {
		let [low, high] = [0, this.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (isBefore(middle)) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** The dated events that happened at places, found once for all of them and kept for those asked for last. */
export class RowsByPlace {
	readonly #columns: Columns;
	readonly #known = new Map<string, Rows>();
	/** Events by place: those at place `i` from `start[i]` up to, but not, `start[i + 1]`. */
	#byPlace: { start: Uint32Array; events: Uint32Array } | null = null;
	#without: Rows | null = null;

	constructor(columns: Columns) {
		this.#columns = columns;
	}

	/** Those at any of these places, each once. */
	at(places: readonly number[]): Rows {
		const key = places.join();
		let rows = this.#known.get(key);
		if (!rows) {
			if (this.#known.size >= MOST_KNOWN) this.#known.clear();
			this.#known.set(key, (rows = new Rows(this.#columns, this.#union(places))));
		}
		return rows;
	}
	/** Those that happened at no known place. */
	get without(): Rows {
		if (!this.#without) {
			const { events, placeStart } = this.#columns;
			const found: number[] = [];
			for (let event = 0; event < events; event++)
				if (placeStart[event] === placeStart[event + 1]) found.push(event);
			this.#without = new Rows(this.#columns, Uint32Array.from(found));
		}
		return this.#without;
	}

	#union(places: readonly number[]): Uint32Array {
		const { start, events } = (this.#byPlace ??= invert(this.#columns));
		const lists = places.map((place) => events.subarray(start[place], start[place + 1]));
		if (lists.length === 1) return lists[0]!;
		const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
		let n = 0;
		for (const list of lists) {
			all.set(list, n);
			n += list.length;
		}
		all.sort();
		n = 0;
		for (const event of all) if (n === 0 || all[n - 1] !== event) all[n++] = event;
		return all.subarray(0, n);
	}
}

/** So many places' rows are kept. */
const MOST_KNOWN = 10_000;

function invert({ events, places, place, placeStart }: Columns): { start: Uint32Array; events: Uint32Array } {
	const start = new Uint32Array(places + 1);
	for (const at of place) start[at + 1]!++;
	for (let at = 0; at < places; at++) start[at + 1]! += start[at]!;
	const next = start.slice();
	const inverted = new Uint32Array(place.length);
	for (let event = 0; event < events; event++)
		for (let link = placeStart[event]!; link < placeStart[event + 1]!; link++)
			inverted[next[place[link]!]!++] = event;
	return { start, events: inverted };
}

/** The rows that answer a question, in order of time. They are found as they are asked for. */
export class Listing implements Iterable<Row> {
	readonly #rows: Rows;
	readonly #question: Question;
	/** Rows that begin before the window ends. */
	readonly #begun: number;
	#counted: { length: number; possible: number } | null;

	/** @param counted how many there are, where that is known */
	constructor(rows: Rows, question: Question, counted: { length: number; possible: number } | null = null) {
		this.#rows = rows;
		this.#question = question;
		this.#begun = question.from < question.to ? rows.before(question.to) : 0;
		this.#counted = counted;
	}

	get length(): number {
		return this.#count.length;
	}
	/** How many are possibly in the window. */
	get possible(): number {
		return this.#count.possible;
	}
	/** The first `most` rows. */
	first(most: number): Row[] {
		const rows: Row[] = [];
		if (most <= 0) return rows;
		for (const row of this) if (rows.push(row) >= most) break;
		return rows;
	}
	/** The row of an event; undefined where the list does not hold it. */
	row(event: number): Row | undefined {
		return this.#rows.has(event) ? this.#rowAt(this.#rows.positionOf(event)) : undefined;
	}
	/** The row after (1) or before (-1) an event, whether or not the list holds it. */
	beside(event: number, direction: 1 | -1): Row | undefined {
		const at = this.#rows.positionOf(event);
		if (direction === 1) return this.#from(this.#rows.has(event) ? at + 1 : at).next().value ?? undefined;
		for (let position = Math.min(at, this.#begun) - 1; position >= 0; position--) {
			const row = this.#rowAt(position);
			if (row) return row;
		}
		return undefined;
	}
	/** How many rows stand before an event; -1 where the list does not hold it. */
	indexOf(event: number): number {
		let index = 0;
		if (!this.row(event)) return -1;
		for (const row of this) {
			if (row.event >= event) break;
			index++;
		}
		return index;
	}
	[Symbol.iterator](): Iterator<Row> {
		return this.#from(0);
	}

	*#from(first: number): Generator<Row, undefined> {
		const { from } = this.#question;
		for (
			let at = this.#rows.reaching(first, from);
			at < this.#begun;
			at = this.#rows.reaching(at + 1, from)
		) {
			const row = this.#rowAt(at);
			if (row) yield row;
		}
		return undefined;
	}

	#rowAt(position: number): Row | undefined {
		const { mask, from, to, least } = this.#question;
		const event = this.#rows.at(position);
		const answer = mask[event] ? answerFor(this.#rows.columns, event, from, to) : OUT;
		return answer !== OUT && answer >= least ? { event, possible: answer !== IN } : undefined;
	}

	get #count(): { length: number; possible: number } {
		if (!this.#counted) {
			const count = { length: 0, possible: 0 };
			for (const { possible } of this) {
				count.length++;
				if (possible) count.possible++;
			}
			this.#counted = count;
		}
		return this.#counted;
	}
}
