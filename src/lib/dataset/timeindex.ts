import type { Window } from '#lib/time/window.ts';
import { additionsOf, CATEGORY, COUNTS_EVENT, COUNTS_GROUP, GROUP_SHIFT } from './additions.ts';
import { answerFor, IN, OUT } from './answers.ts';
import { classesOf, turnsOf, type Class, type Turns } from './classes.ts';
import { endDay, firstDay, OPEN_FROM, OPEN_TO, type Columns } from './columns.ts';
import { position } from './order.ts';
import { streamsOf, type Stream } from './streams.ts';

/** How many events of one category lie at a place or elsewhere: surely in the window, and possibly. */
export interface Tally {
	category: number;
	sure: number;
	possible: number;
}

/** What an index counts at first. */
export interface Counting {
	mask: Uint8Array;
	groupOf: Int32Array;
	groups: number;
}

/**
 * Which events lie in a window of time, and how many of each category in each group of places, kept up to date by moving
 * the window's two ends. A step costs the number of events that it lets in or out, whatever the number of events.
 *
 * An event that lasts, or is known to the day, is in from the step in which the window's end passes its first day to the
 * one in which the window's start passes its last: each end of the window runs through one sorted stream. Events that are
 * known more roughly stand in classes by their date, and a class is asked again when an end crosses one of its bounds. An
 * undated event is never in a window; events that the mask leaves out count nowhere.
 */
export class TimeIndex {
	/** Distinct events of a group: `[(group * categories + category) * 2 + (0 sure | 1 possible)]`. */
	counts = new Uint32Array(0);
	/** Distinct events that happened at no known place: `[category * 2 + (0 sure | 1 possible)]`. */
	unplaced = new Uint32Array(0);
	/** Distinct events wherever they are, those without a place included: `[category * 2 + (0 sure | 1 possible)]`. */
	readonly byCategory: Uint32Array;

	readonly #columns: Columns;
	readonly #streams: Stream[];
	readonly #classes: Class[];
	readonly #turns: { starts: Turns; ends: Turns };
	#mask: Uint8Array;
	/** `counts` and, behind them, `unplaced`: events without a place stand in a group of their own, the last. */
	#all = new Uint32Array(0);
	#groups = 0;
	/** The additions of all links of events to places. */
	#linked: Uint32Array = new Uint32Array(0);
	/** Days: the first in, and the first out. */
	#from = OPEN_FROM;
	#to = OPEN_TO;

	/** Counts every event, and each place by itself, unless it is given what `setMask` and `setGroups` take. */
	constructor(columns: Columns, { mask, groupOf, groups = columns.places }: Partial<Counting> = {}) {
		const { events, categories, places } = columns;
		this.#columns = columns;
		this.#mask = mask ?? new Uint8Array(events).fill(1);
		this.byCategory = new Uint32Array(categories * 2);
		this.#streams = streamsOf(columns);
		this.#classes = classesOf(columns);
		this.#turns = turnsOf(columns, this.#classes);
		this.setGroups(groupOf ?? Int32Array.from({ length: places }, (_, place) => place), groups);
	}

	/** Distinct events in the window that the mask lets through. */
	get total(): { sure: number; possible: number } {
		const total = { sure: 0, possible: 0 };
		for (let at = 0; at < this.byCategory.length; at += 2) {
			total.sure += this.byCategory[at]!;
			total.possible += this.byCategory[at + 1]!;
		}
		return total;
	}

