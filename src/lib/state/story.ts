import type { Entry } from '#lib/dataset/catalogue.ts';
import type { Rows } from '#lib/dataset/listing.ts';
import { localised } from '#lib/language/language.ts';
import { DAY } from '#lib/time/range.ts';

/** The dated events that a mask lets through, in order of time, as playback from event to event tells them. */
export class Story {
	readonly #dated: Rows;
	readonly #mask: ArrayLike<number>;

	constructor(dated: Rows, mask: ArrayLike<number>) {
		this.#dated = dated;
		this.#mask = mask;
	}

	get first(): number | null {
		return this.#next(0, 1);
	}
	get last(): number | null {
		return this.#next(this.#dated.length - 1, -1);
	}
	holds(event: number): boolean {
		return this.#mask[event] === 1 && this.#dated.has(event);
	}
	/** The event after (1) or before (-1) another, which a filter may have taken out of the story since; null: none. */
	neighbour(event: number, direction: 1 | -1): number | null {
		return this.#next(this.#dated.positionOf(event) + direction, direction);
	}
	/** The event with which telling begins: the first of which something lies at `from` (UTC ms) or later. */
	opening(from: number): number | null {
		return this.#next(this.#dated.before(Math.ceil(from / DAY)), 1) ?? this.first;
	}

	#next(position: number, direction: 1 | -1): number | null {
		for (let at = position; at >= 0 && at < this.#dated.length; at += direction) {
			const event = this.#dated.at(at);
			if (this.#mask[event]) return event;
		}
		return null;
	}
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
