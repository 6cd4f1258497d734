import { isCountry, isScene, nearest } from './attach.ts';
import type { Found, TaggedPlace } from './found.ts';
import type { Sentence } from './sentence.ts';
import type { Story } from './story.ts';
import { isViolence } from './when.ts';

/** Where it happened, how sure, and in words how that is known. */
export interface Scene {
	place: TaggedPlace;
	/** 0 to 1. */
	confidence: number;
	reason: string;
}

/** Where it happened: the place that belongs to the word, else what sentence and text let conclude; null: nothing does. */
export function sceneOf(
	sentence: Sentence,
	trigger: Found,
	before: Sentence | null,
	story: Story
): Scene | null {
	const found = (place: TaggedPlace | null | undefined, factor: number, reason: string): Scene | null =>
		place ? { place, confidence: place.score * factor, reason } : null;
	const { scenes, free, states, triggers } = sentence;
	const own = scenes.get(trigger);
	if (own) return found(own, 1, `place of the word, ${own.role}`);
	if (trigger.manner === 'saying') {
		const { frame } = story;
		const leading = free.find((place) => place.role === 'venue' && place.start < trigger.start);
		if (leading) return found(leading, 0.8, 'place of the sentence, venue');
		return frame?.isOccasion ? found(frame.place, 0.7, 'place of the occasion that the text tells of') : null;
	}
	const open = nearest(trigger, venuesFirst(free));
	if (open) return found(open, 0.9, `place of the sentence, ${open.role}`);
	const state = nearest(trigger, states);
	if (trigger.kind === 'legal' && trigger.manner === 'act' && state)
		return found(
			state,
			0.8,
			state.role === 'area'
				? 'the state that acts in the sentence'
				: 'the town whose body acts in the sentence'
		);
	const shared = nearest(
		trigger,
		triggers
			.filter((other) => scenes.has(other) && isAlike(other, trigger))
			.map((other) => scenes.get(other)!)
	);
	if (shared) return found(shared, 0.8, `place of the sentence, ${shared.role}`);
	const recalled = story.recall(trigger)?.place;
	if (trigger.manner === 'act' && state)
		return found(
			state,
			0.8,
			state.role === 'area'
				? 'the state that acts in the sentence'
				: 'the town whose body acts in the sentence'
		);
	if (recalled) return found(recalled, 0.7, 'the place that the text gives it elsewhere');
	if (trigger.manner === 'occasion')
		return story.frame?.isOccasion
			? found(story.frame.place, 0.6, 'place of the occasion that the text tells of')
			: null;
	if (trigger.kind === 'legal' || trigger.kind === 'politics') return null;
	const earlier = [...(before?.places ?? []).filter(isScene), ...(before?.states ?? [])];
	if (new Set(earlier.map(({ id }) => id)).size === 1)
		return found(earlier[0], 0.6, 'place of the sentence before');
	const people = sentence.places.filter((place) => isCountry(place) && place.role === 'affiliation');
	if (new Set(people.map(({ id }) => id)).size === 1 && !free.length)
		return found({ ...people[0]!, role: 'area' }, 0.5, 'the country whose people the sentence names');
	return found(story.about, 0.5, 'the place that the text is about');
}

/** Acts of violence of one sentence share their place, and so do others of one kind. */
const isAlike = (a: Found, b: Found): boolean => a.kind === b.kind || (isViolence(a) && isViolence(b));

function venuesFirst(places: readonly TaggedPlace[]): readonly TaggedPlace[] {
	const venues = places.filter(({ role }) => role === 'venue');
	return venues.length > 0 ? venues : places;
}
