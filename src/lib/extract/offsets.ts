/**
 * Turns UTF-16 offsets of a text into offsets in Unicode code points. They must be asked for in rising order; each part of the
 * text is then counted once.
 */
export function codePointCounter(text: string): (unit: number) => number {
	if (!hasSurrogates(text)) return (unit) => unit;
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

/** Whether some code point is, or looks like a half of, two units. */
function hasSurrogates(text: string): boolean {
	for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xf800) === 0xd800) return true;
	return false;
}
