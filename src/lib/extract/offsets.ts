/**
 * Turns UTF-16 offsets of a text into offsets in Unicode code points. They must be asked for in rising order; each part of the
 * text is then counted once.
 */
export function codePointCounter(text: string): (unit: number) => number {
	if (!/[\ud800-\udfff]/u.test(text) && !/[\u{10000}-\u{10ffff}]/u.test(text)) return (unit) => unit;
	let at = 0;
	let points = 0;
	return (unit) => {
		while (at < unit) {
			at += text.codePointAt(at)! > 0xffff ? 2 : 1;
			points++;
		}
		return points;
	};
}
