import { UNDATED, type Columns } from '#lib/dataset/columns.ts';
import { Growing } from '#lib/dataset/growing.ts';
import { idDigest } from '#lib/dataset/iddigest.ts';
import { timeOrder } from '#lib/dataset/timeorder.ts';
import type { When } from '#lib/time/when.ts';
import { DAY } from '#lib/time/range.ts';
import type { EventNames } from '../parts/eventnames.ts';
import type { TakenEvents } from '../parts/eventrows.ts';
import { datedIn } from './content.ts';

/** The published events in the order of the packed form. */
export interface PackedRows {
	columns: Columns;
	/** The taken event of each row. */
	event: Uint32Array;
	/** How many rows have a date; those come first. */
	dated: number;
	/** Rows of wholes by their parts, and of parts by their wholes. */
	whole: ReadonlyMap<number, number>;
	parts: ReadonlyMap<number, readonly number[]>;
}

/**
 * Puts taken events in order of time, as `catalogue` does.
 *
 * @param places position of each place in the published form
 */
export function packedRows(
	taken: TakenEvents,
	names: EventNames,
	places: Int32Array,
	published: number
): PackedRows {
	const event = sorted(taken);
	const columns = inOrder(taken.columns, event, places, published);
	return { columns, event, dated: datedIn(columns), ...linked(names, event) };
}

function sorted({ columns, kept, instants }: TakenEvents): Uint32Array {
	const { from, to } = columns;
	const events = timeOrder(columns).filter((event) => kept[event] === 1);
	if (instants.size === 0) return events;
	const instant = (event: number, end: 0 | 1): number =>
		instants.get(event)?.[end] ?? [from, to][end]![event]! * DAY;
	for (let first = 0, next = 1; first < events.length; first = next++) {
		const [one] = events.subarray(first, first + 1) as unknown as [number];
		let isExact = instants.has(one);
		for (; next < events.length; next++) {
			const other = events[next]!;
			if (from[other] !== from[one] || to[other] !== to[one]) break;
			if ((columns.kind[other] === UNDATED) !== (columns.kind[one] === UNDATED)) break;
			isExact ||= instants.has(other);
		}
		if (isExact)
			events
				.subarray(first, next)
				.sort((a, b) => instant(a, 0) - instant(b, 0) || instant(a, 1) - instant(b, 1) || a - b);
	}
	return events;
}

function inOrder(columns: Columns, event: Uint32Array, places: Int32Array, published: number): Columns {
	const ordered = <T extends Int32Array | Uint8Array>(column: T): T => {
		const moved = new (column.constructor as new (length: number) => T)(event.length);
		for (let row = 0; row < event.length; row++) moved[row] = column[event[row]!]!;
		return moved;
	};
	const placeStart = new Uint32Array(event.length + 1);
	const place = new Growing(new Uint32Array());
	const sets = new Map<number, When>();
	for (let row = 0; row < event.length; row++) {
		const one = event[row]!;
		for (let link = columns.placeStart[one]!; link < columns.placeStart[one + 1]!; link++)
			place.push(places[columns.place[link]!]!);
		placeStart[row + 1] = place.length;
		const set = columns.sets.get(one);
		if (set) sets.set(row, set);
	}
	return {
		events: event.length,
		places: published,
		categories: columns.categories,
		kind: ordered(columns.kind),
		from: ordered(columns.from),
		to: ordered(columns.to),
		sureFrom: ordered(columns.sureFrom),
		sureTo: ordered(columns.sureTo),
		category: ordered(columns.category),
		placeStart,
		place: place.numbers,
		sets
	};
}

function linked(names: EventNames, event: Uint32Array): Pick<PackedRows, 'whole' | 'parts'> {
	const whole = new Map<number, number>();
	const parts = new Map<number, number[]>();
	const { own, wholes } = names;
	if (wholes.size === 0) return { whole, parts };
	const wanted = new Set([...wholes.values()].map(idDigest));
	const rowById = new Map<string, number>();
	event.forEach((one, row) => {
		if (wanted.has(own[one]!)) rowById.set(names.idOf(one), row);
	});
	event.forEach((one, row) => {
		const found = rowById.get(wholes.get(one) ?? '');
		if (found === undefined) return;
		whole.set(row, found);
		const siblings = parts.get(found);
		if (siblings) siblings.push(row);
		else parts.set(found, [row]);
	});
	return { whole, parts };
}
