import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const PIECE = 4 * 1024 * 1024;
/** Files that are open at once: a system allows some hundreds. */
const MOST_OPEN = 128;

/** A file that texts are written into, one after the other. */
export class TextFile {
	readonly #file: number;
	#waiting: Uint8Array[] = [];
	#bytes = 0;

	constructor(path: string) {
		this.#file = openSync(path, 'w');
	}

	put(text: Uint8Array): void {
		this.#waiting.push(text);
		this.#bytes += text.length;
		if (this.#bytes >= PIECE) this.#write();
	}

	close(): void {
		this.#write();
		closeSync(this.#file);
	}

	/** @throws Error as the system says it */
	#write(): void {
		const bytes = Buffer.concat(this.#waiting);
		for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
		this.#waiting = [];
		this.#bytes = 0;
	}
}

/** Reads stretches of many files, of which those that were read last stay open. */
export class OpenFiles {
	readonly #open = new Map<string, number>();

	/** @returns what is there of it: less where the file ends before. @throws Error as the system says it */
	read(path: string, from: number, to: number): Buffer {
		const file = this.#open.get(path) ?? openSync(path, 'r');
		this.#open.delete(path);
		this.#open.set(path, file);
		if (this.#open.size > MOST_OPEN) {
			const [[oldest, handle]] = this.#open as unknown as [[string, number]];
			closeSync(handle);
			this.#open.delete(oldest);
		}
		const bytes = Buffer.allocUnsafe(to - from);
		let read = 0;
		while (read < bytes.length) {
			const length = readSync(file, bytes, read, bytes.length - read, from + read);
			if (length === 0) break;
			read += length;
		}
		return bytes.subarray(0, read);
	}

	close(): void {
		for (const file of this.#open.values()) closeSync(file);
		this.#open.clear();
	}
}
