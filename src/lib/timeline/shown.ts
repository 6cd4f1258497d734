import { endDay, firstDay, OPEN_FROM, OPEN_TO, UNDATED, type Columns } from '#lib/dataset/columns.ts';
import { DAY } from '#lib/time/range.ts';
import type { Stretch } from './scale.ts';

/**
 * The whole days around all events that `mask` lets through, within `span`; null where none has a date. An open end reaches
 * nowhere: an event counts by the ends it has.
 */
export function spanOfShown(columns: Columns, mask: Uint8Array, span: Stretch): Stretch | null {
	let from = Infinity;
	let to = -Infinity;
	const reach = (first: number, end: number): void => {
		if (first !== OPEN_FROM) [from, to] = [Math.min(from, first), Math.max(to, first + 1)];
		if (end !== OPEN_TO) [from, to] = [Math.min(from, end - 1), Math.max(to, end)];
	};
	for (let event = 0; event < columns.events; event++) {
		if (!mask[event] || columns.kind[event] === UNDATED) continue;
		const members = columns.sets.get(event)?.set?.members;
		if (members) for (const { earliest, latest } of members) reach(firstDay(earliest), endDay(latest));
		else reach(columns.from[event]!, columns.to[event]!);
	}
	if (from > to) return null;
	const start = Math.min(Math.max(from * DAY, span.from), span.to - DAY);
	return { from: start, to: Math.max(Math.min(to * DAY, span.to), start + DAY) };
}