	/**
	 * Lets through the events with a 1 in `mask`, which has one byte an event and is not written to afterwards. One pass over
	 * the events; nothing for the mask that is set already.
	 */
	setMask(mask: Uint8Array): void {
		if (mask === this.#mask) return;
		this.#mask = mask;
		this.#rebuild();
	}

	/** Counts by other groups: `groupOf[place]` is below `groups`, or negative for a place in none. One pass over the events. */
	setGroups(groupOf: Int32Array, groups: number): void {
		this.#linked = additionsOf(this.#columns, groupOf);
		const kinds = this.#columns.categories * 2;
		this.#groups = groups;
		this.#all = new Uint32Array((groups + 1) * kinds);
		this.counts = this.#all.subarray(0, groups * kinds);
		this.unplaced = this.#all.subarray(groups * kinds);
		this.#rebuild();
	}

	/** Moves the window. Parts of a day at its ends are rounded outwards. */
	setWindow(window: Window): void {
		const [from, to] = [this.#from, this.#to];
		this.#from = firstDay(window.from);
		this.#to = endDay(window.to);
		this.#run();
		const { starts, ends } = this.#turns;
		for (const [a, b] of [
			[from, this.#from],
			[to, this.#to]
		] as const) {
			if (a === b) continue;
			const [low, high] = [Math.min(a, b), Math.max(a, b)];
			// What begins on the later day is on the same side of both ends, and what ends on the earlier one.
			this.#askAgain(starts, position(starts.days, low), position(starts.days, high));
			this.#askAgain(ends, position(ends.days, low + 1), position(ends.days, high + 1));
		}
		// A window without a day holds nothing, wherever it stands.
		if (from >= to || this.#from >= this.#to) for (const each of this.#classes) this.#ask(each);
	}

	/** `OUT`, `POSSIBLY` or `IN` for an event, whatever the mask. */
	answer(event: number): number {
		return answerFor(this.#columns, event, this.#from, this.#to);
	}

	/** Takes every stream to the window's ends. */
	#run(): void {
		const empty = this.#from >= this.#to;
		for (const stream of this.#streams) {
			// What begins before the window's end has begun; what ends by its start has ended.
			const day = stream.end === 'to' ? this.#to : this.#from + 1;
			const target =
				empty || (stream.end === 'from' && this.#from === OPEN_FROM) ? 0 : position(stream.days, day);
			const { additions, crossed, possible, sign } = stream;
			if (target > crossed) this.#add(additions, crossed, target, possible, sign);
			else this.#add(additions, target, crossed, possible, -sign);
			stream.crossed = target;
		}
	}

	#askAgain({ classes }: Turns, first: number, end: number): void {
		for (let at = first; at < end; at++) this.#ask(this.#classes[classes[at]!]!);
	}

	#ask(asked: Class): void {
		const before = asked.now;
		const now = this.#from < this.#to ? asked.answer(this.#from, this.#to) : OUT;
		if (before === now) return;
		asked.now = now;
		const { additions } = asked;
		if (before !== OUT) this.#add(additions, 0, additions.length, before === IN ? 0 : 1, -1);
		if (now !== OUT) this.#add(additions, 0, additions.length, now === IN ? 0 : 1, 1);
	}

	#add(additions: Uint32Array, first: number, end: number, possible: number, by: number): void {
		const [all, { byCategory }] = [this.#all, this];
		const { categories } = this.#columns;
		for (let at = first; at < end; at++) {
			const addition = additions[at]!;
			const category = addition & CATEGORY;
			if (addition & COUNTS_EVENT) byCategory[category * 2 + possible]! += by;
			if (addition & COUNTS_GROUP)
				all[((addition >>> GROUP_SHIFT) * categories + category) * 2 + possible]! += by;
		}
	}

	#rebuild(): void {
		this.#all.fill(0);
		this.byCategory.fill(0);
		for (const stream of this.#streams) {
			const { events, allDays } = stream;
			[stream.additions, stream.days] = this.#additions(events, allDays);
			stream.crossed = 0;
		}
		for (const each of this.#classes) {
			[each.additions] = this.#additions(each.events, null);
			each.now = OUT;
		}
		this.#run();
		for (const each of this.#classes) this.#ask(each);
	}

	/** The additions of those events that the mask lets through, and the day of each. */
	#additions(events: ArrayLike<number>, days: Int32Array | null): [Uint32Array, Int32Array] {
		const { category, placeStart } = this.#columns;
		const [mask, linked] = [this.#mask, this.#linked];
		let room = 0;
		for (let at = 0; at < events.length; at++) {
			const event = events[at]!;
			room += Math.max(1, placeStart[event + 1]! - placeStart[event]!);
		}
		const additions = new Uint32Array(room);
		const own = new Int32Array(days ? room : 0);
		let n = 0;
		for (let at = 0; at < events.length; at++) {
			const event = events[at]!;
			if (!mask[event]) continue;
			const first = placeStart[event]!;
			const end = placeStart[event + 1]!;
			if (end - first === 1) {
				if (days) own[n] = days[at]!;
				additions[n++] = linked[first]!;
				continue;
			}
			const began = n;
			if (first === end)
				additions[n++] = category[event]! | COUNTS_EVENT | COUNTS_GROUP | (this.#groups << GROUP_SHIFT);
			for (let link = first; link < end; link++) additions[n++] = linked[link]!;
			if (days) for (let of = began; of < n; of++) own[of] = days[at]!;
		}
		return [additions.subarray(0, n), own.subarray(0, days ? n : 0)];
	}
}
