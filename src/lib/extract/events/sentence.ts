import { Passages, type Span } from '#lib/dataset/passage.ts';
import { codePointCounter } from '../offsets.ts';
import { sentenceUnits } from '../sentences.ts';
import { apposed, attached, boundDates, datesOfScenes } from './attach.ts';
import { isHypothetical, isModifier, isPartOfName, triggersIn } from './found.ts';
import type { Found, TaggedDate, TaggedPlace } from './found.ts';

/** A text with its places and dates; all offsets are code points of it. */
export interface Told {
	text: string;
	places: readonly TaggedPlace[];
	dates: readonly TaggedDate[];
	/** EDTF of the publication date. */
	published?: string | null;
}

/** A sentence with what stands in it, in order. */
export interface Sentence extends Span {
	/** Sentences of one line are of one paragraph. */
	line: number;
	triggers: Found[];
	places: TaggedPlace[];
	dates: TaggedDate[];
	/** Dates that belong to a word, as in "the 1988 executions", by that word. */
	bound: Map<Found, TaggedDate>;
	/** Places that belong to a word, as in "a hearing in Geneva". */
	scenes: Map<Found, TaggedPlace>;
	/** Places that belong to no word before them: "In Geneva, witnesses spoke". */
	free: TaggedPlace[];
	/** Countries whose courts, police or government the sentence names. */
	states: TaggedPlace[];
	/** The part of the text, by code points of the text. */
	between: (start: number, end: number) => string;
}

/** Words and dates of one sentence that are looked at; no sentence for reading has more. */
const MOST_TRIGGERS = 60;
const MOST_DATES = 30;
const MOST_PLACES = 60;

/** The sentences of a text, each with its words, places and dates. */
export function sentencesWith({ text, places, dates }: Told): Sentence[] {
	const toPoints = codePointCounter(text);
	const passages = new Passages(text);
	let line = 0;
	let last = 0;
	let [place, date] = [0, 0];
	return sentenceUnits(text).map((units) => {
		if (text.slice(last, units.start).includes('\n')) line++;
		last = units.end;
		const part = text.slice(units.start, units.end);
		const start = toPoints(units.start);
		const found = triggersIn(part, (unit) => toPoints(units.start + unit));
		const end = toPoints(units.end);
		const ownPlaces: TaggedPlace[] = [];
		for (; place < places.length && places[place]!.start < end; place++)
			if (places[place]!.start >= start) ownPlaces.push(places[place]!);
		const ownDates: TaggedDate[] = [];
		for (; date < dates.length && dates[date]!.start < end; date++)
			if (dates[date]!.start >= start) ownDates.push(dates[date]!);
		const between = (a: number, b: number) =>
			b > a ? passages.slice({ start: Math.max(a, start), end: Math.min(b, end) }) : '';
		const known = apposed(ownDates.filter(({ edtf }) => edtf !== null).slice(0, MOST_DATES), between);
		const looked = ownPlaces.slice(0, MOST_PLACES);
		const words = found
			.slice(0, MOST_TRIGGERS)
			.filter((word, at) => !isModifier(word, found[at + 1], between))
			.filter((word) => !ownDates.some((other) => word.start >= other.start && word.end <= other.end))
			.filter((word) => !isPartOfName(between(start, word.start), word, between(word.end, end)))
			.map((word) => ({
				...word,
				hypothetical: isHypothetical(between(start, word.start), word, between(word.end, end))
			}));
		const bound = boundDates(words, known, between, start);
		const where = attached(words, looked, between, end);
		datesOfScenes(bound, where.scenes, known, between);
		return {
			start,
			end,
			line,
			triggers: words,
			places: looked,
			dates: known,
			bound,
			...where,
			between
		};
	});
}
