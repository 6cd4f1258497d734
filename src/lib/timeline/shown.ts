import type { When } from '#lib/time/when.ts';
import { DAY } from '#lib/time/range.ts';
import type { Stretch } from './scale.ts';

/**
 * The whole days around all events that `mask` lets through, within `span`; null where none has a date. An open end reaches
 * nowhere: an event counts by the ends it has.
 */
export function spanOfShown(whens: Iterable<When | null>, mask: Uint8Array, span: Stretch): Stretch | null {
	let from = Infinity;
	let to = -Infinity;
	let at = 0;
	for (const when of whens) {
		if (!mask[at++] || when === null) continue;
		for (const { earliest, latest } of when.set ? when.set.members : [when]) {
			if (earliest !== null) [from, to] = [Math.min(from, earliest), Math.max(to, earliest + 1)];
			if (latest !== null) [from, to] = [Math.min(from, latest - 1), Math.max(to, latest)];
		}
	}
	if (from > to) return null;
	const start = Math.min(Math.max(Math.floor(from / DAY) * DAY, span.from), span.to - DAY);
	return { from: start, to: Math.max(Math.min(Math.ceil(to / DAY) * DAY, span.to), start + DAY) };
}
