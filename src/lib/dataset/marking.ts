import type { Span } from './passage.ts';

/** A stretch of text within which the same spans lie. */
export interface Segment extends Span {
	/** Indices of the spans that hold it, in their order. */
	within: number[];
	/** Indices of the spans that end where it ends. */
	ending: number[];
}

/** A text of `length` cut where spans begin and end. The segments follow each other and are together the whole text. */
export function segmentsOf(length: number, spans: readonly Span[]): Segment[] {
	const held = ({ start, end }: Span): Span => ({
		start: Math.min(Math.max(0, start), length),
		end: Math.min(Math.max(0, end), length)
	});
	const all = spans.map(held);
	const cuts = [...new Set([0, length, ...all.flatMap(({ start, end }) => [start, end])])].sort(
		(a, b) => a - b
	);
	return cuts.slice(1).map((end, at) => {
		const start = cuts[at]!;
		const indices = all.map((_, index) => index);
		return {
			start,
			end,
			within: indices.filter((index) => all[index]!.start <= start && all[index]!.end >= end),
			ending: indices.filter((index) => all[index]!.end === end && all[index]!.start < end)
		};
	});
}

const MONTHS =
	'january|february|march|april|may|june|july|august|september|october|november|december|' +
	'فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند';
const DAY = String.raw`\p{Nd}{1,2}(?!\p{Nd})`;
const YEAR = String.raw`(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})`;
const NO_LETTER = String.raw`(?![\p{L}\p{M}])`;
/** "3 May 1987", "March 4, 2016", "1988": as English and Persian texts write them. */
const DATE = String.raw`(?:${DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:${MONTHS})${NO_LETTER}(?:\s+${DAY}(?:st|nd|rd|th)?)?(?:,?\s+${YEAR})?|${YEAR}`;

/** A piece of a passage: words that name a place, words that name a date, or others. */
export interface Piece {
	text: string;
	kind: 'place' | 'date' | null;
}

/** A passage with its names of places and its dates set apart. The pieces follow each other and are the whole text. */
export function piecesOf(text: string, places: readonly string[]): Piece[] {
	const names = [...new Set(places)]
		.filter((name) => name.length > 1)
		.sort((a, b) => b.length - a.length)
		.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`));
	const place =
		names.length > 0 ? `(?<place>(?<![\\p{L}\\p{M}])(?:${names.join('|')})(?![\\p{L}\\p{M}]))|` : '';
	const pattern = new RegExp(`${place}(?<date>(?<![\\p{L}\\p{M}])(?:${DATE}))`, 'giu');
	const pieces: Piece[] = [];
	let at = 0;
	for (const match of text.matchAll(pattern)) {
		if (match.index > at) pieces.push({ text: text.slice(at, match.index), kind: null });
		pieces.push({ text: match[0], kind: match.groups?.place ? 'place' : 'date' });
		at = match.index + match[0].length;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), kind: null });
	return pieces;
}
