import { OPEN_FROM, OPEN_TO, UNDATED, type Columns } from './columns.ts';
import { order, pick } from './order.ts';

/** Events by first day, then last, then as they stand; undated ones last. */
export function timeOrder({
	events,
	kind,
	from,
	to
}: Pick<Columns, 'events' | 'kind' | 'from' | 'to'>): Uint32Array {
	let [least, most] = [0, 0];
	for (let event = 0; event < events; event++) {
		if (kind[event] === UNDATED) continue;
		for (const day of [from[event]!, to[event]!])
			if (day !== OPEN_FROM && day !== OPEN_TO) [least, most] = [Math.min(least, day), Math.max(most, day)];
	}
	// Open ends just beyond all others, so that days lie near each other and are sorted by counting.
	const near = (days: Int32Array): Int32Array =>
		days.map((day, event) =>
			kind[event] === UNDATED ? most + 2 : Math.min(Math.max(day, least - 1), most + 1)
		);
	const byLast = order(near(to));
	return pick(byLast, order(pick(near(from), byLast)));
}
