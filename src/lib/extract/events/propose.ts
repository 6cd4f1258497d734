import type { Span } from '#lib/dataset/passage.ts';
import { isScene, sceneOf } from './scene.ts';
import { sentencesWith, type Found, type Sentence, type TaggedDate, type Told } from './sentence.ts';
import { weightOf, type Kind } from './triggers.ts';
import { whenOf, type Around, type Dated } from './when.ts';

export interface ProposedEvent extends Span {
	kind: Kind;
	/** The word that tells of it. */
	trigger: Span;
	when: string | null;
	whenBasis: Dated['basis'];
	places: { id: string; role: string }[];
	/** 0 to 1: how much of it is said in so many words. */
	confidence: number;
	/** In words: how kind, date and place were found. */
	reasons: string[];
}

/**
 * The events that a text tells of. A sentence gives one for each date that belongs to a word of it ("the 1988 executions"), one for the
 * heaviest of its other words, verbs first, and one for what is said in it. These have the date of the sentence that belongs to no word;
 * else that of the sentence before in its paragraph, if that has but one; else the day that the text has last told of. A statement has
 * publication as its latest day at least. What is known by none of these has no date.
 */
export function proposeEvents(told: Told): ProposedEvent[] {
	const sentences = sentencesWith(told);
	let day: TaggedDate | null = null;
	return sentences.flatMap((sentence, at) => {
		const before = sentences[at - 1]?.line === sentence.line ? sentences[at - 1]! : null;
		const taken = new Set(sentence.bound.values());
		const free = sentence.dates.filter((date) => !taken.has(date));
		const around = { free, before, day, published: told.published ?? null };
		day = lastDay(sentence.dates, day);
		return leading(sentence).map((trigger) => eventOf(sentence, trigger, around));
	});
}

/** The day that a text has last told of: one that is written in full stands until the next such one. */
function lastDay(dates: readonly TaggedDate[], known: TaggedDate | null): TaggedDate | null {
	const days = dates.filter(({ edtf }) => /^\d{4}-\d\d-\d\d$/u.test(edtf!));
	const stated = days.findLast(({ inferred }) => !inferred);
	return stated ?? (known && !known.inferred ? known : (days.at(-1) ?? known));
}

const heaviest = (found: Found[]): Found | undefined =>
	found.toSorted((a, b) => weightOf(a.kind) - weightOf(b.kind) || a.start - b.start)[0];

/** The words that each give an event, in order. */
function leading({ triggers, bound }: Sentence): Found[] {
	const byDate = Map.groupBy(bound.keys(), (trigger) => bound.get(trigger)!.edtf);
	const dated = [...byDate.values()].flatMap((found) => heaviest(found) ?? []);
	const others = triggers.filter(({ kind }) => !dated.some((trigger) => trigger.kind === kind));
	const verbs = others.filter(({ form }) => form === 'verb');
	const chosen = new Set([
		heaviest(verbs) ?? heaviest(others),
		verbs.find(({ kind }) => kind === 'statement')
	]);
	return [...dated, ...[...chosen].filter((found) => found !== undefined)].sort((a, b) => a.start - b.start);
}

function eventOf(sentence: Sentence, trigger: Found, around: Around): ProposedEvent {
	const reasons = [`“${trigger.word}” tells of: ${trigger.kind}`];
	const when = whenOf(sentence, trigger, around, reasons);
	const scene = sceneOf(sentence, trigger, around.before, reasons);
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
