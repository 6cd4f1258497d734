/**
 * Laws: what must hold for every input, tried on many that chance makes. A law runs on the same inputs each time, so that a change
 * that breaks it is told by the change, and on new ones as well, so that no input is out of reach for ever.
 */
import fc, { type Arbitrary } from 'fast-check';
import { beforeAll, test } from 'vitest';

/** Inputs of a law that are the same in every run, and those that are new. */
export const RUNS = { fixed: 1000, fresh: 200 };
/** The year that the first atlas is about. */
const FIXED_SEED = 1988;
/** `CHRONOTOPE_SEED` repeats a run: its number stands in the output of each file with laws, and where a law fails. */
export const freshSeed = Number(process.env.CHRONOTOPE_SEED ?? Math.floor(Math.random() * 0x7fff_ffff));

type Predicate<Values extends unknown[]> = (...values: Values) => unknown;
export type Tried<Values extends unknown[]> = [
	...arbitraries: { [At in keyof Values]: Arbitrary<Values[At]> },
	predicate: Predicate<Values>
];

/**
 * Registers a law as a test: the name is a sentence, the arbitraries make the inputs, the predicate holds where it gives neither false
 * nor an error.
 */
export function law<Values extends [unknown, ...unknown[]]>(name: string, ...tried: Tried<Values>): void {
	register(name, RUNS, tried);
}

let isTold = false;

/** Registers a law that is tried on so many inputs. */
export function register<Values extends [unknown, ...unknown[]]>(
	name: string,
	runs: typeof RUNS,
	tried: Tried<Values>
): void {
	if (!isTold) beforeAll(() => console.info(`laws: CHRONOTOPE_SEED=${freshSeed}`));
	isTold = true;
	test(name, { timeout: 120_000 }, () => hold(runs, tried));
}

/**
 * Tries a law now.
 * @throws Error with the smallest input found on which it does not hold, and with the seed that finds it again
 */
export function hold<Values extends [unknown, ...unknown[]]>(
	{ fixed, fresh }: typeof RUNS,
	tried: Tried<Values>,
	seed = freshSeed
): void {
	const property = fc.property(...(tried as unknown as [Arbitrary<unknown>, (value: unknown) => void]));
	fc.assert(property, { seed: FIXED_SEED, numRuns: fixed });
	try {
		fc.assert(property, { seed, numRuns: fresh });
	} catch (error) {
		throw new Error(`CHRONOTOPE_SEED=${seed} repeats this: ${(error as Error).message}`, { cause: error });
	}
}
