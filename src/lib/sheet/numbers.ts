import { formatNumber } from '#lib/language/language.ts';

/** "1, 3–5, 9": ascending numbers, three and more in a row as a range, in pieces that a line may break after. */
export function rangesOf(numbers: readonly number[], language: string): string[] {
	const write = (n: number): string => formatNumber(n, language, { useGrouping: false });
	const pieces: string[] = [];
	for (let at = 0; at < numbers.length;) {
		let end = at;
		while (numbers[end + 1] === numbers[end]! + 1) end++;
		if (end - at >= 2) pieces.push(`${write(numbers[at]!)}–${write(numbers[end]!)}`);
		else for (let one = at; one <= end; one++) pieces.push(write(numbers[one]!));
		at = end + 1;
	}
	return pieces;
}
