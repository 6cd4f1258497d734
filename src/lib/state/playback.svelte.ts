import type { Window } from '#lib/time/window.ts';
import type { Explorer } from './explorer.svelte.ts';
import { glided, opening, stepped, type Span, type Stride } from './stride.ts';

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
 * Moves the window through time, one step a second. Never starts by itself; stops at the atlas's end. Between steps it
 * glides by whole days, or with reduced motion stands still for the second.
 */
export class Playback {
	#explorer: Explorer;
	#stage: Stage;
	#playing = $state(false);
	#cancel: (() => void) | null = null;
	/** When the present step began (ms of the stage's clock), and the window it began from. */
	#began: number | null = null;
	#origin: Span = { from: 0, to: 0 };
	/** The window set last by playback: another one means that someone else has moved it. */
	#made: Window | null = null;

	constructor(explorer: Explorer, stage: Stage = browserStage) {
		this.#explorer = explorer;
		this.#stage = stage;
	}

	get playing(): boolean {
		return this.#playing;
	}
	/** The window has come to the atlas's end: playing begins from its start. */
	get atEnd(): boolean {
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
		if (this.atEnd) this.#set(opening(this.#explorer.window, this.#explorer.catalogue.span, this.#stride));
		this.#playing = true;
		this.#beginStep(null);
		this.#next();
	}
	pause(): void {
		this.#cancel?.();
		this.#cancel = null;
		this.#playing = false;
	}
	/** One step forward (1) or back (-1), within the atlas's span. */
	step(direction: 1 | -1): void {
		this.pause();
		this.#set(stepped(this.#explorer.window, direction, this.#explorer.catalogue.span, this.#stride));
	}

	get #stride(): Stride {
		return { speed: this.#explorer.view.speed, calendar: this.#explorer.calendar };
	}

	#next(): void {
		this.#cancel = this.#stage.frame((time) => {
			if (!this.#playing) return;
			this.#advance(time);
			if (this.#playing) this.#next();
		});
	}

	#advance(time: number): void {
		const moved = this.#made !== null && !this.madeWindow;
		if (this.#began === null || moved) this.#beginStep(time);
		const part = Math.min(1, (time - this.#began!) / 1000);
		if (part < 1 && this.#stage.prefersReducedMotion()) return;
		const window = glided(this.#origin, part, this.#explorer.catalogue.span, this.#stride);
		const now = this.#explorer.window;
		if (window.from !== now.from || window.to !== now.to) this.#set(window);
		if (this.atEnd) this.pause();
		else if (part === 1) this.#beginStep(time);
	}

	#beginStep(time: number | null): void {
		this.#began = time;
		this.#origin = this.#explorer.window;
		this.#made = this.#explorer.view.window;
	}

	#set(window: Span): void {
		this.#explorer.setWindow(window);
		this.#made = this.#explorer.view.window;
	}
}
