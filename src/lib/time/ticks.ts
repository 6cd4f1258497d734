import { type Calendar, fields, type Unit } from './calendar.ts';
import { finest, floorToStep, nextStep, type Step } from './step.ts';

/** A line of the axis: at the start (UTC ms) of a day, month, year or decade. `major`: also the start of the next larger unit. */
export interface Tick {
	at: number;
	unit: Unit;
	major: boolean;
}

/** At most `most` ticks within a range of UTC ms, both ends included, as close to each other as that allows. */
export function ticks(range: { from: number; to: number }, most: number, calendar: Calendar): Tick[] {
	if (!(range.from < range.to) || most < 1) return [];
	const { step, edges } = finest(range.to - range.from, most, (candidate) => {
		const found = edgesOver(range, candidate, calendar).filter((at) => at >= range.from);
		return found.at(-1)! > range.to ? found.slice(0, -1) : found;
	});
	return edges.map((at) => ({ at, unit: step.unit, major: isMajor(at, step.unit, calendar) }));
}

/** The most bars that a histogram shows. */
const MOST_BINS = 60;

/**
 * Cuts a range of UTC ms into whole days, months, years ... of a calendar: 20 to 60 bins, fewer only where it has fewer than
 * 20 days. `edges` has one more entry than there are bins; the first and last lie on or just outside the range.
 */
export function bins(
	range: { from: number; to: number },
	calendar: Calendar
): { unit: Unit; count: number; edges: number[] } {
	const to = Math.max(range.to, range.from + 1);
	const { step, edges } = finest(to - range.from, MOST_BINS + 1, (candidate) =>
		edgesOver({ from: range.from, to }, candidate, calendar)
	);
	return { ...step, edges };
}

/** From the edge on or before the range to the first one on or after its end. */
function edgesOver({ from, to }: { from: number; to: number }, step: Step, calendar: Calendar): number[] {
	const edges = [floorToStep(from, step, calendar)];
	while (edges.at(-1)! < to) edges.push(nextStep(edges.at(-1)!, step, calendar));
	return edges;
}

function isMajor(at: number, unit: Unit, calendar: Calendar): boolean {
	const { year, month, day } = fields(at, calendar);
	if (unit === 'day') return day === 1;
	if (unit === 'month' || unit === 'quarter') return month === 1;
	return year % (unit === 'year' ? 10 : 100) === 0;
}
