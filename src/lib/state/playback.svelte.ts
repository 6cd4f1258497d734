import { untrack } from 'svelte';
import { whenOf } from '#lib/dataset/columns.ts';
import type { When } from '#lib/time/when.ts';
import type { Window } from '#lib/time/window.ts';
import type { Explorer } from './explorer.svelte.ts';
import { justPassed, showingsOf } from './showings.ts';
import { Sliding, type Moment, type Outcome } from './sliding.ts';
import { readingMs, Story } from './story.ts';
import type { Span } from './stride.ts';
import { Telling, windowOf } from './telling.ts';
import { firstWindow, stepTo, type Course } from './travel.ts';

/** The outside world of playback: tests hand in their own. */
export interface Stage {
	/** Calls back before the next frame with a time in ms; gives a way to cancel. */
	frame(callback: (time: number) => void): () => void;
	prefersReducedMotion(): boolean;
}

export const browserStage: Stage = {
	frame(callback) {
		const id = requestAnimationFrame(callback);
		return () => cancelAnimationFrame(id);
	},
	prefersReducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches
};

/**
 * Plays the atlas as the view says: the window slides, or its end moves on, or one event after another is opened. Never
 * starts by itself. Stops at the end, or starts over; stops where the reader opens something.
 */
export class Playback {
	#explorer: Explorer;
	#stage: Stage;
	#playing = $state(false);
	#cancel: (() => void) | null = null;
	#run: Sliding | Telling | null = null;
	/** The window set last by playback: another one means that someone else has moved it. */
	#made: Window | null = null;
	/** What was open when playback last looked. */
	#open = '';
	#showings = $derived.by(() => {
		const { catalogue, mask, possible } = this.#explorer;
		return showingsOf(catalogue.columns, mask, possible);
	});
	#story = $derived.by(() => new Story(this.#explorer.catalogue.dated, this.#explorer.mask));

	constructor(explorer: Explorer, stage: Stage = browserStage) {
		this.#explorer = explorer;
		this.#stage = stage;
	}

	get playing(): boolean {
		return this.#playing;
	}
	/** There is nothing further to play: playing begins from the start. */
	get atEnd(): boolean {
		if (this.#telling) return this.#told !== null && this.#told === this.#story.last;
		return this.#explorer.window.to >= this.#explorer.catalogue.span.to;
	}
	/** Whether the present window was set by playback or by a step. */
	get madeWindow(): boolean {
		return this.#explorer.view.window === this.#made;
	}

	toggle(): void {
		if (this.#playing) this.pause();
		else this.play();
	}
	play(): void {
		if (this.#playing) return;
		if (this.#telling) this.#beginStory();
		else if (this.atEnd) this.#move(firstWindow(this.#explorer.window, this.#course));
		this.#playing = true;
		this.#run = null;
		this.#made = this.#explorer.view.window;
		this.#open = this.#selection;
		this.#next();
	}
	pause(): void {
		this.#cancel?.();
		this.#cancel = null;
		this.#run = null;
		this.#playing = false;
		this.#explorer.setPassed([]);
	}
	/** One step forward (1) or back (-1), within the atlas's span; from event to event, the next or the last event. */
	step(direction: 1 | -1): void {
		this.pause();
		if (!this.#telling) {
			this.#move(stepTo(this.#explorer.window, direction, this.#course));
			return;
		}
		const { window, catalogue, calendar } = this.#explorer;
		const told = this.#told;
		const next = told === null ? this.#story.opening(window.from) : this.#story.neighbour(told, direction);
		if (next === null) return;
		this.#move(windowOf(this.#whenOf(next), window, catalogue.span, calendar));
		this.#tell(next);
	}

	/** A story is told in a part of the time: in a window of the whole nothing would move. After its end, from its start. */
	#beginStory(): void {
		const { window, catalogue } = this.#explorer;
		const again = this.atEnd;
		const whole = window.from <= catalogue.span.from && window.to >= catalogue.span.to;
		if (whole) this.#move(firstWindow(window, this.#course));
		if (again && this.#story.first !== null) this.#tell(this.#story.first);
	}

	get #telling(): boolean {
		return this.#explorer.settings.mode === 'event';
	}
	/** The dated event that is open. */
	get #told(): number | null {
		const entry = this.#explorer.selectedEntry;
		return entry?.when ? entry.index : null;
	}
	#whenOf = (event: number): When => whenOf(this.#explorer.catalogue.columns, event)!;

	get #selection(): string {
		return JSON.stringify(this.#explorer.selection);
	}
	get #course(): Course {
		const { view, calendar, catalogue } = this.#explorer;
		const { mode, pace, skip, speed } = view;
		return { mode, pace, skip, by: { speed, calendar }, span: catalogue.span, showings: this.#showings };
	}

	#next(): void {
		this.#cancel = this.#stage.frame((time) => {
			if (!this.#playing) return;
			untrack(() => this.#advance(time));
			if (this.#playing) this.#next();
		});
	}

	#advance(time: number): void {
		const explorer = this.#explorer;
		const opened = this.#selection;
		// To close what is being told stops the story; to close a card is no reason to stop the time.
		if (opened !== this.#open && (this.#telling || opened !== 'null')) {
			this.pause();
			return;
		}
		this.#open = opened;
		if (this.#run !== null && !this.madeWindow) this.#run.disturb();
		this.#made = explorer.view.window;
		const { window, over, tell } = this.#outcome({
			time,
			still: this.#stage.prefersReducedMotion(),
			loop: explorer.settings.loop,
			window: explorer.window,
			course: this.#course
		});
		this.#move(window);
		if (tell !== undefined) this.#tell(tell);
		if (over) this.pause();
		else this.#leaveTrail();
	}

	#outcome(moment: Moment): Outcome {
		if (!this.#telling) {
			if (!(this.#run instanceof Sliding)) this.#run = new Sliding();
			return this.#run.advance(moment);
		}
		const { language, catalogue } = this.#explorer;
		if (!(this.#run instanceof Telling)) this.#run = new Telling();
		const first = catalogue.dataset.atlas.languages[0]!;
		const lengthOf = (event: number): number | null => {
			const entry = this.#explorer.records.entry(event);
			return entry && readingMs(entry, language, first);
		};
		const [story, told] = [this.#story, this.#told];
		return this.#run.advance({ ...moment, story, told, whenOf: this.#whenOf, lengthOf });
	}

	#move(next: Span): void {
		const { window, view } = this.#explorer;
		if (next.from !== window.from || next.to !== window.to)
			// An open start that stays in its place stays open.
			this.#explorer.setWindow({ ...next, from: next.from === window.from ? view.window.from : next.from });
		this.#made = this.#explorer.view.window;
	}

	#tell(event: number): void {
		this.#explorer.tell(event);
		this.#open = this.#selection;
	}

	#leaveTrail(): void {
		const { shown, view, window } = this.#explorer;
		const passed = view.trail && view.mode === 'window' ? justPassed(this.#showings, window) : [];
		this.#explorer.setPassed(passed.filter((event) => shown.rows.row(event) === undefined));
	}
}
