import type { Span } from '#lib/dataset/passage.ts';
import { isScene, nearest } from './attach.ts';
import type { Found, TaggedDate } from './found.ts';
import type { Dated } from './publication.ts';
import { sceneOf, type Scene } from './scene.ts';
import { sentencesWith, type Sentence, type Told } from './sentence.ts';
import { Story } from './story.ts';
import { weightOf, type Kind } from './triggers.ts';
import { isViolence, whenOf } from './when.ts';

export interface ProposedEvent extends Span {
	kind: Kind;
	/** The word that tells of it. */
	trigger: Span;
	when: string | null;
	whenBasis: Dated['basis'];
	places: { id: string; role: string }[];
	/** 0 to 1: how much of it is said in so many words. */
	confidence: number;
	/** Whether the sentence itself says when or where. */
	isOwn: boolean;
	/** In words: how kind, date and place were found. */
	reasons: string[];
}

/**
 * The events that a text tells of. A sentence gives one for each of its words that has a time or a place of its own, one for the heaviest of the others, verbs
 * first, and one for what is said in it. What a sentence does not say of them is told from the rest of the text, with a reason.
 */
export function proposeEvents(told: Told): ProposedEvent[] {
	const sentences = sentencesWith(told);
	const story = new Story(sentences);
	return sentences.flatMap((sentence, at) => {
		const before = sentences[at - 1]?.line === sentence.line ? sentences[at - 1]! : null;
		const taken = new Set(sentence.bound.values());
		const free = sentence.dates.filter((date) => !taken.has(date));
		const earlier = story.frame;
		story.pass(sentence);
		const around = {
			free,
			before,
			next: sentences[at + 1] ?? null,
			story,
			earlier,
			published: told.published ?? null,
			isLead: at < LEAD
		};
		const events = leading(sentence, free).map((trigger): [Found, ProposedEvent] => {
			const when = whenOf(sentence, trigger, around);
			const scene = sceneOf(sentence, trigger, before, story);
			if (when.confidence >= SURE) story.learn(trigger, when.edtf, scene?.place ?? null);
			return [trigger, eventOf(sentence, trigger, when, scene)];
		});
		return distinct(events);
	});
}

/** Sentences that tell the news; what follows is how it came. */
const LEAD = 3;
/** What is known at least so well of a thing is remembered of it. */
const SURE = 0.6;

const heaviest = (found: readonly Found[]): Found | undefined =>
	found.toSorted((a, b) => weightOf(a.kind) - weightOf(b.kind) || a.start - b.start)[0];

/** The words that each give an event, in order. */
function leading({ triggers, bound, scenes }: Sentence, free: readonly TaggedDate[]): Found[] {
	const near = new Set(
		free.map((date) =>
			nearest(
				date,
				triggers.filter(({ hypothetical }) => !hypothetical)
			)
		)
	);
	const isOwn = (trigger: Found) => bound.has(trigger) || scenes.has(trigger) || near.has(trigger);
	const real = triggers.filter((trigger) => isOwn(trigger) || !(trigger.hypothetical || trigger.weak));
	const own = real.filter(isOwn);
	const others = real.filter((trigger) => !own.some(({ kind }) => kind === trigger.kind));
	const verbs = others.filter(({ form }) => form === 'verb');
	const told = others.filter(({ manner }) => manner !== 'saying');
	const chosen = [
		heaviest(verbs.filter(({ manner }) => manner !== 'saying')) ?? heaviest(told),
		told.find(({ manner }) => manner === 'occasion'),
		verbs.find(({ manner }) => manner === 'saying') ?? others.find(({ manner }) => manner === 'saying')
	];
	return [...new Set([...own, ...chosen.filter((found) => found !== undefined)])].sort(
		(a, b) => a.start - b.start
	);
}

/** Several words for the same thing in a sentence are one event: of those with the same date, place and kind, or violence, the surest. */
function distinct(events: readonly [Found, ProposedEvent][]): ProposedEvent[] {
	const kept = Map.groupBy(events, ([trigger, { kind, when, places }]) => {
		const scene = places.find((place) => place.role === 'venue' || place.role === 'area')?.id;
		return [isViolence(trigger) ? 'violence' : kind, when, scene].join(' ');
	});
	return [...kept.values()].map(
		(same) =>
			same.toSorted(([, a], [, b]) => b.confidence - a.confidence || a.trigger.start - b.trigger.start)[0]![1]
	);
}

function eventOf(sentence: Sentence, trigger: Found, when: Dated, scene: Scene | null): ProposedEvent {
	const others = sentence.places
		.filter(({ id }) => id !== scene?.place.id)
		.map((place) => ({ ...place, role: isScene(place) ? 'subject' : place.role }));
	const places = [...(scene ? [scene.place] : []), ...others].map(({ id, role }) => ({ id, role }));
	const confidence =
		(trigger.form === 'verb' ? 0.9 : 0.7) *
		when.confidence *
		(scene ? scene.confidence : 0.7) *
		(trigger.hypothetical ? 0.5 : 1);
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
		isOwn:
			sentence.bound.has(trigger) ||
			sentence.scenes.has(trigger) ||
			when.reason.startsWith('date of the sentence'),
		reasons: [
			`“${trigger.word}” tells of: ${trigger.kind}`,
			when.reason,
			...(scene ? [scene.reason] : []),
			...(trigger.hypothetical ? ['it may be only wanted or feared'] : [])
		]
	};
}
