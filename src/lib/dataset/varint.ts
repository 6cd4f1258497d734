/** Unsigned integers of 32 bits, seven bits a byte, the lowest first; the top bit says that more follow (LEB128). */

/** Bytes that grow as numbers are written. */
export class VarintWriter {
	#bytes = new Uint8Array(1024);
	#length = 0;

	/** Writes an integer from 0 to 2^32 - 1. */
	write(value: number): void {
		if (this.#length + 5 > this.#bytes.length) {
			const larger = new Uint8Array(this.#bytes.length * 2);
			larger.set(this.#bytes);
			this.#bytes = larger;
		}
		while (value >= 0x80) {
			this.#bytes[this.#length++] = (value & 0x7f) | 0x80;
			value = Math.floor(value / 0x80);
		}
		this.#bytes[this.#length++] = value;
	}

	/** What was written. */
	get bytes(): Uint8Array<ArrayBuffer> {
		return this.#bytes.slice(0, this.#length);
	}
}

/** Reads numbers one after another. */
export class VarintReader {
	#bytes: Uint8Array;
	#name: string;
	#at = 0;

	/** `name` is what errors call the bytes. */
	constructor(bytes: Uint8Array, name: string) {
		this.#bytes = bytes;
		this.#name = name;
	}

	/** @throws Error at the end of the bytes, and for a number that is too large or longer than it need be. */
	read(): number {
		const bytes = this.#bytes;
		const first = bytes[this.#at++];
		if (first === undefined) throw new Error(`invalid packed atlas: ${this.#name} ends too soon`);
		if (first < 0x80) return first;
		let value = first & 0x7f;
		for (let scale = 0x80; ; scale *= 0x80) {
			const byte = bytes[this.#at++];
			if (byte === undefined) throw new Error(`invalid packed atlas: ${this.#name} ends too soon`);
			value += (byte & 0x7f) * scale;
			if (value > 0xffffffff || byte === 0)
				throw new Error(`invalid packed atlas: ${this.#name} has an invalid number`);
			if (byte < 0x80) return value;
			if (scale >= 2 ** 28) throw new Error(`invalid packed atlas: ${this.#name} has an invalid number`);
		}
	}

	/** @throws Error when bytes are left */
	end(): void {
		if (this.#at !== this.#bytes.length)
			throw new Error(
				`invalid packed atlas: ${this.#name} has ${this.#bytes.length - this.#at} bytes too many`
			);
	}
}
