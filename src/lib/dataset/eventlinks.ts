import { Growing } from './growing.ts';
import { hasNumber, idDigest, positionOf, repeatedNumbers, timesIn } from './iddigest.ts';

/** What is wrong with a row, as only all rows together tell. */
export type Fault = 'unknown-whole' | 'cycle' | 'undecided-whole';

/** A row's own number and, where it is part of another event, the digests of both ids. */
interface Parts {
	row: Growing<Uint32Array>;
	own: Growing<Float64Array>;
	whole: Growing<Float64Array>;
}

/**
 * The ids of events that are read one after another, and which event is part of which: about 8 bytes an event, and 20 more
 * for one that is a part.
 */
export class EventLinks {
	/** Of every id that was stated, and of those that refused records stated. */
	readonly #stated = new Growing(new Float64Array());
	readonly #refused = new Growing(new Float64Array());
	readonly #drafts = new Growing(new Float64Array());
	readonly #parts: Parts = {
		row: new Growing(new Uint32Array()),
		own: new Growing(new Float64Array()),
		whole: new Growing(new Float64Array())
	};

	/**
	 * Notes a row that states an id.
	 *
	 * @param digest of the id
	 * @param whole id of what it is part of; empty: of nothing; null where the row was refused
	 */
	add(row: number, digest: number, isProposed: boolean, whole: string | null): void {
		this.#stated.push(digest);
		if (whole === null) {
			this.#refused.push(digest);
			return;
		}
		if (isProposed) this.#drafts.push(digest);
		if (whole === '') return;
		this.#parts.row.push(row);
		this.#parts.own.push(digest);
		this.#parts.whole.push(idDigest(whole));
	}

	/** Digests, ascending, of ids that may be used twice: whoever reads the ids again can tell. */
	repeated(): Float64Array {
		return repeatedNumbers(this.#stated.numbers.sort());
	}

	/**
	 * Rows whose `partOf` is at fault. A row that is part of one that is refused for it is at fault, too.
	 *
	 * @param without digests of accepted records that have been refused since
	 */
	faults(without: ReadonlySet<number>): Map<number, Fault> {
		const faults = new Map<number, Fault>();
		if (this.#parts.own.length === 0) return faults;
		const stated = this.#stated.numbers.sort();
		const refused = this.#refused.numbers.sort();
		const isThere = (digest: number): boolean =>
			!without.has(digest) && timesIn(stated, digest) > timesIn(refused, digest);
		const drafts = this.#drafts.numbers.slice().sort();
		const { row, own, whole } = this.#parts;
		const order = Uint32Array.from({ length: own.length }, (_, at) => at).sort(
			(a, b) => own.numbers[a]! - own.numbers[b]! || a - b
		);
		const sorted = Float64Array.from(order, (at) => own.numbers[at]!);
		/** The part that is the whole of a part; -1 where it is none itself. */
		const above = Int32Array.from(whole.numbers, (digest) => {
			const found = positionOf(sorted, digest);
			return found < 0 ? -1 : order[found]!;
		});
		for (const at of circular(above)) faults.set(row.numbers[at]!, 'cycle');
		for (let at = 0; at < own.length; at++)
			if (!isThere(whole.numbers[at]!)) faults.set(row.numbers[at]!, 'unknown-whole');
			else if (hasNumber(drafts, whole.numbers[at]!) && !hasNumber(drafts, own.numbers[at]!))
				faults.set(row.numbers[at]!, 'undecided-whole');
		for (const at of hanging(above, (part) => isRefused(faults.get(row.numbers[part]!))))
			faults.set(row.numbers[at]!, 'unknown-whole');
		return faults;
	}
}

const isRefused = (fault: Fault | undefined): boolean => fault !== undefined && fault !== 'undecided-whole';

/** Of links upwards, those from which one that is refused is reached; not those refused themselves. */
function hanging(above: Int32Array, refused: (at: number) => boolean): number[] {
	const [UNKNOWN, KEPT, LOST] = [0, 1, 2];
	const state = new Uint8Array(above.length);
	const found: number[] = [];
	for (let start = 0; start < above.length; start++) {
		const path: number[] = [];
		let at = start;
		for (; at >= 0 && state[at] === UNKNOWN; at = above[at]!) {
			if (refused(at)) state[at] = LOST;
			else path.push(at);
			if (state[at] === LOST) break;
		}
		const end = at >= 0 && state[at] === LOST ? LOST : KEPT;
		for (const part of path) state[part] = end;
		if (end === LOST) found.push(...path);
	}
	return found;
}

/** Of links upwards, those that lead back to where they begin. */
function circular(above: Int32Array): number[] {
	const walk = new Int32Array(above.length);
	const found: number[] = [];
	for (let start = 0; start < above.length; start++) {
		if (walk[start] !== 0) continue;
		let at = start;
		for (; at >= 0 && walk[at] === 0; at = above[at]!) walk[at] = start + 1;
		if (at < 0 || walk[at] !== start + 1) continue;
		const first = at;
		do {
			found.push(at);
			at = above[at]!;
		} while (at !== first);
	}
	return found;
}
