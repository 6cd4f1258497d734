import { add, floorTo, type Unit } from '#lib/time/calendar.ts';
import type { Speed } from '#lib/view/view.ts';
import type { Explorer } from './explorer.svelte.ts';

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

const DAY = 86_400_000;
/** Steps a window takes to leave its place when the whole atlas was shown and a narrower one must be chosen. */
const WIDTH = 4;

const steps: Record<Speed['unit'], { unit: Unit; count: number }> = {
	d: { unit: 'day', count: 1 },
	w: { unit: 'day', count: 7 },
	m: { unit: 'month', count: 1 },
	q: { unit: 'month', count: 3 },
	y: { unit: 'year', count: 1 }
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
	#origin = { from: 0, to: 0 };

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

	toggle(): void {
		if (this.#playing) this.pause();
		else this.play();
	}
	play(): void {
		if (this.#playing) return;
		if (this.atEnd) this.#rewind();
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
		const { from, to } = this.#explorer.window;
		this.#explorer.setWindow(this.#within(this.#moved(from, direction), this.#moved(to, direction), direction));
	}

	#next(): void {
		this.#cancel = this.#stage.frame((time) => {
			if (!this.#playing) return;
			this.#advance(time);
			if (this.#playing) this.#next();
		});
	}

	#advance(time: number): void {
		if (this.#began === null) this.#began = time;
		const done = Math.min(1, (time - this.#began) / 1000);
		if (done < 1 && this.#stage.prefersReducedMotion()) return;
		const { from, to } = this.#origin;
		const glide = (start: number): number => {
			const end = this.#moved(start, 1);
			return done === 1 ? end : Math.round((start + (end - start) * done) / DAY) * DAY;
		};
		const window = this.#within(glide(from), glide(to), 1);
		const now = this.#explorer.window;
		if (window.from !== now.from || window.to !== now.to) this.#explorer.setWindow(window);
		if (window.to >= this.#explorer.catalogue.span.to) this.pause();
		else if (done === 1) this.#beginStep(time);
	}

	#beginStep(time: number | null): void {
		this.#began = time;
		this.#origin = this.#explorer.window;
	}

	#rewind(): void {
		const { span } = this.#explorer.catalogue;
		const { unit } = steps[this.#explorer.view.speed.unit];
		const start = floorTo(span.from, unit, this.#explorer.calendar);
		const { from, to } = this.#explorer.window;
		const whole = to - from >= span.to - span.from;
		let end = start;
		for (let i = 0; i < WIDTH; i++) end = this.#moved(end, 1);
		this.#explorer.setWindow({ from: start, to: whole ? end : start + (to - from) });
	}

	/** An instant moved by one step. The last day of a month stays the last: ends are half-open, so they are first days. */
	#moved(instant: number, direction: 1 | -1): number {
		const { speed } = this.#explorer.view;
		const { unit, count } = steps[speed.unit];
		return add(instant, direction * count * speed.count, unit, this.#explorer.calendar);
	}

	/** A window that would pass the atlas's end (or start) comes to rest there, as wide as it was. */
	#within(from: number, to: number, direction: 1 | -1): { from: number; to: number } {
		const { span } = this.#explorer.catalogue;
		if (direction === 1 && to > span.to) return { from: Math.max(span.from, from - (to - span.to)), to: span.to };
		if (direction === -1 && from < span.from) return { from: span.from, to: Math.min(span.to, to + (span.from - from)) };
		return { from, to };
	}
}
