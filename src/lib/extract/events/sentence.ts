import type { Span } from '#lib/dataset/passage.ts';
import { codePointCounter } from '../offsets.ts';
import { sentenceUnits } from '../sentences.ts';
import { triggerOf, type Kind } from './triggers.ts';

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

/** A text with its places and dates; all offsets are code points of it. */
export interface Told {
	text: string;
	places: readonly TaggedPlace[];
	dates: readonly TaggedDate[];
	/** EDTF of the publication date. */
	published?: string | null;
}

/** A word that tells of something that happened. */
export interface Found extends Span {
	word: string;
	kind: Kind;
	form: 'verb' | 'noun';
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
}

/** Words and dates of one sentence that are looked at; no sentence for reading has more. */
const MOST_TRIGGERS = 60;
const MOST_DATES = 30;
/** Code points between a date and the word that it belongs to. */
const CLOSE = 24;

/** The sentences of a text, each with its words, places and dates. */
export function sentencesWith({ text, places, dates }: Told): Sentence[] {
	const toPoints = codePointCounter(text);
	let line = 0;
	let last = 0;
	let [place, date] = [0, 0];
	return sentenceUnits(text).map((units) => {
		if (text.slice(last, units.start).includes('\n')) line++;
		last = units.end;
		const start = toPoints(units.start);
		const triggers = [...text.slice(units.start, units.end).matchAll(/\p{L}+/gu)].flatMap(
			({ 0: word, index }): Found[] => {
				const trigger = triggerOf(word.toLowerCase());
				if (!trigger) return [];
				const from = toPoints(units.start + index);
				return [{ ...trigger, word, start: from, end: from + [...word].length }];
			}
		);
		const end = toPoints(units.end);
		const ownPlaces: TaggedPlace[] = [];
		for (; place < places.length && places[place]!.start < end; place++)
			if (places[place]!.start >= start) ownPlaces.push(places[place]!);
		const ownDates: TaggedDate[] = [];
		for (; date < dates.length && dates[date]!.start < end; date++)
			if (dates[date]!.start >= start) ownDates.push(dates[date]!);
		const words = triggers.slice(0, MOST_TRIGGERS);
		const known = ownDates.filter(({ edtf }) => edtf !== null).slice(0, MOST_DATES);
		const points = [...text.slice(units.start, units.end)];
		const between = (a: number, b: number) => points.slice(a - start, b - start).join('');
		const bound = boundDates(words, known, between);
		return { start, end, line, triggers: words, places: ownPlaces, dates: known, bound };
	});
}

/** Each date with the nearest word, where no stop and at most a few words stand between. */
function boundDates(
	triggers: readonly Found[],
	dates: readonly TaggedDate[],
	between: (start: number, end: number) => string
): Map<Found, TaggedDate> {
	const bound = new Map<Found, TaggedDate>();
	for (const date of dates) {
		const trigger = nearest(date, triggers);
		if (!trigger || gap(trigger, date) > CLOSE || bound.has(trigger)) continue;
		const [first, second] = trigger.start < date.start ? [trigger, date] : [date, trigger];
		if (/^[^.,;:()"“”]*$/u.test(between(first.end, second.start))) bound.set(trigger, date);
	}
	return bound;
}

/** Code points between two spans. */
export const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);

/** The nearest of some spans; those before count as `back` times as far. */
export function nearest<T extends Span>(to: Span, spans: readonly T[], back = 1): T | undefined {
	const distance = (span: T) => gap(span, to) * (span.start < to.start ? back : 1);
	return spans.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start)[0];
}
