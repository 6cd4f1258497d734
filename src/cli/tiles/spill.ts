import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Growing } from '#lib/dataset/growing.ts';

/** Bytes that a file keeps before they are written. */
const PIECE = 256 * 1024;
/** Bytes of the number and the length before a text. */
const [NUMBER, FRONT] = [8, 12];

/** Texts with a number each, that lie in a file one after the other. */
class NumberedTexts {
	readonly #path: string;
	readonly #file: number;
	#waiting = Buffer.allocUnsafe(PIECE);
	#used = 0;

	constructor(path: string) {
		this.#path = path;
		this.#file = openSync(path, 'w');
	}

	push(number: number, text: string): void {
		const length = Buffer.byteLength(text);
		if (this.#used + FRONT + length > this.#waiting.length) this.#write();
		if (FRONT + length > this.#waiting.length) this.#waiting = Buffer.allocUnsafe(FRONT + length);
		this.#waiting.writeDoubleLE(number, this.#used);
		this.#waiting.writeUInt32LE(length, this.#used + NUMBER);
		this.#waiting.write(text, this.#used + FRONT);
		this.#used += FRONT + length;
	}

	/** All texts in the order of their numbers, equal ones as they came. */
	*sorted(): Generator<[number: number, text: string]> {
		this.#write();
		const bytes = readFileSync(this.#path);
		const starts = new Growing(new Uint32Array());
		for (let at = 0; at < bytes.length; at += FRONT + bytes.readUInt32LE(at + NUMBER)) starts.push(at);
		const numbers = Float64Array.from(starts.numbers, (at) => bytes.readDoubleLE(at));
		const order = Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]! || a - b);
		for (const at of order) {
			const start = starts.numbers[at]!;
			const from = start + FRONT;
			yield [numbers[at]!, bytes.toString('utf8', from, from + bytes.readUInt32LE(start + NUMBER))];
		}
	}

	close(): void {
		closeSync(this.#file);
	}

	#write(): void {
		for (let at = 0; at < this.#used;) at += writeSync(this.#file, this.#waiting, at, this.#used - at);
		this.#used = 0;
	}
}

/** Texts with the numbers that they are to be sorted by, in as many files as keep each of them small; nothing of each is in memory. */
export class SortingSpill {
	readonly #files: NumberedTexts[];
	readonly #range: number;

	/** @param most more than the largest number. @param bytes about what all texts have */
	constructor(path: string, most: number, bytes: number, bytesEach = 48 * 1024 * 1024) {
		const files = Math.min(Math.max(1, Math.ceil(bytes / bytesEach)), Math.max(1, most));
		this.#range = Math.ceil(most / files);
		this.#files = Array.from({ length: files }, (_, at) => new NumberedTexts(`${path}.${at}`));
	}

	push(number: number, text: string): void {
		this.#files[Math.floor(number / this.#range)]!.push(number, text);
	}

	/** The texts in the order of their numbers, equal ones as they came. */
	*sorted(): Generator<[number: number, text: string]> {
		for (const file of this.#files) yield* file.sorted();
	}

	close(): void {
		for (const file of this.#files) file.close();
	}
}
