import { boundaries } from '#lib/time/window.ts';
import type { When } from '#lib/time/when.ts';
import { answerFor, answerForSet, OUT } from './answers.ts';
import { endDay, firstDay, MOMENT, OPEN_FROM, OPEN_TO, SET, type Columns } from './columns.ts';
import type { Run } from './groups.ts';
import { order, pick } from './order.ts';

/** Events that share one rough date, and so their answer. */
export interface Class extends Run {
	answer(from: number, to: number): number;
	readonly events: number[];
	now: number;
}

/** Classes in order of a day at which their answers can change. */
export interface Turns {
	days: Int32Array;
	classes: Uint32Array;
}

/** Whether an event is known to lie on one day. */
const isDaily = ({ kind, from, to }: Columns, event: number): boolean =>
	kind[event] === MOMENT && to[event]! - from[event]! === 1;

/** Moments that are not known to the day, by their range; each date that is a set is a class of its own. */
export function classesOf(columns: Columns): Class[] {
	const { events, kind, from, to, sets } = columns;
	const classes: Class[] = [];
	const byRange = new Map<string, Class>();
	const add = (answer: Class['answer'], event: number): Class => {
		const made = { answer, events: [event], words: new Uint32Array(0), now: OUT };
		classes.push(made);
		return made;
	};
	for (const [event, when] of sets) add((first, end) => answerForSet(when, first, end), event);
	// In order of time one range follows upon itself.
	let [first, end] = [NaN, NaN];
	let last: Class | undefined;
	for (let event = 0; event < events; event++) {
		if (kind[event] !== MOMENT || isDaily(columns, event)) continue;
		if (from[event] !== first || to[event] !== end) {
			[first, end] = [from[event]!, to[event]!];
			last = byRange.get(`${first} ${end}`);
		}
		if (last) last.events.push(event);
		else {
			last = add((start, stop) => answerFor(columns, event, start, stop), event);
			byRange.set(`${first} ${end}`, last);
		}
	}
	for (const each of classes) each.words = new Uint32Array(each.events.length);
	return classes;
}

export function turnsOf(
	{ kind, from, to, sets }: Columns,
	classes: readonly Class[]
): { starts: Turns; ends: Turns } {
	const turns = (daysOf: (event: number) => readonly number[]): Turns => {
		const days: number[] = [];
		const owners: number[] = [];
		classes.forEach(({ events: [event] }, at) => {
			for (const day of daysOf(event!)) {
				days.push(day);
				owners.push(at);
			}
		});
		const positions = order(Int32Array.from(days));
		return {
			days: pick(Int32Array.from(days), positions),
			classes: pick(Uint32Array.from(owners), positions)
		};
	};
	const ofSet = new Map([...sets].map(([event, when]) => [event, turnsOfSet(when)]));
	const own = (event: number, days: Int32Array): readonly number[] =>
		kind[event] === SET ? ofSet.get(event)! : [days[event]!];
	return { starts: turns((event) => own(event, from)), ends: turns((event) => own(event, to)) };
}

/** Parts of a day are crossed with the day, on whichever side; an open end, with a window that is open there. */
const turnsOfSet = (when: When): number[] => [
	OPEN_FROM,
	...boundaries(when).flatMap((ms) => [firstDay(ms), endDay(ms)]),
	OPEN_TO
];
