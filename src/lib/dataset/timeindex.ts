import { answer as answerOf, boundaries, type Window } from '#lib/time/window.ts';
import type { When } from '#lib/time/when.ts';
import type { Indexed } from './columns.ts';

/** How many events of one category lie at a place or elsewhere: surely in the window, and possibly. */
export interface Tally {
	category: number;
	sure: number;
	possible: number;
}

export const OUT = 0;
export const POSSIBLY = 1;
export const IN = 2;

/**
 * Which events lie in a window of time, and how many of each category at each place: kept up to date by moving the
 * window's two ends over one sorted array of the instants at which any answer can change. A step costs the
 * number of instants it crosses, not the number of events.
 *
 * An undated event is never in a window. Events that `mask` leaves out count nowhere.
 */
export class TimeIndex {
	/** `OUT`, `POSSIBLY` or `IN` for each event, whatever the mask. */
	readonly answers: Uint8Array;
	/** Events at a place: `counts[(place * categories + category) * 2 + (0 sure | 1 possible)]`. */
	readonly counts: Uint32Array;
	/** Distinct events in the window that the mask lets through, surely and possibly. */
	readonly total = { sure: 0, possible: 0 };
	readonly categories: number;

	#events: readonly Indexed[];
	#mask: Uint8Array;
	#window: Window = { from: null, to: null };
	/** Sorted instants, and the event that each belongs to. */
	#instants: Float64Array;
	#owners: Uint32Array;
	/** Outer and sure bounds, open ends as infinities; NaN where the event is undated or a set of dates. */
	#earliest: Float64Array;
	#latest: Float64Array;
	#surelyFrom: Float64Array;
	#surelyTo: Float64Array;

	constructor(events: readonly Indexed[], places: number, categories: number) {
		const n = events.length;
		this.categories = categories;
		this.#events = events;
		this.#mask = new Uint8Array(n).fill(1);
		this.answers = new Uint8Array(n);
		this.counts = new Uint32Array(places * categories * 2);
		[this.#earliest, this.#latest, this.#surelyFrom, this.#surelyTo] = columns(events);
		[this.#instants, this.#owners] = instants(events);
		this.#recount();
	}

	/** Lets through the events with a 1 in `mask`, which has one byte an event. One pass over the events. */
	setMask(mask: Uint8Array): void {
		this.#mask = mask;
		this.#recount();
	}

	/** Moves the window; a step that crosses more instants than there are events is a recount. */
	setWindow(window: Window): void {
		const [from0, to0] = ends(this.#window);
		const [from1, to1] = ends(window);
		const crossed = [this.#between(from0, from1), this.#between(to0, to1)];
		this.#window = window;
		// A window without any instant holds nothing, wherever it stands.
		const empty = from0 >= to0 || from1 >= to1;
		if (empty || crossed.reduce((sum, [first, end]) => sum + end - first, 0) > this.answers.length) {
			this.#recount();
			return;
		}
		for (const [first, end] of crossed) {
			for (let at = first; at < end; at++) this.#touch(this.#owners[at]!);
		}
	}

	/** The answer for one event in the present window, whatever the mask. */
	#answer(event: number): number {
		const { when } = this.#events[event]!;
		if (when === null) return OUT;
		if (when.set) return { out: OUT, possibly: POSSIBLY, in: IN }[answerOf(when, this.#window)];
		const [from, to] = ends(this.#window);
		if (from >= to) return OUT;
		if (this.#latest[event]! <= from || this.#earliest[event]! >= to) return OUT;
		const sure =
			when.kind === 'moment'
				? this.#earliest[event]! >= from && this.#latest[event]! <= to
				: Math.max(this.#surelyFrom[event]!, from) < Math.min(this.#surelyTo[event]!, to);
		return sure ? IN : POSSIBLY;
	}

	#touch(event: number): void {
		const before = this.answers[event]!;
		const now = this.#answer(event);
		if (before === now) return;
		this.answers[event] = now;
		if (!this.#mask[event]) return;
		this.#add(event, before, -1);
		this.#add(event, now, 1);
	}

	#add(event: number, answer: number, by: 1 | -1): void {
		if (answer === OUT) return;
		const possible = answer === POSSIBLY ? 1 : 0;
		this.total[possible ? 'possible' : 'sure'] += by;
		const { category, places } = this.#events[event]!;
		for (const place of places) this.counts[(place * this.categories + category) * 2 + possible]! += by;
	}

	#recount(): void {
		this.counts.fill(0);
		this.total.sure = this.total.possible = 0;
		for (let event = 0; event < this.answers.length; event++) {
			const now = (this.answers[event] = this.#answer(event));
			if (this.#mask[event]) this.#add(event, now, 1);
		}
	}

	/** Positions [first, end) of the instants in the closed interval between two ends, in either order. */
	#between(a: number, b: number): [number, number] {
		if (a === b) return [0, 0];
		return [this.#position(Math.min(a, b), false), this.#position(Math.max(a, b), true)];
	}

	/** How many instants lie before `time`, or (`inclusive`) not after it. */
	#position(time: number, inclusive: boolean): number {
		let low = 0;
		let high = this.#instants.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const instant = this.#instants[middle]!;
			if (instant < time || (inclusive && instant === time)) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

const ends = ({ from, to }: Window): [number, number] => [from ?? -Infinity, to ?? Infinity];

function columns(events: readonly Indexed[]): [Float64Array, Float64Array, Float64Array, Float64Array] {
	const column = (of: (when: When) => number): Float64Array =>
		Float64Array.from(events, ({ when }) => (when === null || when.set ? NaN : of(when)));
	return [
		column((when) => when.earliest ?? -Infinity),
		column((when) => when.latest ?? Infinity),
		column((when) => when.surelyFrom ?? -Infinity),
		column((when) => when.surelyTo ?? Infinity)
	];
}

function instants(events: readonly Indexed[]): [Float64Array, Uint32Array] {
	const times: number[] = [];
	const owners: number[] = [];
	events.forEach(({ when }, event) => {
		if (when === null) return;
		// An open end is crossed by a window that opens or closes there.
		for (const instant of [-Infinity, ...boundaries(when), Infinity]) {
			if (!Number.isFinite(instant) && !isOpen(when)) continue;
			times.push(instant);
			owners.push(event);
		}
	});
	const order = Uint32Array.from(times, (_, at) => at).sort((a, b) => (times[a]! < times[b]! ? -1 : 1));
	return [Float64Array.from(order, (at) => times[at]!), Uint32Array.from(order, (at) => owners[at]!)];
}

/** Whether any end of a date, or of a member of a set of dates, is open. */
function isOpen({ earliest, latest, set }: When): boolean {
	return set ? set.members.some(isOpen) : earliest === null || latest === null;
}
