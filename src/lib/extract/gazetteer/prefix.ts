import type { Gazetteer } from './gazetteer.ts';
import { nameKey } from './key.ts';
import { nameFlags } from './kinds.ts';

/** Letters that a search begins with. */
const LEAST = 2;

/**
 * Rows of places whose names begin as a person types them: those with just that name first, then the more populous.
 *
 * @param limit most rows
 */
export function placesByPrefix(gazetteer: Gazetteer, typed: string, limit: number): number[] {
	const prefix = nameKey(typed);
	if (prefix.length < LEAST) return [];
	const { columns } = gazetteer;
	const found = new Map<number, boolean>();
	const keys = columns.keyStarts.length - 1;
	for (let row = firstFrom(gazetteer, prefix, keys); row < keys; row++) {
		const key = gazetteer.keyText(row);
		if (!key.startsWith(prefix)) break;
		const [from, to] = gazetteer.leads(row);
		for (let at = from; at < to; at++) {
			if (columns.leadFlags[at]! & (nameFlags.people | nameFlags.postal)) continue;
			const place = columns.leadPlaces[at]!;
			found.set(place, (found.get(place) ?? false) || key === prefix);
		}
	}
	return [...found]
		.sort(
			([a, isA], [b, isB]) =>
				Number(isB) - Number(isA) || columns.population[b]! - columns.population[a]! || a - b
		)
		.slice(0, limit)
		.map(([place]) => place);
}

/** The row of the place with an id, among those that a name leads to; -1 where there is none. */
export function placeOf(gazetteer: Gazetteer, id: string, name: string): number {
	const row = gazetteer.key(nameKey(name));
	if (row < 0) return -1;
	const [from, to] = gazetteer.leads(row);
	for (let at = from; at < to; at++) {
		const place = gazetteer.columns.leadPlaces[at]!;
		if (gazetteer.id(place) === id) return place;
	}
	return -1;
}

/** The first row whose key is not before a text, in the order of code units. */
function firstFrom(gazetteer: Gazetteer, text: string, keys: number): number {
	let low = 0;
	let high = keys;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (gazetteer.keyText(middle) < text) low = middle + 1;
		else high = middle;
	}
	return low;
}
