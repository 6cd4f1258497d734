export type Column = Int32Array | Uint32Array;

/** How many of ascending days lie before `day`. */
export function position(days: Int32Array, day: number): number {
	let low = 0;
	let high = days.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (days[middle]! < day) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The items at given positions. */
export function pick<T extends Column>(items: T, positions: Uint32Array): T {
	const picked = new (items.constructor as new (length: number) => T)(positions.length);
	for (let at = 0; at < positions.length; at++) picked[at] = items[positions[at]!]!;
	return picked;
}

/** Days that lie within so many of each other are sorted by counting, as those of all but the widest atlases do. */
const COUNTED = 2 ** 22;

export function isAscending(days: Int32Array): boolean {
	for (let at = 1; at < days.length; at++) if (days[at]! < days[at - 1]!) return false;
	return true;
}

/** The positions of `days` in ascending order of day, equal ones as they stood. */
export function order(days: Int32Array): Uint32Array {
	const positions = new Uint32Array(days.length);
	let least = Infinity;
	let most = -Infinity;
	for (let at = 0; at < days.length; at++) {
		positions[at] = at;
		least = Math.min(least, days[at]!);
		most = Math.max(most, days[at]!);
	}
	if (most - least >= COUNTED) return positions.sort((a, b) => days[a]! - days[b]! || a - b);
	if (days.length === 0) return positions;
	const starts = new Uint32Array(most - least + 2);
	for (let at = 0; at < days.length; at++) starts[days[at]! - least + 1]!++;
	for (let day = 1; day < starts.length; day++) starts[day]! += starts[day - 1]!;
	for (let at = 0; at < days.length; at++) positions[starts[days[at]! - least]!++] = at;
	return positions;
}
