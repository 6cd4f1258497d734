/** What a meter writes to: standard error, as a rule. */
export interface Screen {
	isTTY?: boolean;
	columns?: number;
	write(text: string): unknown;
}

/** Milliseconds between two showings. */
const EVERY = 200;
/** Rate is that of so many milliseconds past, so that it follows what is going on. */
const PAST = 10_000;

/** Shows on a terminal how far long work is, at which rate, and how long it will take; elsewhere it is quiet. */
export class Meter {
	readonly #screen: Screen;
	readonly #now: () => number;
	readonly #began: number;
	readonly #total: number;
	#done = 0;
	#shown = -Infinity;
	#marks: { time: number; done: number }[];

	constructor(total: number, screen: Screen = process.stderr, now: () => number = () => performance.now()) {
		this.#total = total;
		this.#screen = screen;
		this.#now = now;
		this.#began = now();
		this.#marks = [{ time: this.#began, done: 0 }];
	}

	/** So many more are done. */
	step(number = 1): void {
		this.#done += number;
		const now = this.#now();
		if (now - this.#shown < EVERY) return;
		this.#shown = now;
		this.#marks.push({ time: now, done: this.#done });
		while (this.#marks.length > 2 && now - this.#marks[1]!.time > PAST) this.#marks.shift();
		this.show(this.line());
	}

	/** How far it is now. */
	progress(): Progress {
		const { time, done } = this.#marks[0]!;
		const rate = ((this.#done - done) * 1000) / Math.max(1, this.#now() - time);
		return { done: this.#done, total: this.#total, rate };
	}

	/** "120 of 4,000 documents, 310 a second, about 13 s left". */
	line(): string {
		return progressLine(this.progress());
	}

	/** Shows a line in place of the last one. */
	show(line: string): void {
		if (this.#screen.isTTY)
			this.#screen.write(`\r\u001b[K${line.slice(0, Math.max(20, (this.#screen.columns || 80) - 1))}`);
	}

	/** Clears the line away. @returns how long it took, and the rate over all */
	end(): string {
		if (this.#screen.isTTY) this.#screen.write('\r\u001b[K');
		const seconds = Math.max(0.001, (this.#now() - this.#began) / 1000);
		return `${figure(this.#done)} of ${figure(this.#total)} documents in ${duration(seconds)}, ${rateOf(this.#done / seconds)} a second`;
	}
}

/** Documents that are done, of so many, and how many of late in a second. */
export interface Progress {
	done: number;
	total: number;
	rate: number;
}

export function progressLine({ done, total, rate }: Progress): string {
	const left = rate > 0 ? `, about ${duration((total - done) / rate)} left` : '';
	return `${figure(done)} of ${figure(total)} documents, ${rateOf(rate)} a second${left}`;
}

const figure = (number: number): string => number.toLocaleString('en-GB');
const rateOf = (rate: number): string => (rate >= 10 ? figure(Math.round(rate)) : rate.toFixed(1));

function duration(seconds: number): string {
	if (seconds < 10) return `${seconds.toFixed(1)} s`;
	if (seconds < 90) return `${Math.round(seconds)} s`;
	return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
