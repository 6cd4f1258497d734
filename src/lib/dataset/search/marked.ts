import { asOneWord, folded, wordsOf, writtenWords } from '#lib/language/fold.ts';

export interface Piece {
	text: string;
	marked: boolean;
}

/**
 * A text cut into what answers a search and what does not: words that begin as a typed one does, as far as they do, and
 * words of `terms` that are written a little otherwise.
 *
 * @param terms folded words of the index that answered
 */
export function markedIn(text: string, query: string, terms: readonly string[]): Piece[] {
	const typed = wordsOf(query).sort((a, b) => b.length - a.length);
	const spans: [start: number, end: number][] = [];
	for (const { word, at } of writtenWords(text)) {
		for (const { part, offset } of partsOf(word)) {
			const plain = folded(part);
			const begun = typed.find((one) => plain.startsWith(one));
			const end = begun ? lengthOf(part, begun) : terms.includes(plain) ? part.length : 0;
			if (end === 0) continue;
			spans.push([at + offset, at + offset + end]);
			if (part === word) break;
		}
	}
	// A name that is typed without its spaces is marked as far as it is typed.
	if (spans.length === 0 && asOneWord(text).startsWith(asOneWord(query)) && typed.length > 0)
		spans.push([0, lengthOf(text, asOneWord(query), asOneWord)]);
	return pieces(text, spans);
}

/** A word, then its parts where it is a compound. */
function partsOf(word: string): { part: string; offset: number }[] {
	const parts = [...word.matchAll(/[^\u200c'’‘]+/gu)].map(({ 0: part, index }) => ({ part, offset: index }));
	return [{ part: word, offset: 0 }, ...(parts.length > 1 ? parts : [])];
}

/** How much of a text, in UTF-16 units, folds to something at least as long; marks on its last letter included. */
function lengthOf(text: string, plain: string, fold: (text: string) => string = folded): number {
	let end = 1;
	while (end < text.length && fold(text.slice(0, end)).length < plain.length) end++;
	while (end < text.length && /^\p{M}|^[\uDC00-\uDFFF]/u.test(text.slice(end, end + 1))) end++;
	return end;
}

function pieces(text: string, spans: readonly (readonly [number, number])[]): Piece[] {
	const found: Piece[] = [];
	let at = 0;
	for (const [start, end] of spans) {
		if (start > at) found.push({ text: text.slice(at, start), marked: false });
		found.push({ text: text.slice(start, end), marked: true });
		at = end;
	}
	if (at < text.length) found.push({ text: text.slice(at), marked: false });
	return found;
}
