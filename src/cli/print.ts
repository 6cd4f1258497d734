import { problemLine, type Problem } from '#lib/dataset/problem.ts';
import type { Counts } from '#lib/dataset/read.ts';

/** Exit codes of every command; `partly`: the rest went on, but some input was refused. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, partly: 3 } as const;

/** A failure whose message is all that a user needs; printed without a stack. */
export class Failure extends Error {}

/** The problems, a line each, errors first. */
export function problemLines(problems: readonly Problem[]): string {
	const errors = problems.filter(({ severity }) => severity === 'error');
	const warnings = problems.filter(({ severity }) => severity === 'warning');
	return [...errors, ...warnings].map((problem) => `${problemLine(problem)}\n`).join('');
}

/** "2 errors, 1 warning" or "no problems". */
export function problemCount(problems: readonly Problem[]): string {
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	const warnings = problems.length - errors;
	const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''];
	return parts.filter((part) => part !== '').join(', ') || 'no problems';
}

/** "26 events, 14 places, 5 sources, 28 citations; 1 unplaced, 1 undated" and what was not accepted. */
export function countLine({
	events,
	places,
	sources,
	citations,
	unplaced,
	undated,
	refused,
	withheld
}: Counts): string {
	const told = (word: string, { events: e, places: p, sources: s }: Counts['refused']) =>
		e + p + s > 0 ? `; ${word}: ${count(e, 'event')}, ${count(p, 'place')}, ${count(s, 'source')}` : '';
	const accepted = [
		count(events, 'event'),
		count(places, 'place'),
		count(sources, 'source'),
		count(citations, 'citation')
	];
	return `${accepted.join(', ')}; ${unplaced} unplaced, ${undated} undated${told('refused', refused)}${told('withheld', withheld)}`;
}

/** "1 event", "2 events". */
export function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A value as JSON for programs. */
export function printJson(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value, null, '\t')}\n`);
}
