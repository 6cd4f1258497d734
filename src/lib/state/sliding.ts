import type { Span } from './stride.ts';
import { advance, ended, firstWindow, travelled, type Course } from './travel.ts';

/** A step of playback, in ms. */
export const STEP_MS = 1000;

/** What a run of playback finds at a moment. */
export interface Moment {
	/** The stage's clock, in ms. */
	time: number;
	/** Reduced motion: steps without anything in between. */
	still: boolean;
	loop: boolean;
	window: Span;
	course: Course;
}

/** What follows from it. */
export interface Outcome {
	window: Span;
	/** The event to open now. */
	tell?: number;
	/** This was the end. */
	over: boolean;
}

/** Playback that slides or widens the window, one step a second: by whole days in between, or standing still. */
export class Sliding {
	/** When the present step began (ms of the stage's clock), and the window it began from. */
	#began: number | null = null;
	#origin: Span = { from: 0, to: 0 };
	/** When the window came to the end. */
	#ended: number | null = null;

	/** Someone else has moved the window: the step begins anew from there. */
	disturb(): void {
		this.#began = null;
		this.#ended = null;
	}

	advance({ time, still, loop, window, course }: Moment): Outcome {
		if (this.#ended !== null) {
			// The last window stands for a step before the run starts over.
			if (time - this.#ended < STEP_MS) return { window, over: false };
			const first = firstWindow(window, course);
			this.#ended = null;
			this.#begin(time, first);
			return { window: first, over: false };
		}
		if (this.#began === null) this.#begin(time, window);
		const part = Math.min(1, (time - this.#began!) / STEP_MS);
		if (part < 1 && still) return { window, over: false };
		const next = advance(window, this.#origin, part, course);
		if (ended(next, course)) {
			this.#ended = time;
			return { window: next, over: !loop };
		}
		// A window that has jumped, or stopped short, does not glide on from where the step began.
		const due = travelled(this.#origin, part, course);
		if (part === 1 || next.from !== due.from || next.to !== due.to) this.#begin(time, next);
		return { window: next, over: false };
	}

	#begin(time: number, window: Span): void {
		this.#began = time;
		this.#origin = window;
	}
}
