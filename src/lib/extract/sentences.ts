import type { Span } from '#lib/dataset/passage.ts';
import { codePointCounter } from './offsets.ts';

/** Short forms that end in a full stop and do not end a sentence. */
const abbreviations = new Set(
	(
		'mr mrs ms dr prof rev hon gen col lt sgt capt cmdr adm gov sen rep pres st mt ft jr sr messrs mme mlle no nos vol pp ed eds vs v al ' +
		'fig figs art sec para ch jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun inc ltd co corp dept univ ' +
		'approx ca cf eg ie etc ave blvd rd maj brig supt insp sheikh ayat'
	).split(' ')
);
/** Of these a sentence may well end: they end it where a capital follows that is no name's. */
const mayEnd = new Set(['inc', 'ltd', 'co', 'corp', 'etc', 'jr', 'sr', 'al']);
/** Words that begin sentences and no names. */
const openers =
	/^(?:the|a|an|he|she|it|they|we|i|in|on|at|by|for|from|but|and|this|that|these|those|there|his|her|its|their|after|before|when|while|if|as|no|not|all|some|many|most)\b/iu;

/** The last of the marks that end a sentence. */
const LAST_MARK = /[.!?…](?![.!?…])/gu;
/** Quotes and brackets that still belong to it; never more than these few, so that each mark is looked at once. */
const CLOSING = /^["'”’»)\]]{0,4}/u;

/**
 * Sentences of a text as spans in code points, half-open, without the white space around them; in order. A line break always
 * ends one. All that is not white space is in one of them.
 */
export function sentencesOf(text: string): Span[] {
	const toPoints = codePointCounter(text);
	return sentenceUnits(text).map(({ start, end }) => ({ start: toPoints(start), end: toPoints(end) }));
}

/** The same in UTF-16 units. */
export function sentenceUnits(text: string): Span[] {
	const spans: Span[] = [];
	let at = 0;
	for (const line of text.split('\n')) {
		for (const { start, end } of ofLine(line)) spans.push({ start: at + start, end: at + end });
		at += line.length + 1;
	}
	return spans;
}

function ofLine(line: string): Span[] {
	const spans: Span[] = [];
	let from = 0;
	const take = (to: number) => {
		const start = from + (line.slice(from, to).length - line.slice(from, to).trimStart().length);
		const end = from + line.slice(from, to).trimEnd().length;
		if (end > start) spans.push({ start, end });
		from = to;
	};
	for (const { index } of line.matchAll(LAST_MARK)) {
		const closing = CLOSING.exec(line.slice(index + 1, index + 5))![0];
		const end = index + 1 + closing.length;
		if (isFollowed(line, index, end) && isEnd(line, index, end)) take(end);
	}
	take(line.length);
	return spans;
}

/** Whether white space follows, or a capital that was glued to a small letter: "took part.Officials". */
function isFollowed(line: string, at: number, end: number): boolean {
	if (/^\s/u.test(line.slice(end, end + 1))) return true;
	return (
		/\p{Ll}\p{Ll}$/u.test(line.slice(Math.max(0, at - 2), at)) &&
		/^["“‘«]?\p{Lu}/u.test(line.slice(end, end + 3))
	);
}

function isEnd(line: string, at: number, end: number): boolean {
	const next = line.slice(end, end + 24).trimStart();
	if (/^[\p{Ll},;:]/u.test(next)) return false;
	if (line[at] !== '.' || /[.!?…]/u.test(line[at - 1] ?? '')) return true;
	const word = /[\p{L}\p{M}.]*$/u.exec(line.slice(Math.max(0, at - 16), at))![0].toLowerCase();
	// Initials and the like: "J. Smith", "U.S. Congress". A sentence ends in one only before a word that begins no name.
	if (/^(?:\p{L}|(?:\p{L}\.)+\p{L})$/u.test(word))
		return word !== 'i' && word.length > 1 && openers.test(next);
	if (!abbreviations.has(word)) return true;
	if (word === 'no' || word === 'art' || word === 'sat' || word === 'sun' || word === 'mar' || word === 'fig')
		return !/^[\d(]/u.test(next);
	return mayEnd.has(word) && openers.test(next);
}
