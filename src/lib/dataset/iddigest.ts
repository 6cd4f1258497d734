/**
 * An id as a whole number of 53 bits, so that ten million ids can be compared in 80 MB. Equal ids have equal digests; among
 * ten million different ones two are the same by chance once in two hundred atlases, so that who finds two equal digests
 * looks at the ids.
 */
export function idDigest(id: string): number {
	let high = 0x9e3779b9 ^ id.length;
	let low = 0x85ebca6b;
	for (let at = 0; at < id.length; at++) {
		const unit = id.charCodeAt(at);
		high = Math.imul(high ^ unit, 0xcc9e2d51);
		high = (high << 13) | (high >>> 19);
		low = Math.imul(low ^ unit, 0x1b873593);
		low = ((low << 15) | (low >>> 17)) + high;
	}
	return (mixed(high ^ (low >>> 7)) >>> 11) * 2 ** 32 + (mixed(low ^ high) >>> 0);
}

/** Spreads every bit over all (the last step of MurmurHash3, by A. Appleby, public domain). */
function mixed(bits: number): number {
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return bits ^ (bits >>> 16);
}

/** Whether an ascending array has a number. */
export function hasNumber(ascending: Float64Array, number: number): boolean {
	return positionOf(ascending, number) >= 0;
}

/** Where an ascending array first has a number; -1: nowhere. */
export function positionOf(ascending: Float64Array, number: number): number {
	let low = 0;
	let high = ascending.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (ascending[middle]! < number) low = middle + 1;
		else high = middle;
	}
	return ascending[low] === number ? low : -1;
}

/** How often an ascending array has a number. */
export function timesIn(ascending: Float64Array, number: number): number {
	const first = positionOf(ascending, number);
	if (first < 0) return 0;
	let end = first;
	while (ascending[end] === number) end++;
	return end - first;
}

/** The numbers that an ascending array has more than once, each once. */
export function repeatedNumbers(ascending: Float64Array): Float64Array {
	return ascending.filter(
		(number, at) => number === ascending[at + 1] && (at === 0 || ascending[at - 1] !== number)
	);
}
