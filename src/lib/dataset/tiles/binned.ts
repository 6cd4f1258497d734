import { IN, OUT, POSSIBLY } from '../answers.ts';
import { LASTING, SET, UNDATED, endDay, firstDay, type Columns } from '../columns.ts';
import type { When } from '#lib/time/when.ts';
import { binAt, binEnd, type Grid } from './bins.ts';

/** How an event is counted, by the bins that it touches. */
export const NO_BIN = 0;
/** Surely in every window that touches its one bin. */
export const ONE_BIN = 1;
/** Surely in every window that touches its span. */
export const SPAN = 2;
/** Surely in a window that touches the inner span (where there is one), possibly in one that touches only the outer one. */
export const ROUGH_SPAN = 3;
/** Surely in a window that holds its range, possibly in one that touches it. */
export const RANGE = 4;
/** Several dates, asked one by one. */
export const SEVERAL_DATES = 5;

/** Events by bins: spans are of whole bins, half-open. The same row is the same event as in the columns. */
export interface Binned {
	readonly how: Uint8Array;
	readonly from: Uint16Array;
	readonly to: Uint16Array;
	/** Empty (`sureFrom >= sureTo`) but for `ROUGH_SPAN`. */
	readonly sureFrom: Uint16Array;
	readonly sureTo: Uint16Array;
	readonly sets: ReadonlyMap<number, BinnedSet>;
}

/** A member: how it is counted, and its bins. */
export type Member = readonly [how: number, from: number, to: number, sureFrom: number, sureTo: number];
export interface BinnedSet {
	mode: 'every' | 'one';
	members: Member[];
}

type Days = Pick<Columns, 'events' | 'kind' | 'from' | 'to' | 'sureFrom' | 'sureTo' | 'sets'>;

/** Events as a grid sees them: in windows of whole bins their answers are those of their days. */
export function binned(columns: Days, grid: Grid): Binned {
	const { events, kind, sets } = columns;
	const result = {
		how: new Uint8Array(events),
		from: new Uint16Array(events),
		to: new Uint16Array(events),
		sureFrom: new Uint16Array(events),
		sureTo: new Uint16Array(events),
		sets: new Map<number, BinnedSet>()
	};
	for (let event = 0; event < events; event++) {
		if (kind[event] === UNDATED) continue;
		if (kind[event] === SET) {
			result.how[event] = SEVERAL_DATES;
			result.sets.set(event, binnedSet(sets.get(event)!, grid));
			continue;
		}
		const member = binnedDate(
			kind[event] === LASTING,
			columns.from[event]!,
			columns.to[event]!,
			columns.sureFrom[event]!,
			columns.sureTo[event]!,
			grid
		);
		[result.how[event], result.from[event], result.to[event]] = member;
		[result.sureFrom[event], result.sureTo[event]] = [member[3], member[4]];
	}
	return result;
}

function binnedDate(
	lasting: boolean,
	from: number,
	to: number,
	sureFrom: number,
	sureTo: number,
	grid: Grid
): Member {
	const first = binAt(grid, from);
	const end = binEnd(grid, to);
	if (!lasting) return [end - first === 1 ? ONE_BIN : RANGE, first, end, 0, 0];
	if (sureFrom >= sureTo) return [ROUGH_SPAN, first, end, 0, 0];
	const [sureFirst, sureEnd] = [binAt(grid, sureFrom), binEnd(grid, sureTo)];
	if (sureFirst === first && sureEnd === end) return [end - first === 1 ? ONE_BIN : SPAN, first, end, 0, 0];
	return [ROUGH_SPAN, first, end, sureFirst, sureEnd];
}

function binnedSet({ set }: When, grid: Grid): BinnedSet {
	const { mode, members } = set!;
	return {
		mode,
		members: members.map(({ kind, earliest, latest, surelyFrom, surelyTo }) => {
			const sure = (surelyFrom ?? -Infinity) < (surelyTo ?? Infinity);
			const days = sure ? [firstDay(surelyFrom), endDay(surelyTo)] : [0, 0];
			return binnedDate(kind === 'lasting', firstDay(earliest), endDay(latest), days[0]!, days[1]!, grid);
		})
	};
}

/** The answer for one date in the bins from `a` up to, but not, `b`. */
export function memberAnswer([how, from, to, sureFrom, sureTo]: Member, a: number, b: number): number {
	if (a >= b || to <= a || from >= b) return OUT;
	if (how === RANGE) return from >= a && to <= b ? IN : POSSIBLY;
	if (how === ROUGH_SPAN) return Math.max(sureFrom, a) < Math.min(sureTo, b) ? IN : POSSIBLY;
	return IN;
}

/** The answer for a set of dates. */
export function setAnswer({ mode, members }: BinnedSet, a: number, b: number): number {
	const answers = members.map((member) => memberAnswer(member, a, b));
	if (mode === 'every' ? answers.includes(IN) : answers.every((each) => each === IN)) return IN;
	return answers.every((each) => each === OUT) ? OUT : POSSIBLY;
}
