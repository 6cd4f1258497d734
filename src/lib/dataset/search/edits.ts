/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other
 * (optimal string alignment).
 */
export function edits(a: string, b: string): number {
	let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, before[j - 2]! + 1);
			row.push(least);
		}
		[before, last] = [last, row];
	}
	return last[b.length]!;
}

/** How many edits a word may be away from what is typed: none for short ones and those with a figure in them. */
export function editsAllowed(word: string): number {
	if (word.length < 4 || /\d/u.test(word)) return 0;
	return word.length < 8 ? 1 : 2;
}
