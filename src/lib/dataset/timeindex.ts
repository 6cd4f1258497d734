import type { Window } from '#lib/time/window.ts';
import { answerFor, IN, OUT } from './answers.ts';
import { classesOf, turnsOf, type Class, type Turns } from './classes.ts';
import { endDay, firstDay, OPEN_FROM, OPEN_TO, type Columns } from './columns.ts';
import { CATEGORY, GROUP_SHIFT, Groups, LEFT_OUT, SEVERAL, type Run } from './groups.ts';
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
	#groups!: Groups;
	/** `counts` and, behind them, `unplaced`. */
	#all = new Uint32Array(0);
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
		for (const stream of this.#streams) stream.crossed = this.#crossing(stream);
		for (const each of this.#classes) each.now = each.answer(this.#from, this.#to);
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
		this.#recount();
	}

	/** Counts by other groups: `groupOf[place]` is below `groups`, or negative for a place in none. One pass over the events. */
	setGroups(groupOf: Int32Array, groups: number): void {
		this.#groups = new Groups(this.#columns, groupOf, groups);
		const kinds = this.#columns.categories * 2;
		this.#all = new Uint32Array((groups + 1) * kinds);
		this.counts = this.#all.subarray(0, groups * kinds);
		this.unplaced = this.#all.subarray(groups * kinds);
		this.#recount();
	}

	/** Moves the window. Parts of a day at its ends are rounded outwards. */
	setWindow(window: Window): void {
		const [from, to] = [this.#from, this.#to];
		this.#from = firstDay(window.from);
		this.#to = endDay(window.to);
		for (const stream of this.#streams) this.#cross(stream);
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

	/** How far into a stream the window's end has come. */
	#crossing({ end, days, lag }: Stream): number {
		if (this.#from >= this.#to) return 0;
		// What begins before the window's end has begun; what ends by its start has ended.
		if (end === 'to') return position(days, this.#to);
		return this.#from === OPEN_FROM ? 0 : position(days, this.#from + 1 - lag);
	}

	#cross(stream: Stream): void {
		const { run, crossed, possible, sign } = stream;
		const target = this.#crossing(stream);
		this.#add(run, crossed, target, possible, sign);
		this.#add(run, target, crossed, possible, -sign);
		stream.crossed = target;
	}

	#askAgain({ classes }: Turns, first: number, end: number): void {
		for (let at = first; at < end; at++) this.#ask(this.#classes[classes[at]!]!);
	}

	#ask(asked: Class): void {
		const before = asked.now;
		const now = asked.answer(this.#from, this.#to);
		if (before === now) return;
		asked.now = now;
		const { length } = asked.events;
		if (before !== OUT) this.#add(asked, 0, length, before === IN ? 0 : 1, -1);
		if (now !== OUT) this.#add(asked, 0, length, now === IN ? 0 : 1, 1);
	}

	/** Adds to the counters of the events of a run from `first` up to, but not, `end`. */
	#add({ events, words }: Run, first: number, end: number, possible: number, by: number): void {
		const [all, { byCategory }, last] = [this.#all, this, this.#groups.length];
		const kinds = this.#columns.categories * 2;
		for (let at = first; at < end; at++) {
			const word = words[at]!;
			if (word === LEFT_OUT) continue;
			const kind = (word & CATEGORY) * 2 + possible;
			byCategory[kind]! += by;
			const group = word >>> GROUP_SHIFT;
			if (group <= last) all[group * kinds + kind]! += by;
			else if (group === SEVERAL) this.#addLinks(events[at]!, kind, by);
		}
	}

	#addLinks(event: number, kind: number, by: number): void {
		const { placeStart, categories } = this.#columns;
		for (let link = placeStart[event]!; link < placeStart[event + 1]!; link++) {
			const group = this.#groups.ofLink[link]!;
			if (group >= 0) this.#all[group * categories * 2 + kind]! += by;
		}
	}

	/** Counts anew; where the window's ends stand is as it was. */
	#recount(): void {
		this.#all.fill(0);
		this.byCategory.fill(0);
		for (const run of new Set([...this.#streams.map((stream) => stream.run), ...this.#classes]))
			this.#groups.write(run, this.#mask);
		for (const { run, crossed, possible, sign } of this.#streams) this.#add(run, 0, crossed, possible, sign);
		for (const each of this.#classes)
			if (each.now !== OUT) this.#add(each, 0, each.events.length, each.now === IN ? 0 : 1, 1);
	}
}
