import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { Chance } from './chance.ts';
import { LASTING, MOMENT, UNDATED, type Columns } from './columns.ts';
import { landCells } from './land.ts';

/** What a sample is drawn from: the same three numbers give the same sample on every machine. */
export interface SampleSize {
	/** At most `MOST_EVENTS`. */
	events: number;
	/** From 1 to `MOST_PLACES`. */
	places: number;
	/** An integer of 32 bits. */
	seed: number;
}

export const MOST_EVENTS = 10_000_000;
export const MOST_PLACES = 100_000;
export const SAMPLE_CATEGORIES = 7;

/** The forty years of every sample, as days. */
const FIRST = toDays(1980, 1, 1);
const END = toDays(2020, 1, 1);
const SPAN = END - FIRST;

/** Shares of a hundred, cumulative: a day 69, a month 10, a year 5, lasting 10, a day at two places 5, undated 1. */
const [TO_DAY, TO_MONTH, TO_YEAR, TO_LASTING, TO_TWO] = [69, 79, 84, 94, 99];

/**
 * When and where of an invented atlas, in order of time: forty years from 1980, places drawn by Zipf (the first of `n`
 * is `n` times as likely as the last), half the events in forty seasons that are busier than the rest.
 *
 * @throws RangeError for sizes beyond those of `SampleSize`
 */
export function sampleColumns({ events, places, seed }: SampleSize): Columns {
	inRange('events', events, 0, MOST_EVENTS);
	inRange('places', places, 1, MOST_PLACES);
	const chance = new Chance(seed, 1);
	const peaks = Int32Array.from({ length: 40 }, () => FIRST + chance.below(SPAN));
	const zipf = zipfOf(places);
	const drawn = {
		kind: new Uint8Array(events),
		from: new Int32Array(events),
		to: new Int32Array(events),
		sureFrom: new Int32Array(events),
		sureTo: new Int32Array(events),
		category: new Uint8Array(events),
		one: new Uint32Array(events),
		two: new Int32Array(events).fill(-1)
	};
	const keys = new Float64Array(events);
	for (let at = 0; at < events; at++) {
		const share = chance.below(100);
		const first = drawDay(chance, peaks);
		drawn.one[at] = zipf(chance.unit());
		// Three categories in seven are drawn twice as often as the others.
		drawn.category[at] = chance.below(10) % SAMPLE_CATEGORIES;
		let from = first;
		let to = first + 1;
		let kind = MOMENT;
		if (share >= TO_TWO) [kind, from, to] = [UNDATED, 0, 0];
		else if (share >= TO_LASTING) {
			const second = zipf(chance.unit());
			if (second !== drawn.one[at]) drawn.two[at] = second;
		} else if (share >= TO_YEAR) {
			kind = LASTING;
			// One start in ten is known only as some month of a year, so that the span has a sure part and a wider one.
			const rough = chance.below(10) === 0;
			const { year } = fromDays(first);
			if (rough) from = toDays(year, 1, 1);
			to = Math.min((rough ? toDays(year + 1, 1, 1) : first) + 2 + chance.below(1 + chance.below(1000)), END);
			to = Math.max(to, from + 2);
			drawn.sureFrom[at] = rough ? toDays(year, 12, 1) : from;
			drawn.sureTo[at] = to;
		} else if (share >= TO_DAY) {
			const { year, month } = fromDays(first);
			const whole = share >= TO_MONTH;
			from = toDays(year, whole ? 1 : month, 1);
			to = whole || month === 12 ? toDays(year + 1, 1, 1) : toDays(year, month + 1, 1);
		}
		drawn.kind[at] = kind;
		drawn.from[at] = from;
		drawn.to[at] = to;
		// By first day, then last, then as drawn: 15, 13 and 24 bits of the 52 that a number holds exactly.
		const when = kind === UNDATED ? 2 ** 28 - 1 : (from - FIRST) * 2 ** 13 + Math.min(to - from, 2 ** 13 - 1);
		keys[at] = when * 2 ** 24 + at;
	}
	return sorted(drawn, keys.sort(), places);
}

type Drawn = Pick<Columns, 'kind' | 'from' | 'to' | 'sureFrom' | 'sureTo' | 'category'> & {
	one: Uint32Array;
	/** The second place, or -1. */
	two: Int32Array;
};

function sorted(drawn: Drawn, keys: Float64Array, places: number): Columns {
	const events = keys.length;
	const row = new Uint32Array(events);
	const placeStart = new Uint32Array(events + 1);
	const place = new Uint32Array(events * 2);
	let links = 0;
	for (let event = 0; event < events; event++) {
		const at = (row[event] = keys[event]! % 2 ** 24);
		place[links++] = drawn.one[at]!;
		if (drawn.two[at]! >= 0) place[links++] = drawn.two[at]!;
		placeStart[event + 1] = links;
	}
	// Not `from` with a function, which takes ten times as long over a million rows.
	const ordered = <T extends Int32Array | Uint8Array>(column: T): T => {
		const moved = column.slice() as T;
		for (let event = 0; event < events; event++) moved[event] = column[row[event]!]!;
		return moved;
	};
	return {
		events,
		places,
		categories: SAMPLE_CATEGORIES,
		kind: ordered(drawn.kind),
		from: ordered(drawn.from),
		to: ordered(drawn.to),
		sureFrom: ordered(drawn.sureFrom),
		sureTo: ordered(drawn.sureTo),
		category: ordered(drawn.category),
		placeStart,
		place: place.slice(0, links),
		sets: new Map()
	};
}

/** Half of all days fall within three months of a peak, the nearer the likelier. */
function drawDay(chance: Chance, peaks: Int32Array): number {
	if (chance.below(2) === 0) return FIRST + chance.below(SPAN);
	const day = peaks[chance.below(peaks.length)]! + chance.below(90) - chance.below(90);
	return Math.min(Math.max(day, FIRST), END - 1);
}

/** From a number below 1 the place of that share of all events, where place `i` has a share as 1 to `i + 1`. */
function zipfOf(places: number): (unit: number) => number {
	const sums = new Float64Array(places);
	let sum = 0;
	for (let place = 0; place < places; place++) sums[place] = sum += 1 / (place + 1);
	return (unit) => {
		const target = unit * sum;
		let low = 0;
		let high = places - 1;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (sums[middle]! > target) high = middle;
			else low = middle + 1;
		}
		return low;
	};
}

/**
 * Longitude and latitude (degrees, three decimals) of the invented places, place `i` at `[2 * i]` and `[2 * i + 1]`: on
 * land, fewer towards the poles.
 *
 * @throws RangeError for sizes beyond those of `SampleSize`
 */
export function samplePlaces(places: number, seed: number): Float64Array {
	inRange('places', places, 1, MOST_PLACES);
	const chance = new Chance(seed, 2);
	const positions = new Float64Array(places * 2);
	for (let place = 0; place < places; place++) {
		let cell = landCells[chance.below(landCells.length)]!;
		while (chance.unit() < (cell[1] * cell[1]) / 4900) cell = landCells[chance.below(landCells.length)]!;
		positions[2 * place] = (cell[0] * 1000 + chance.below(2000)) / 1000;
		positions[2 * place + 1] = (cell[1] * 1000 + chance.below(2000)) / 1000;
	}
	return positions;
}

function inRange(name: string, value: number, least: number, most: number): void {
	if (!Number.isInteger(value) || value < least || value > most)
		throw new RangeError(`invalid ${name}: ${value}; expected an integer from ${least} to ${most}`);
}
