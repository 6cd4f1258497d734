import type { Calendar } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import { floorToStep, nextStep, type Step } from '#lib/time/step.ts';
import { bins } from '#lib/time/ticks.ts';
import type { Stretch } from './scale.ts';

/** A range cut into bins, each as long as `unit` and `count` say. */
export interface Cut extends Step {
	edges: number[];
}

/** Steps that a reader has a word for, with their mean length in days. */
const PLAIN: (Step & { days: number })[] = [
	{ unit: 'day', count: 1, days: 1 },
	{ unit: 'month', count: 1, days: 30.44 },
	{ unit: 'month', count: 3, days: 91.31 },
	{ unit: 'year', count: 1, days: 365.24 },
	{ unit: 'decade', count: 1, days: 3652.4 }
];
const [FEWEST, MOST] = [20, 60];

/** Twenty to sixty bins over a range: days, months, quarters, years or decades where that is possible, else groups of them. */
export function cut(range: Stretch, calendar: Calendar): Cut {
	const days = (range.to - range.from) / DAY;
	for (const step of PLAIN) {
		if (days / step.days > MOST + 1) continue;
		const edges = [floorToStep(range.from, step, calendar)];
		while (edges.at(-1)! < range.to) edges.push(nextStep(edges.at(-1)!, step, calendar));
		if (edges.length > FEWEST && edges.length <= MOST + 1)
			return { unit: step.unit, count: step.count, edges };
	}
	return bins(range, calendar);
}

/** Whether two cuts have the same bins: then what was counted for one stands for the other. */
export function sameCut(a: Cut, b: Cut): boolean {
	return (
		a.unit === b.unit && a.count === b.count && a.edges[0] === b.edges[0] && a.edges.length === b.edges.length
	);
}
