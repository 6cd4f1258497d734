import type { Calendar } from '#lib/time/calendar.ts';
import type { When } from '#lib/time/when.ts';
import { answer } from '#lib/time/window.ts';
import { holding } from './holding.ts';
import { isEmpty } from './showings.ts';
import { STEP_MS, type Moment, type Outcome } from './sliding.ts';
import type { Story } from './story.ts';
import { glided, type Span } from './stride.ts';

export interface TellingMoment extends Moment {
	story: Story;
	/** The event that is open. */
	told: number | null;
	/** When a dated event happened. */
	whenOf: (event: number) => When;
	/** How long an event is shown, in ms; null while its text is not here yet: the story waits for it. */
	lengthOf: (event: number) => number | null;
}

/** The window in which a dated event is told: the present one where it holds as much of the event as any could. */
export function windowOf(when: When, window: Span, span: Span, calendar: Calendar): Span {
	const now = answer(when, window);
	const length = (when.latest ?? Infinity) - (when.earliest ?? -Infinity);
	const wide = length > window.to - window.from;
	return now === 'in' || (now === 'possibly' && wide) ? window : holding(when, window, span, calendar);
}

/**
 * Playback from event to event, in order of time: each is opened for as long as its text takes to read. In between the
 * window travels at the calendar's speed; at an even pace, or over an empty stretch that is to be left out, it goes at once.
 */
export class Telling {
	/** The event that is open or on the way, and since when it is open (ms of the stage's clock). */
	#event: number | null = null;
	#since: number | null = null;
	#began: number | null = null;
	#origin: Span = { from: 0, to: 0 };

	/** Someone else has moved the window: the way to the next event begins there. */
	disturb(): void {
		this.#began = null;
	}

	advance(moment: TellingMoment): Outcome {
		const { time, story, told, window, loop } = moment;
		if (this.#event === null)
			this.#event = told !== null && story.holds(told) ? told : story.opening(window.from);
		else if (this.#since !== null && time - this.#since >= (moment.lengthOf(this.#event) ?? 0)) {
			const next = story.neighbour(this.#event, 1) ?? (loop ? story.first : null);
			this.#event = next ?? this.#event;
			this.#since = this.#began = null;
			if (next === null) return { window, over: true };
		}
		if (this.#event === null) return { window, over: true };
		return this.#since === null ? this.#travel(this.#event, moment) : { window, over: false };
	}

	#travel(event: number, { time, still, window, course, whenOf, lengthOf }: TellingMoment): Outcome {
		if (this.#began === null) this.#begin(time, window);
		const { pace, skip, by, span, showings } = course;
		const goal = windowOf(whenOf(event), window, span, by.calendar);
		const part = Math.min(1, (time - this.#began!) / STEP_MS);
		const atOnce = pace === 'even' || goal.to <= window.to || (skip && isEmpty(showings, window));
		if (!atOnce && still && part < 1) return { window, over: false };
		const next = atOnce ? goal : glided(this.#origin, part, span, by);
		if (next.to >= goal.to) {
			if (lengthOf(event) === null) return { window: goal, over: false };
			this.#since = time;
			return { window: goal, tell: event, over: false };
		}
		if (part === 1) this.#begin(time, next);
		return { window: next, over: false };
	}

	#begin(time: number, window: Span): void {
		this.#began = time;
		this.#origin = window;
	}
}
