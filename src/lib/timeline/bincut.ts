import type { Unit } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import { cut, type Cut } from './cut.ts';
import type { Stretch } from './scale.ts';

/** Units of bins by their mean length in days, the longest first. */
const units: readonly [Unit, number][] = [
	['decade', 3652.4],
	['year', 365.24],
	['month', 30.44],
	['day', 1]
];

/**
 * A range cut into whole bins: as any other is cut by the calendar of the bins, where its edges are theirs, else bin by bin.
 *
 * @param edges of the bins, UTC ms, ascending
 */
export function cutByBins(range: Stretch, edges: readonly number[]): Cut {
	const plain = cut(range, 'gregorian');
	const known = new Set(edges);
	const [first, last] = [edges[0]!, edges.at(-1)!];
	if (plain.edges.every((edge) => edge <= first || edge >= last || known.has(edge))) return plain;
	const from = Math.max(
		0,
		edges.findLastIndex((edge) => edge <= range.from)
	);
	const to = edges.findIndex((edge) => edge >= range.to);
	const bins = edges.slice(from, to < 0 ? edges.length : to + 1);
	const days = (bins.at(-1)! - bins[0]!) / DAY / Math.max(1, bins.length - 1);
	const [unit, mean] = units.find(([, each]) => days > each * 0.9) ?? units.at(-1)!;
	return { unit, count: Math.max(1, Math.round(days / mean)), edges: bins };
}

/** Whether a bar is one bin, or less: nothing of it can be seen any closer. */
export const isOneBin = ({ from, to }: Stretch, edges: readonly number[]): boolean =>
	!edges.some((edge) => edge > from && edge < to);
