import type { Span } from '#lib/dataset/passage.ts';
import { codePointCounter } from '../offsets.ts';
import { anchorOf, seenFromText } from './anchor.ts';
import { bounding, mention } from './mention.ts';
import { numericOrderOf } from './numeric.ts';
import type { Context, Phrase, Rule } from './phrase.ts';
import { mayBegin } from './starters.ts';
import { yearByPublication } from './tense.ts';
import { Tokens } from './tokens.ts';
import { daysOf, edtfOf, lacksYear, reasonsOf, type Unit } from './unit.ts';

/** A date that a text names. Offsets are code points, half-open. */
export interface DateMention extends Span {
	/** EDTF, levels 0 to 2; null where the date cannot be told, and `reason` says why. */
	edtf: string | null;
	/** The rule by which it was read. */
	rule: Rule;
	/** Whether something of the date is not written but filled in; `reason` names the rule. */
	inferred: boolean;
	/** In words, where there is something to know: what was filled in, two readings, no reading. */
	reason?: string;
}

export interface Dating {
	/** EDTF of the publication date: what "yesterday" and a missing year are counted from. */
	published?: string | null;
}

/** Longest text that is read, in UTF-16 units. */
export const LONGEST_TEXT = 64 * 1024 * 1024;

/**
 * The dates that an English text names, in order, without overlap. The time that it takes grows with the length of the text, whatever
 * the text is. Throws RangeError on a text longer than `LONGEST_TEXT`.
 */
export function tagDates(text: string, { published }: Dating = {}): DateMention[] {
	if (text.length > LONGEST_TEXT)
		throw new RangeError(`invalid size: ${text.length} characters; at most ${LONGEST_TEXT}`);
	const tokens = new Tokens(text);
	const anchor = anchorOf(published);
	const context: Context = { tokens, anchor, numericOrder: numericOrderOf(text) };
	const toPoints = codePointCounter(text);
	const before = new LastDate();
	const mentions: DateMention[] = [];
	let index = 0;
	for (let token = tokens.at(0); token.kind !== 'end'; token = tokens.at(index)) {
		const phrase = mayBegin(token) ? mention(context, index) : null;
		if (phrase === null) {
			index++;
		} else {
			const unit = bounding(filled(context, index, phrase, before));
			const start = toPoints(token.start);
			mentions.push({ start, end: toPoints(tokens.at(phrase.next - 1).end), ...told(unit, phrase.rule) });
			before.see(phrase.unit, token.start);
			index = phrase.next;
		}
		tokens.passed(index);
	}
	return mentions;
}

/** Characters within which a date in full still tells the year of one without. */
const NEAR = 400;
/** A date this close to publication is as good as publication's own. */
const WEEK = 7;

/** The last date of a text that was written with its year, and at least its month. */
class LastDate {
	day: number | null = null;
	#at = 0;

	see(unit: Unit, at: number): void {
		const isWhole = (unit.kind === 'day' || unit.kind === 'month') && !unit.inferred && !unit.bound;
		const days = isWhole ? daysOf(unit) : null;
		if (days === null) return;
		this.day = days.first;
		this.#at = at;
	}

	/** Whether it stands near, and tells of another time than that of publication. */
	leads(at: number, published: number | null): boolean {
		if (this.day === null) return false;
		return published === null || (at - this.#at <= NEAR && this.day < published - WEEK);
	}
}

/** A time with the year that it lacks: of the date before it, where that stands near or publication tells nothing, else of publication. */
function filled(context: Context, index: number, { unit, next }: Phrase, before: LastDate): Unit {
	if (!lacksYear(unit)) return unit;
	const { anchor, tokens } = context;
	if (before.leads(tokens.at(index).start, anchor?.first ?? null)) return seenFromText(unit, before.day!);
	if (anchor) return yearByPublication(context, index, next, unit);
	return { kind: 'unknown', note: 'no year is written, and there is no date to tell it from' };
}

function told(unit: Unit, rule: Rule): Pick<DateMention, 'edtf' | 'rule' | 'inferred' | 'reason'> {
	const edtf = edtfOf(unit);
	const { inferred, notes } = reasonsOf(unit);
	const reasons = edtf === null && notes.length === 0 ? ['no such date'] : [...inferred, ...notes];
	return {
		edtf,
		rule,
		inferred: edtf !== null && inferred.length > 0,
		...(reasons.length > 0 && { reason: reasons.join('; ') })
	};
}
