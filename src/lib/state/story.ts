import type { Entry } from '#lib/dataset/catalogue.ts';
import { localised } from '#lib/language/language.ts';
import { inTimeOrder } from './order.ts';

/** The dated events that the mask lets through, as playback from event to event tells them. */
export function storyOf(entries: readonly Entry[], mask: ArrayLike<number>): Entry[] {
	return entries.filter(({ when, index }) => when !== null && mask[index]).sort(inTimeOrder);
}

/** The event after (1) or before (-1) another, which a filter may have taken out of the story since; null: none. */
export function neighbour(story: readonly Entry[], entry: Entry, direction: 1 | -1): Entry | null {
	const found =
		direction === 1
			? story.find((other) => inTimeOrder(entry, other) < 0)
			: story.findLast((other) => inTimeOrder(other, entry) < 0);
	return found ?? null;
}

/** The event with which telling begins: the first of which something lies at `from` or later. */
export function openingOf(story: readonly Entry[], from: number): Entry | null {
	return story.find(({ when }) => (when!.earliest ?? -Infinity) >= from) ?? story[0] ?? null;
}

/** The shortest time an event is shown, in ms. */
export const LEAST_MS = 4000;
const LOOK_MS = 1500;
const WORD_MS = 300;

/** How long an event is shown so that its text can be read aloud at ease: 200 words a minute, after a look at the map. */
export function readingMs({ event }: Entry, language: string, first: string): number {
	const text = [event.title, event.summary, ...event.claims.map(({ measure }) => measure)]
		.map((each) => localised(each, language, first).text)
		.join(' ');
	const words = text.split(/\s+/u).filter(Boolean).length + 3 * event.claims.length;
	return Math.max(LEAST_MS, LOOK_MS + WORD_MS * words);
}
