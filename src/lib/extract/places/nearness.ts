import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { apartKm } from './recognise.ts';

/** How far nearness reaches: e-fold distance in km. */
export const REACH_KM = 150;

/** Pairs that are remembered: a power of two. */
const SLOTS = 2 ** 14;

/** How near places are to each other, 0 to 1. The pairs of a text are asked for again and again: the last ones are remembered. */
export class Nearness {
	readonly #gazetteer: Gazetteer;
	readonly #a = new Int32Array(SLOTS).fill(-1);
	readonly #b = new Int32Array(SLOTS);
	readonly #values = new Float64Array(SLOTS);

	constructor(gazetteer: Gazetteer) {
		this.#gazetteer = gazetteer;
	}

	of(a: number, b: number): number {
		const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 18;
		if (this.#a[slot] === a && this.#b[slot] === b) return this.#values[slot]!;
		const value = Math.exp(-apartKm(this.#gazetteer, a, b) / REACH_KM);
		this.#a[slot] = a;
		this.#b[slot] = b;
		this.#values[slot] = value;
		return value;
	}
}

const known = new WeakMap<Gazetteer, Nearness>();

/** Nearness of the places of a gazetteer. */
export function nearnessIn(gazetteer: Gazetteer): Nearness {
	let nearness = known.get(gazetteer);
	if (!nearness) known.set(gazetteer, (nearness = new Nearness(gazetteer)));
	return nearness;
}
