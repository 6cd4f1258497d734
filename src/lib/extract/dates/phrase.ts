import { fromDays } from '#lib/time/gregorian.ts';
import type { Anchor } from './anchor.ts';
import type { Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';
import { counted, numbering, ordinals, tensOfOrdinals } from './vocabulary.ts';

/** The rule by which a date was read; each stands for one kind of phrase. */
export type Rule =
	| 'iso'
	| 'numeric'
	| 'day'
	| 'month'
	| 'year'
	| 'season'
	| 'decade'
	| 'century'
	| 'part'
	| 'range'
	| 'before'
	| 'after'
	| 'since'
	| 'until'
	| 'by'
	| 'named-day'
	| 'solar-hijri'
	| 'weekday'
	| 'relative'
	| 'ago'
	| 'up-to-publication';

/** What is known where a phrase is read. */
export interface Context {
	tokens: Tokens;
	/** Of publication. */
	anchor: Anchor | null;
	/** Order of numeric dates, where an unmistakable one in the same text shows it. */
	numericOrder: 'day-first' | 'month-first' | null;
}

/** A phrase that was read: `next` is the token after it. */
export interface Phrase {
	unit: Unit;
	next: number;
	rule: Rule;
}

export const FIRST_YEAR = 1000;
export const LAST_YEAR = 2100;

/** Whether a number is what it seems, and no part of a code, a sum, a share, a time or a decimal. */
export function standsAlone({ tokens }: Context, index: number): boolean {
	const before = tokens.at(index - 1);
	const token = tokens.at(index);
	const after = tokens.at(index + 1);
	if (Number.isNaN(token.value)) return false;
	if (token.gap === 0 && (before.kind === 'word' || /[$€£¥₹§#№+=:.@\\]/u.test(before.text))) return false;
	if (/^[$€£¥₹§#№]$/u.test(before.text) && token.gap < 2) return false;
	if (after.gap !== 0) return true;
	if (/[%°=@\\]/u.test(after.text)) return false;
	const isPoint = after.text === ':' || after.text === '.';
	return !(isPoint && tokens.at(index + 2).gap === 0 && tokens.at(index + 2).kind === 'number');
}

/** Whether what follows the token says that its number counts something: "1500 people", "May 15 km". */
export function counts({ tokens }: Context, index: number): boolean {
	const after = tokens.at(index + 1);
	return (after.gap === 1 && counted.has(after.text)) || (after.gap < 2 && after.text === '%');
}

/** Whether a word before the token makes its number the number of something: "section 12", "No. 1988". */
export function isNumbered({ tokens }: Context, index: number): boolean {
	if (tokens.at(index).gap > 1) return false;
	const before = tokens.at(index - 1);
	if (before.kind === 'word') return numbering.has(before.text);
	const word = tokens.at(index - 2).text;
	return before.text === '.' && before.gap === 0 && (word === 'no' || numbering.has(word));
}

/** A day of the month, 1-31, in figures or words, with or without its ending. */
export function dayNumber(context: Context, index: number): { day: number; next: number } | null {
	const { tokens } = context;
	const token = tokens.at(index);
	if (token.kind === 'number') {
		const isShort = token.end - token.start <= 2;
		if (!isShort || !(token.value >= 1 && token.value <= 31) || !standsAlone(context, index)) return null;
		const suffix = tokens.at(index + 1);
		if (suffix.kind !== 'word' || suffix.gap > 0) return { day: token.value, next: index + 1 };
		return /^(?:st|nd|rd|th)$/u.test(suffix.text) ? { day: token.value, next: index + 2 } : null;
	}
	const whole = ordinals.get(token.text);
	if (whole !== undefined) return { day: whole, next: index + 1 };
	const ten = tensOfOrdinals.get(token.text);
	if (ten === undefined || tokens.word(index + 1) !== '-') return null;
	const one = ordinals.get(tokens.word(index + 2));
	return one !== undefined && one < 10 && ten + one <= 31 ? { day: ten + one, next: index + 3 } : null;
}

/** A year that follows something else: "1988", ", 1988", "of 1988", "’88", "last year". */
export function yearAfter(
	context: Context,
	index: number
): { year: number; next: number; inferred?: string } | null {
	const { tokens } = context;
	let at = index;
	if (/^(?:,|of|in|the|year)$/u.test(tokens.word(at))) at++;
	if (/^(?:the|year)$/u.test(tokens.word(at))) at++;
	if (tokens.word(at) === 'year') at++;
	const token = tokens.at(at);
	if (token.gap === 3) return null;
	if (token.text === "'" && tokens.at(at + 1).gap === 0) {
		const short = shortYear(context, at + 1);
		return short && { ...short, next: at + 2 };
	}
	if (token.kind === 'number') {
		const isYear = token.end - token.start === 4 && token.value >= FIRST_YEAR && token.value <= LAST_YEAR;
		const isOther =
			!standsAlone(context, at) ||
			(tokens.word(index) === ',' && counts(context, at)) ||
			/^[a-z_]/u.test(attached(context, at));
		return isYear && !isOther ? { year: token.value, next: at + 1 } : null;
	}
	const step = { last: -1, this: 0, next: 1 }[token.text];
	if (step === undefined || tokens.word(at + 1) !== 'year' || context.anchor === null) return null;
	const years = [context.anchor.first, context.anchor.last].map((day) => fromDays(day).year);
	if (years[0] !== years[1]) return null;
	return {
		year: years[0]! + step,
		next: at + 2,
		inferred: `counted from the publication date, ${context.anchor.text}`
	};
}

/** The word that follows a number without a space. */
function attached({ tokens }: Context, index: number): string {
	const after = tokens.at(index + 1);
	return after.gap === 0 && after.kind === 'word' ? after.text : '';
}

/** Two figures as a year; the century is that which puts it closest before publication, or before 2030. */
export function shortYear(context: Context, index: number): { year: number; inferred: string } | null {
	const token = context.tokens.at(index);
	if (token.kind !== 'number' || token.end - token.start !== 2 || !standsAlone(context, index)) return null;
	return { year: inCentury(context, token.value), inferred: 'the century is not written' };
}

/** The full year of its last two figures: the last one up to ten years after publication. */
export function inCentury({ anchor }: Context, short: number): number {
	const latest = anchor ? fromDays(anchor.last).year + 10 : 2030;
	return latest - ((((latest - short) % 100) + 100) % 100);
}
