import type { Span } from '#lib/dataset/passage.ts';
import { triggerOf, type Trigger } from './triggers.ts';

/** A place that a text names; of the roles, only `venue` and `area` say that something happened there. */
export interface TaggedPlace extends Span {
	id: string;
	role: string;
	/** 0 to 1. */
	score: number;
}
export interface TaggedDate extends Span {
	edtf: string | null;
	inferred: boolean;
	reason?: string;
}

/** A word that tells of something that happened. */
export interface Found extends Span, Trigger {
	word: string;
	/** Whether it tells of what should be or could be. */
	hypothetical: boolean;
}

const article = /\b(?:an?|another|his|her|its|their|my|your|first|last|every|no)\s$/iu;

/** The words of a sentence that tell of something; `toPoints` gives code points for its UTF-16 units, in rising order. */
export function triggersIn(sentence: string, toPoints: (unit: number) => number): Found[] {
	return [...sentence.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }): Found[] => {
		const trigger = triggerOf(word.toLowerCase());
		if (!trigger) return [];
		const start = toPoints(index);
		// “Another shot”, “his shot”: a verb's form as a noun.
		if (trigger.form === 'verb' && article.test(sentence.slice(Math.max(0, index - 12), index))) return [];
		return [{ ...trigger, word, start, end: start + [...word].length, hypothetical: false }];
	});
}

/** Heads of names of bodies, within which a word tells of nothing. */
const body =
	/(?:organi[sz]ation|committee|commission|association|council|party|front|institute|foundation|ministry|office|department|centre|center|league|union|justice|campaign|movement|coalition|court|board)/iu;

/** Names in capitals, with small words between them, that end or begin beside a word. */
const before = /((?:\p{Lu}[\p{L}’'-]*\s+(?:(?:of|for|the|and|in|on|against)\s+){0,3})+)$/u;
const after = /^\s+((?:\p{Lu}[\p{L}’'-]*\s*)+)/u;

/** “Organization Against Torture”, “Death Committee”: not in a sentence that is all in capitals or in title case. */
export function isPartOfName(left: string, { word }: Found, right: string): boolean {
	if (!/^\p{Lu}\p{Ll}/u.test(word)) return false;
	const small = `${left} ${right}`.split(/\s+/u).filter((other) => /^\p{Ll}{4,}/u.test(other)).length;
	if (small < 3) return false;
	return [before.exec(left.slice(-100)), after.exec(right.slice(0, 60))].some((run) =>
		body.test(run?.[1] ?? '')
	);
}

/** “Arrest warrant”, “protest march”: the first word says of what kind the second is. */
export const isModifier = (
	{ form, end }: Found,
	next: Found | undefined,
	between: (start: number, end: number) => string
): boolean => form === 'noun' && next?.form === 'noun' && between(end, next.start) === ' ';

/** Words after which something is wanted, feared or asked for, and has not happened. */
const wish =
	/\b(?:should|must|needs? to|ought to|would|could|might|may|if|whether|calls? for|called for|calling for|demand\p{L}* (?:for|of|that)?|seeking|threat\p{L}* (?:of|to)|risk of|(?:delay|halt|postpone|block|avoid|stop)\p{L}* (?:the |an? )?|to (?:be|ensure|establish|set up|launch|create|investigate|act|end|prevent|form|hold)|possib\p{L}+|potential|planned|future|will|duty to|obligation to)\b[^.;:,“”"]{0,60}$/u;

/** The same after a noun: “a tribunal should be set up”. */
const wished = /^\s+(?:\p{Ll}+\s+){0,2}?(?:should|must|needs? to|ought to|could|might|would)\b/u;

export const isHypothetical = (before: string, { form }: Found, after: string): boolean =>
	wish.test(before.slice(-110)) || (form === 'noun' && wished.test(after.slice(0, 40)));
