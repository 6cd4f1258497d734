import { register, RUNS, type Tried } from './laws.ts';
import { isLong } from './long.ts';

/** Inputs of a dear law, whose inputs take milliseconds each: all of them in the long half only. */
const RUNS_OF_DEAR = isLong ? RUNS : { fixed: 100, fresh: 20 };

/** Registers a law whose inputs take milliseconds each. */
export function dearLaw<Values extends [unknown, ...unknown[]]>(name: string, ...tried: Tried<Values>): void {
	register(name, RUNS_OF_DEAR, tried);
}
