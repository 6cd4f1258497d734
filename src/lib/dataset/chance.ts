/**
 * Seeded chance of integers only, so that every machine draws the same: sfc32 by C. Doty-Humphrey (PractRand), public
 * domain.
 */
export class Chance {
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;

	/** `seed` is any integer of 32 bits; `stream` tells apart what is drawn from one seed. */
	constructor(seed: number, stream: number) {
		this.#a = seed | 0;
		this.#b = stream | 0;
		this.#c = 0x9e3779b9;
		for (let round = 0; round < 12; round++) this.next();
	}

	/** An integer of 32 bits, from 0. */
	next(): number {
		const drawn = (this.#a + this.#b + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + drawn) | 0;
		return drawn >>> 0;
	}

	/** A number from 0 up to, but not, 1; all its steps are exact. */
	unit(): number {
		return this.next() / 2 ** 32;
	}

	/** An integer from 0 up to, but not, `end` (at most 2^32). */
	below(end: number): number {
		return Math.floor(this.unit() * end);
	}
}
