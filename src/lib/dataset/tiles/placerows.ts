import type { LinkedEvent } from '../entries.ts';
import type { BinWindow } from './bins.ts';
import type { TileCounter } from './counter.ts';

/** Rows of records that belong together, in order of first day, and what counts them. */
export interface RowsAt {
	counter: TileCounter;
	/** The mark of the counter that they are counted at. */
	mark: number;
	/** The first row, and how many there are. */
	row: number;
	rows: number;
}

/** A record with its row. */
export interface FoundRow {
	row: number;
	event: LinkedEvent;
}

/** Rows that are asked for at once. */
const STRETCH = 64;
/** So many rows at most are looked through for events that began earlier, before the reader is asked again. */
const MOST_BACK = 1024;

/** How many dated rows of a place begin before a bin. */
const begun = ({ counter, mark }: RowsAt, bin: number): number => counter.begunBefore(mark, bin);

/**
 * The events at a place in a window of whole bins, page by page: those that begin in it, and, when they are asked for, those that
 * had begun before; or those without a date.
 */
export class PlaceRows {
	readonly #read: (first: number, end: number) => Promise<LinkedEvent[]>;
	readonly #passes: (event: LinkedEvent) => boolean;
	readonly #first: number;
	readonly #end: number;
	/** The next row that begins in the window, and the one behind the next that began before. */
	#next: number;
	#back: number;
	/** So many of those that began earlier still are, or may be, in the window. */
	#earlier: number;

	/**
	 * @param window of bins; null: the rows without a date
	 * @param passes whether an event is asked for: of a category that is shown, and in the window
	 */
	constructor(
		at: RowsAt,
		window: BinWindow | null,
		read: (first: number, end: number) => Promise<LinkedEvent[]>,
		passes: (event: LinkedEvent) => boolean
	) {
		this.#read = read;
		this.#passes = passes;
		this.#first = at.row;
		const dated = at.rows - undatedAt(at);
		const [from, to] = window
			? [begun(at, window.from), window.from < window.to ? begun(at, window.to) : begun(at, window.from)]
			: [dated, at.rows];
		this.#next = at.row + from;
		this.#end = at.row + to;
		this.#back = window ? this.#next : at.row;
		if (window) at.counter.setWindow(window);
		this.#earlier = window ? Math.max(0, countAt(at) - (to - from)) : 0;
	}

	/** Rows that begin in the window and have not been looked at. */
	get left(): number {
		return this.#end - this.#next;
	}
	/** Events of all kinds that began before the window and have not been found. */
	get earlier(): number {
		return this.#back > this.#first ? this.#earlier : 0;
	}

	/** At least `most` more events that begin in the window, or all that are left. */
	async next(most: number): Promise<FoundRow[]> {
		const found: FoundRow[] = [];
		while (found.length < most && this.#next < this.#end) {
			const first = this.#next;
			const end = Math.min(this.#end, first + STRETCH);
			const events = await this.#read(first, end);
			this.#next = end;
			events.forEach((event, at) => {
				if (this.#passes(event)) found.push({ row: first + at, event });
			});
		}
		return found;
	}

	/** Events that began before the window, found by looking back from it, in order of time. */
	async before(most: number): Promise<FoundRow[]> {
		const found: FoundRow[] = [];
		const stop = Math.max(this.#first, this.#back - MOST_BACK);
		while (found.length < most && this.#back > stop && this.#earlier > 0) {
			const first = Math.max(stop, this.#back - STRETCH);
			const events = await this.#read(first, this.#back);
			this.#back = first;
			const here = events.flatMap((event, at) => (this.#passes(event) ? [{ row: first + at, event }] : []));
			this.#earlier -= here.length;
			found.unshift(...here);
		}
		return found;
	}
}

/** Events without a date at a mark. */
export const undatedAt = ({ counter, mark }: RowsAt): number =>
	sumAt(counter.undated, mark, counter.categories);

/** Events at a mark in the window that its counter was last asked for, possible ones too. */
const countAt = ({ counter, mark }: RowsAt): number => sumAt(counter.counts, mark, counter.categories * 2);

const sumAt = (counts: Uint32Array, mark: number, size: number): number =>
	counts.subarray(mark * size, (mark + 1) * size).reduce((sum, n) => sum + n, 0);
