import { nearest } from './attach.ts';
import type { Found, TaggedDate } from './found.ts';
import type { Sentence } from './sentence.ts';
import { longBefore } from './since.ts';
import { byPublication, type Dated } from './publication.ts';
import type { Frame, Story } from './story.ts';

/** What is known of the time at a sentence, beside its own dates. */
export interface Around {
	/** Dates of the sentence that belong to no word. */
	free: readonly TaggedDate[];
	before: Sentence | null;
	next: Sentence | null;
	story: Story;
	published: string | null;
	/** The occasion before the sentence. */
	earlier: Frame | null;
	/** Whether it is one of the first sentences, which tell the news. */
	isLead: boolean;
}

/** Code points from the beginning of a sentence within which a date leads it. */
const LEADING = 14;
/** Code points after a word of saying within which a date is still its own; farther off it is of what was said. */
const SAID = 24;

/** When it happened, and in words how that is known: the surest of the ways first. */
export function whenOf(sentence: Sentence, trigger: Found, around: Around): Dated {
	const { before, story } = around;
	const bound = sentence.bound.get(trigger);
	if (bound) return ofSentence(bound, 1);
	const counted = anniversary(sentence, trigger, story) ?? longBefore(sentence, trigger, around.next);
	if (counted) return counted;
	const shared = sharedDate(sentence, trigger);
	if (shared) return ofSentence(shared, 0.9);
	const free = around.free.filter(({ start }) => {
		if (trigger.manner !== 'saying') return true;
		return start < trigger.start ? start - sentence.start <= LEADING : start - trigger.end <= SAID;
	});
	const soon = soonAfter(sentence, trigger);
	if (soon) return soon;
	const own = nearest(
		trigger,
		free.filter((date) => isOfClause(sentence, date, trigger))
	);
	if (own) return ofSentence(own, 0.8);
	if (story.lastYear && /\bthe same year\b/iu.test(sentence.between(sentence.start, sentence.end)))
		return told({ edtf: story.lastYear }, 0.6, 'the same year as what was told before');
	const recalled = story.recall(trigger)?.date;
	if (recalled) return told(recalled, 0.7, 'the date that the text gives it elsewhere');
	const earlier = trigger.manner === 'act' && sentence.dates.length === 0 ? (before?.dates ?? []) : [];
	const [only] = earlier;
	const owner = [...(before?.bound ?? [])].find(([, date]) => date === only)?.[0];
	// What was done is told on from a meeting, what is only named is not.
	const isOfOther = owner?.manner === 'saying' || (owner?.manner === 'occasion' && trigger.form === 'noun');
	if (only && earlier.length === 1 && !isOfOther) return told(only, 0.6, 'date of the sentence before');
	const ofKind = story.recallKind(trigger)?.date;
	if (ofKind) return told(ofKind, 0.5, 'the one date that the text gives events of this kind');
	// What is said of an act of a day is not said on it.
	const isOfAct = [...sentence.bound].some(
		([word, date]) => word.manner === 'act' && date === story.frame?.date
	);
	const now = trigger.manner === 'saying' ? story.stage : story.frame;
	const frame = trigger.manner === 'act' || isOfAct ? around.earlier : now;
	if (frame?.date && !(frame.isOccasion && trigger.manner === 'act'))
		return told(frame.date, trigger.manner === 'act' ? 0.4 : 0.6, 'the day that the text has last told of');
	return byPublication(sentence, trigger, around.published, around.isLead && around.earlier === null);
}

/** “What happened then, and why we now see it”: a date is not of what another clause tells, but where it leads the sentence. */
function isOfClause({ start, between }: Sentence, date: TaggedDate, trigger: Found): boolean {
	if (date.end > trigger.start || date.start - start <= LEADING) return true;
	return !/,\s(?:and|but|while|whereas)\s/u.test(between(date.end, trigger.start));
}

/** “After the revolution of 1979 she soon resigned”: about then. */
function soonAfter({ bound, dates, between }: Sentence, trigger: Found): Dated | null {
	const [date] = dates;
	if (!date || dates.length > 1 || bound.get(trigger) === date) return null;
	if (!/\b(?:soon|shortly|immediately)\s+(?:\p{Ll}+\s+)?$/u.test(between(trigger.start - 24, trigger.start)))
		return null;
	const edtf = /^\d{4}(?:-\d\d){0,2}$/u.test(date.edtf!) ? `${date.edtf}~` : date.edtf!;
	return told({ edtf }, 0.6, 'soon after the date of the sentence');
}

/** “The 27th anniversary of the executions”: so many years after them. */
function anniversary(sentence: Sentence, trigger: Found, story: Story): Dated | null {
	if (trigger.stem !== 'anniversary') return null;
	const years = /\b(\d{1,3})(?:st|nd|rd|th)\s+$/u.exec(
		sentence.between(trigger.start - 8, trigger.start)
	)?.[1];
	if (!years) return null;
	const thing = sentence.triggers.find(({ start }) => start > trigger.end);
	const date =
		thing && (sentence.bound.get(thing) ?? story.recall(thing)?.date ?? story.recallKind(thing)?.date);
	const year = /^\d{4}(?=$|[-~?])/u.exec(date?.edtf ?? '')?.[0];
	if (!year) return null;
	return {
		edtf: String(Number(year) + Number(years)).padStart(4, '0'),
		basis: 'inferred',
		confidence: 0.8,
		reason: `${years} years after ${year}, the year of “${thing!.word}”`
	};
}

/** The date of another act of violence in the sentence: "the bombing that killed 85 on 18 July". */
function sharedDate({ bound, triggers }: Sentence, trigger: Found): TaggedDate | undefined {
	if (!isViolence(trigger)) return undefined;
	const others = triggers.filter((other) => bound.has(other) && isViolence(other));
	const dates = new Set(others.map((other) => bound.get(other)));
	return dates.size === 1 ? [...dates][0] : undefined;
}

export const isViolence = ({ kind }: Found): boolean => kind === 'killing' || kind === 'attack';

const ofSentence = (date: TaggedDate, confidence: number): Dated => ({
	edtf: date.edtf,
	basis: date.inferred ? 'inferred' : 'stated',
	confidence,
	reason: date.inferred ? `date of the sentence: ${date.reason}` : 'date of the sentence'
});

const told = ({ edtf }: Pick<TaggedDate, 'edtf'>, confidence: number, reason: string): Dated => ({
	edtf,
	basis: 'inferred',
	confidence,
	reason
});
