import { DAY } from '#lib/time/range.ts';
import type { When } from '#lib/time/when.ts';

/** What the index needs to know of an event. `places` are those where it happened, each once. */
export interface Indexed {
	when: When | null;
	category: number;
	places: readonly number[];
}

export const UNDATED = 0;
export const MOMENT = 1;
export const LASTING = 2;
/** Several dates of which one or every one holds: the columns have their hull, `sets` what they are. */
export const SET = 3;

/** Day numbers that stand for an open start and an open end. */
export const OPEN_FROM = -(2 ** 31);
export const OPEN_TO = 2 ** 31 - 1;

/**
 * When and where of every event as typed columns, a row an event: what a million events are counted by. Days are numbered
 * from 1970-01-01 (UTC). Windows begin and end with days, so that parts of a day may be rounded outwards without a change
 * to any answer.
 */
export interface Columns {
	readonly events: number;
	readonly places: number;
	readonly categories: number;
	/** `UNDATED`, `MOMENT`, `LASTING` or `SET`. */
	readonly kind: Uint8Array;
	/** The first day that the event may touch, and the day after the last; 0 where undated. */
	readonly from: Int32Array;
	readonly to: Int32Array;
	/** The span that a lasting event surely covers, in days; `sureFrom >= sureTo` where there is none, and for all others. */
	readonly sureFrom: Int32Array;
	readonly sureTo: Int32Array;
	readonly category: Uint8Array;
	/** Event `i` happened at `place[placeStart[i]]` up to, but not, `place[placeStart[i + 1]]`. */
	readonly placeStart: Uint32Array;
	readonly place: Uint32Array;
	readonly sets: ReadonlyMap<number, When>;
}

/** The columns of time of so many events without a date, to be written to. */
export const undatedColumns = (events: number) => ({
	kind: new Uint8Array(events),
	from: new Int32Array(events),
	to: new Int32Array(events),
	sureFrom: new Int32Array(events),
	sureTo: new Int32Array(events)
});

/** The columns of events. `places` and `categories` are how many there are. */
export function columnsOf(events: readonly Indexed[], places: number, categories: number): Columns {
	const n = events.length;
	const { kind, from, to, sureFrom, sureTo } = undatedColumns(n);
	const placeStart = new Uint32Array(n + 1);
	const sets = new Map<number, When>();
	events.forEach(({ when, places: at }, event) => {
		placeStart[event + 1] = placeStart[event]! + at.length;
		if (when === null) return;
		kind[event] = when.set ? SET : when.kind === 'moment' ? MOMENT : LASTING;
		if (when.set) sets.set(event, when);
		from[event] = firstDay(when.earliest);
		to[event] = endDay(when.latest);
		if (kind[event] !== LASTING) return;
		// No sure part may grow from rounding outwards.
		if ((when.surelyFrom ?? -Infinity) >= (when.surelyTo ?? Infinity)) return;
		sureFrom[event] = firstDay(when.surelyFrom);
		sureTo[event] = endDay(when.surelyTo);
	});
	return {
		events: n,
		places,
		categories,
		kind,
		from,
		to,
		sureFrom,
		sureTo,
		category: Uint8Array.from(events, (event) => event.category),
		placeStart,
		place: Uint32Array.from(events.flatMap((event) => event.places)),
		sets
	};
}

/** The places where an event happened, each once. */
export const placesOf = ({ place, placeStart }: Columns, event: number): Uint32Array =>
	place.subarray(placeStart[event], placeStart[event + 1]);

/** When an event happened, by whole days; null where it has no date. Whether the date is uncertain its record alone tells. */
export function whenOf(columns: Columns, event: number): When | null {
	const { kind, from, to, sureFrom, sureTo, sets } = columns;
	if (kind[event] === UNDATED) return null;
	if (kind[event] === SET) return sets.get(event)!;
	const [earliest, latest] = [startOf(from[event]!), endOf(to[event]!)];
	const quality = { approximate: false, uncertain: false };
	if (kind[event] === MOMENT)
		return { kind: 'moment', earliest, latest, surelyFrom: earliest, surelyTo: latest, ...quality };
	const sure = sureFrom[event]! < sureTo[event]!;
	return {
		kind: 'lasting',
		earliest,
		latest,
		surelyFrom: sure ? startOf(sureFrom[event]!) : 0,
		surelyTo: sure ? endOf(sureTo[event]!) : 0,
		...quality
	};
}

const startOf = (day: number): number | null => (day === OPEN_FROM ? null : day * DAY);
const endOf = (day: number): number | null => (day === OPEN_TO ? null : day * DAY);

const within = (day: number): number => Math.min(Math.max(day, OPEN_FROM), OPEN_TO);

/** The day that holds an instant, as the first day of a span; null is an open start. */
export const firstDay = (ms: number | null): number =>
	ms === null ? OPEN_FROM : within(Math.floor(ms / DAY));

/** The day after the last that a span touches which ends before an instant; null is an open end. */
export const endDay = (ms: number | null): number => (ms === null ? OPEN_TO : within(Math.ceil(ms / DAY)));
