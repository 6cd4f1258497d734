import type { Entry } from '#lib/dataset/catalogue.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { answer } from '#lib/time/window.ts';
import { holding } from './holding.ts';
import { isEmpty } from './showings.ts';
import { STEP_MS, type Moment, type Outcome } from './sliding.ts';
import { neighbour, openingOf } from './story.ts';
import { glided, type Span } from './stride.ts';

export interface TellingMoment extends Moment {
	story: readonly Entry[];
	/** The event that is open. */
	told: Entry | null;
	/** How long an event is shown, in ms. */
	lengthOf: (entry: Entry) => number;
}

/** The window in which a dated event is told: the present one where it holds as much of the event as any could. */
export function windowOf({ when }: Entry, window: Span, span: Span, calendar: Calendar): Span {
	const now = answer(when!, window);
	const length = (when!.latest ?? Infinity) - (when!.earliest ?? -Infinity);
	const wide = length > window.to - window.from;
	return now === 'in' || (now === 'possibly' && wide) ? window : holding(when!, window, span, calendar);
}

/**
 * Playback from event to event, in order of time: each is opened for as long as its text takes to read. In between the
 * window travels at the calendar's speed; at an even pace, or over an empty stretch that is to be left out, it goes at once.
 */
export class Telling {
	/** The event that is open or on the way, and since when it is open (ms of the stage's clock). */
	#entry: Entry | null = null;
	#since: number | null = null;
	#began: number | null = null;
	#origin: Span = { from: 0, to: 0 };

	/** Someone else has moved the window: the way to the next event begins there. */
	disturb(): void {
		this.#began = null;
	}

	advance(moment: TellingMoment): Outcome {
		const { time, story, told, window, loop } = moment;
		if (this.#entry === null)
			this.#entry = told && story.includes(told) ? told : openingOf(story, window.from);
		else if (this.#since !== null && time - this.#since >= moment.lengthOf(this.#entry)) {
			const next = neighbour(story, this.#entry, 1) ?? (loop ? (story[0] ?? null) : null);
			this.#entry = next ?? this.#entry;
			this.#since = this.#began = null;
			if (next === null) return { window, over: true };
		}
		if (this.#entry === null) return { window, over: true };
		return this.#since === null ? this.#travel(this.#entry, moment) : { window, over: false };
	}

	#travel(entry: Entry, { time, still, window, course }: TellingMoment): Outcome {
		if (this.#began === null) this.#begin(time, window);
		const { pace, skip, by, span, showings } = course;
		const goal = windowOf(entry, window, span, by.calendar);
		const part = Math.min(1, (time - this.#began!) / STEP_MS);
		const atOnce = pace === 'even' || goal.to <= window.to || (skip && isEmpty(showings, window));
		if (!atOnce && still && part < 1) return { window, over: false };
		const next = atOnce ? goal : glided(this.#origin, part, span, by);
		if (next.to >= goal.to) {
			this.#since = time;
			return { window: goal, tell: entry, over: false };
		}
		if (part === 1) this.#begin(time, next);
		return { window: next, over: false };
	}

	#begin(time: number, window: Span): void {
		this.#began = time;
		this.#origin = window;
	}
}
