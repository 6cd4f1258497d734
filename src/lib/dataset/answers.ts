import { DAY } from '#lib/time/range.ts';
import { answer as answerOf } from '#lib/time/window.ts';
import type { When } from '#lib/time/when.ts';
import { MOMENT, OPEN_FROM, OPEN_TO, SET, UNDATED, type Columns } from './columns.ts';

export const OUT = 0;
export const POSSIBLY = 1;
export const IN = 2;

/** The answer for an event in the window of days [from, to). */
export function answerFor(columns: Columns, event: number, from: number, to: number): number {
	const { kind, sets } = columns;
	if (from >= to || kind[event] === UNDATED) return OUT;
	if (kind[event] === SET) return answerForSet(sets.get(event)!, from, to);
	const [earliest, latest] = [columns.from[event]!, columns.to[event]!];
	if (latest <= from || earliest >= to) return OUT;
	const sure =
		kind[event] === MOMENT
			? earliest >= from && latest <= to
			: Math.max(columns.sureFrom[event]!, from) < Math.min(columns.sureTo[event]!, to);
	return sure ? IN : POSSIBLY;
}

export function answerForSet(when: When, from: number, to: number): number {
	const window = { from: from === OPEN_FROM ? null : from * DAY, to: to === OPEN_TO ? null : to * DAY };
	return { out: OUT, possibly: POSSIBLY, in: IN }[answerOf(when, window)];
}
