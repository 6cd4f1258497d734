import { type Calendar, fields, fromMonths, instant, monthLength, MONTHS, type Unit } from './calendar.ts';
import { DAY } from './range.ts';

/** A pace through the calendar, such as 3 months. */
export interface Step {
	unit: Unit;
	count: number;
}

/** Groups of days in a month: the last one takes what is left, so that every month begins a group. */
const GROUPS: Record<number, number> = { 1: 31, 2: 15, 5: 6, 10: 3, 15: 2 };
const MEAN_MONTH = 30.436875 * DAY;

/** Steps from a day upwards without end, each at most three times the one before: so a range has 20 to 60 of one of them. */
export function* steps(): Generator<Step> {
	for (const count of [1, 2, 5, 10, 15]) yield { unit: 'day', count };
	for (const count of [1, 3, 6]) yield { unit: 'month', count };
	for (const count of [1, 2, 5]) yield { unit: 'year', count };
	for (let power = 1; ; power *= 10) {
		for (const count of [1, 2, 5]) yield { unit: 'decade', count: count * power };
	}
}

/**
 * The finest step that has at most `most` edges in a range of `span` ms. `edgesOf` is asked only where the mean length of the
 * step leaves a chance, so that a range of a million years is not walked by days.
 */
export function finest(
	span: number,
	most: number,
	edgesOf: (step: Step) => number[]
): { step: Step; edges: number[] } {
	for (const step of steps()) {
		if (span / meanLength(step) > most * 1.2 + 2) continue;
		const edges = edgesOf(step);
		if (edges.length <= most) return { step, edges };
	}
	throw new Error('unreachable: steps have no end');
}

/** The start of the step in which an instant lies (UTC ms): steps of days begin anew each month, others count from the year 0. */
export function floorToStep(ms: number, step: Step, calendar: Calendar): number {
	const { year, month, day } = fields(ms, calendar);
	if (step.unit === 'day') {
		const group = Math.min(Math.floor((day - 1) / step.count), GROUPS[step.count]! - 1);
		return instant(year, month, group * step.count + 1, calendar);
	}
	const size = MONTHS[step.unit] * step.count;
	return fromMonths(Math.floor((year * 12 + month - 1) / size) * size, 1, calendar);
}

/** The start of the step after the one that starts at `start`. */
export function nextStep(start: number, step: Step, calendar: Calendar): number {
	const { year, month, day } = fields(start, calendar);
	const months = year * 12 + month - 1;
	if (step.unit !== 'day') return fromMonths(months + MONTHS[step.unit] * step.count, 1, calendar);
	const last =
		day + step.count > Math.min(step.count * GROUPS[step.count]!, monthLength(year, month, calendar));
	return last ? fromMonths(months + 1, 1, calendar) : start + step.count * DAY;
}

function meanLength({ unit, count }: Step): number {
	return unit === 'day' ? count * DAY : count * MONTHS[unit] * MEAN_MONTH;
}
