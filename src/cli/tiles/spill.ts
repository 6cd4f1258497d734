import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { Growing } from '#lib/dataset/growing.ts';

const PIECE = 4 * 1024 * 1024;

/** Texts that lie in a file, one after the other, because together they are larger than the memory. */
export class Spill {
	readonly #file: number;
	readonly #piece: number;
	readonly #ends = new Growing(new Float64Array());
	#waiting: Buffer[] = [];
	#bytes = 0;
	#end = 0;

	/** @param piece bytes that are kept before they are written */
	constructor(path: string, piece = PIECE) {
		this.#file = openSync(path, 'w+');
		this.#piece = piece;
	}

	push(text: string): void {
		const bytes = Buffer.from(text);
		this.#waiting.push(bytes);
		this.#bytes += bytes.length;
		this.#end += bytes.length;
		this.#ends.push(this.#end);
		if (this.#bytes >= this.#piece) this.#write();
	}

	get length(): number {
		return this.#ends.length;
	}

	/** How many bytes all texts have. */
	get bytes(): number {
		return this.#end;
	}

	/** Every text, from the first on. */
	*texts(): Generator<string> {
		this.#write();
		const ends = this.#ends.numbers;
		let piece = Buffer.allocUnsafe(PIECE);
		for (let first = 0; first < ends.length;) {
			const start = first === 0 ? 0 : ends[first - 1]!;
			let next = first + 1;
			while (next < ends.length && ends[next]! - start <= PIECE) next++;
			const length = ends[next - 1]! - start;
			if (length > piece.length) piece = Buffer.allocUnsafe(length);
			readSync(this.#file, piece, 0, length, start);
			for (; first < next; first++) {
				const from = first === 0 ? 0 : ends[first - 1]!;
				yield piece.toString('utf8', from - start, ends[first]! - start);
			}
		}
	}

	close(): void {
		closeSync(this.#file);
	}

	#write(): void {
		if (this.#waiting.length > 0) writeSync(this.#file, Buffer.concat(this.#waiting));
		this.#waiting = [];
		this.#bytes = 0;
	}
}

/** Texts with the numbers that they are to be sorted by, in as many files as keep each of them small. */
export class SortingSpill {
	readonly #spills: { texts: Spill; numbers: Growing<Float64Array> }[];
	readonly #range: number;

	/** @param most more than the largest number */
	constructor(path: string, most: number, bytes: number, bytesEach = 48 * 1024 * 1024) {
		const files = Math.min(Math.max(1, Math.ceil(bytes / bytesEach)), Math.max(1, most));
		this.#range = Math.ceil(most / files);
		this.#spills = Array.from({ length: files }, (_, at) => ({
			texts: new Spill(`${path}.${at}`, PIECE / 16),
			numbers: new Growing(new Float64Array())
		}));
	}

	push(number: number, text: string): void {
		const { texts, numbers } = this.#spills[Math.floor(number / this.#range)]!;
		texts.push(text);
		numbers.push(number);
	}

	/** The texts in the order of their numbers, equal ones as they came. */
	*sorted(): Generator<[number: number, text: string]> {
		for (const { texts, numbers } of this.#spills) {
			const held = [...texts.texts()];
			const order = Uint32Array.from(held.keys()).sort(
				(a, b) => numbers.numbers[a]! - numbers.numbers[b]! || a - b
			);
			for (const at of order) yield [numbers.numbers[at]!, held[at]!];
		}
	}

	close(): void {
		for (const { texts } of this.#spills) texts.close();
	}
}
