/** Hash of an ASCII string: FNV-1a. */
export function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return (value ^ (value >>> 15)) >>> 0;
}

/** Sorted ASCII strings in one array of bytes, found through slots of a hash table. */
export interface Strings {
	starts: Uint32Array;
	bytes: Uint8Array;
	/** Index + 1 of a string, 0 where free; the number of slots is a power of two. */
	slots: Uint32Array;
}

/** Packs ASCII strings, which must be different from each other; their order is kept. */
export function packStrings(strings: readonly string[]): Strings {
	const starts = new Uint32Array(strings.length + 1);
	strings.forEach((text, index) => (starts[index + 1] = starts[index]! + text.length));
	const bytes = new Uint8Array(starts[strings.length]!);
	const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(strings.length, 1) * 1.6)));
	strings.forEach((text, index) => {
		const start = starts[index]!;
		for (let at = 0; at < text.length; at++) bytes[start + at] = text.charCodeAt(at);
		let slot = hash(text) & (slots.length - 1);
		while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
		slots[slot] = index + 1;
	});
	return { starts, bytes, slots };
}

/** The index of a string, or -1. */
export function findString({ starts, bytes, slots }: Strings, text: string): number {
	const mask = slots.length - 1;
	for (let slot = hash(text) & mask; ; slot = (slot + 1) & mask) {
		const index = slots[slot]! - 1;
		if (index < 0) return -1;
		const start = starts[index]!;
		if (starts[index + 1]! - start !== text.length) continue;
		let at = 0;
		while (at < text.length && bytes[start + at] === text.charCodeAt(at)) at++;
		if (at === text.length) return index;
	}
}

/** The string at an index. */
export function stringAt(starts: Uint32Array, bytes: Uint8Array, index: number): string {
	let text = '';
	for (let at = starts[index]!; at < starts[index + 1]!; at++) text += String.fromCharCode(bytes[at]!);
	return text;
}
