import type { Span } from '#lib/dataset/passage.ts';
import { codePointCounter } from '../offsets.ts';
import { sentenceUnits } from '../sentences.ts';
import { triggerOf, weightOf, type Kind } from './triggers.ts';

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

export interface ProposedEvent extends Span {
	kind: Kind;
	/** The word that tells of it. */
	trigger: Span;
	when: string | null;
	whenBasis: 'stated' | 'inferred' | null;
	places: { id: string; role: string }[];
	/** 0 to 1: how much of it is said in so many words. */
	confidence: number;
	/** In words: how kind, date and place were found. */
	reasons: string[];
}

interface Found extends Span {
	word: string;
	kind: Kind;
	form: 'verb' | 'noun';
}

interface Sentence extends Span {
	/** Sentences of one line are of one paragraph. */
	line: number;
	triggers: Found[];
	places: TaggedPlace[];
	dates: TaggedDate[];
}

/**
 * The events that a text tells of, a sentence each, and a second one where the sentence names a second date with a word of its own.
 * When and where are those of the sentence nearest to the word that tells of it; else, of the sentence before in the same paragraph, if that names but one.
 * Statements without a date have that of publication, as inferred. What has no date stays without.
 */
export function proposeEvents(told: Told): ProposedEvent[] {
	const sentences = sentencesWith(told);
	return sentences.flatMap((sentence, at) => {
		const before = sentences[at - 1]?.line === sentence.line ? sentences[at - 1]! : null;
		return leading(sentence).map((trigger) => eventOf(sentence, trigger, before, told.published ?? null));
	});
}

function sentencesWith({ text, places, dates }: Told): Sentence[] {
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
		return { start, end, line, triggers, places: ownPlaces, dates: ownDates };
	});
}

/** The heaviest word of a sentence, and for each further date the heaviest word that is nearest to it. */
function leading({ triggers, dates }: Sentence): Found[] {
	const heaviest = (found: Found[]) =>
		found.toSorted((a, b) => weightOf(a.kind) - weightOf(b.kind) || a.start - b.start)[0];
	const known = dates.filter(({ edtf }) => edtf !== null);
	if (known.length < 2) return heaviest(triggers) ? [heaviest(triggers)!] : [];
	const byDate = Map.groupBy(triggers, (trigger) => nearest(trigger, known));
	const chosen = [...byDate.values()].flatMap((found) => heaviest(found) ?? []);
	return chosen.sort((a, b) => a.start - b.start);
}

const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);

/** The nearest of some spans; those before count as `back` times as far. */
function nearest<T extends Span>(to: Span, spans: readonly T[], back = 1): T | undefined {
	const distance = (span: T) => gap(span, to) * (span.start < to.start ? back : 1);
	return spans.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start)[0];
}

/** Where a verb happens is mostly said after it. */
const BEFORE_VERB = 4;

const isScene = ({ role }: TaggedPlace): boolean => role === 'venue' || role === 'area';

function eventOf(
	sentence: Sentence,
	trigger: Found,
	before: Sentence | null,
	published: string | null
): ProposedEvent {
	const reasons = [`“${trigger.word}” tells of: ${trigger.kind}`];
	const when = whenOf(sentence, trigger, before, published, reasons);
	const scene = sceneOf(sentence, trigger, before, reasons);
	const others = sentence.places.filter((place) => !isScene(place));
	const places = [...(scene ? [scene.place] : []), ...others].map(({ id, role }) => ({ id, role }));
	const confidence =
		(trigger.form === 'verb' ? 0.9 : 0.7) * when.confidence * (scene ? scene.confidence : 0.7);
	return {
		start: sentence.start,
		end: sentence.end,
		kind: trigger.kind,
		trigger: { start: trigger.start, end: trigger.end },
		when: when.edtf,
		whenBasis: when.basis,
		places: places.filter(
			({ id, role }, at) => places.findIndex((other) => other.id === id && other.role === role) === at
		),
		confidence: Math.round(confidence * 100) / 100,
		reasons
	};
}

function whenOf(
	{ dates }: Sentence,
	trigger: Found,
	before: Sentence | null,
	published: string | null,
	reasons: string[]
): { edtf: string | null; basis: ProposedEvent['whenBasis']; confidence: number } {
	const known = dates.filter(({ edtf }) => edtf !== null);
	const own = nearest(trigger, known);
	if (own) {
		reasons.push(own.inferred ? `date of the sentence: ${own.reason}` : 'date of the sentence');
		return {
			edtf: own.edtf,
			basis: own.inferred ? 'inferred' : 'stated',
			confidence: known.length > 1 ? 0.8 : 1
		};
	}
	const earlier = before?.dates.filter(({ edtf }) => edtf !== null) ?? [];
	if (earlier.length === 1) {
		reasons.push('date of the sentence before');
		return { edtf: earlier[0]!.edtf, basis: 'inferred', confidence: 0.6 };
	}
	if (trigger.kind === 'statement' && published !== null) {
		reasons.push('told by the publication, on its day at the latest');
		// "One of the days up to": of a range, its own days.
		const edtf = /^[\d-]+$/u.test(published) ? `[..${published}]` : published;
		return { edtf, basis: 'inferred', confidence: 0.5 };
	}
	reasons.push('no date near it');
	return { edtf: null, basis: null, confidence: 0.5 };
}

function sceneOf(
	{ places }: Sentence,
	trigger: Found,
	before: Sentence | null,
	reasons: string[]
): { place: TaggedPlace; confidence: number } | null {
	const scenes = places.filter(isScene);
	const venues = scenes.filter(({ role }) => role === 'venue');
	const own = nearest(
		trigger,
		venues.length > 0 ? venues : scenes,
		trigger.form === 'verb' ? BEFORE_VERB : 1
	);
	if (own) {
		reasons.push(`place of the sentence, ${own.role}`);
		return { place: own, confidence: own.score };
	}
	const earlier = before?.places.filter(isScene) ?? [];
	if (new Set(earlier.map(({ id }) => id)).size !== 1) return null;
	reasons.push('place of the sentence before');
	return { place: earlier[0]!, confidence: earlier[0]!.score * 0.6 };
}
