import { unpackGround, type Ground, type PackedGround } from '#lib/sheet/ground.ts';

/** The levels of the ground that are here, and the way to those that are not. */
export class Grounds {
	readonly #addressOf: (level: number) => string;
	readonly #here = new Map<number, Ground>();

	/** @param addressOf the address of a level's file */
	constructor(addressOf: (level: number) => string) {
		this.#addressOf = addressOf;
	}

	/** A level, if it is here. */
	get(level: number): Ground | undefined {
		return this.#here.get(level);
	}

	/** @throws Error where the file cannot be had */
	async fetch(level: number): Promise<void> {
		if (this.#here.has(level)) return;
		const response = await fetch(this.#addressOf(level));
		if (!response.ok) throw new Error(`missing ground ${level}: status ${response.status}`);
		this.#here.set(level, unpackGround((await response.json()) as PackedGround));
	}
}
