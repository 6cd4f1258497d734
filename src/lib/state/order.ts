import type { Entry } from '#lib/dataset/catalogue.ts';

/** Earlier first; of two that begin together the shorter one; then as in the file. Undated ones last. */
export function inTimeOrder(a: Entry, b: Entry): number {
	return start(a) - start(b) || end(a) - end(b) || a.index - b.index;
}

// Large but finite, so that two open ends compare as equal and not as NaN.
const FAR = 1e17;
const start = ({ when }: Entry): number => (when === null ? FAR : (when.earliest ?? -FAR));
const end = ({ when }: Entry): number => (when === null ? FAR : (when.latest ?? FAR));
