import { InvalidArgumentError, Option, type Command } from 'commander';

/** Told of what a command gives: its exit code. */
export type Done = (code: number) => void;

/** The command line, to which commands are added. */
export interface Line {
	main: Command;
	/** Adds a command that takes the directory of a dataset. */
	command: (name: string, description: string, hidden?: boolean) => Command;
	done: Done;
}

/** Lines as they are typed, behind the help of a command. */
export const examples = (...lines: string[]) =>
	`\nExamples:\n${lines.map((line) => `  npm run -s chronotope -- ${line}\n`).join('')}`;

export const QUEUE =
	'redis://[user:password@]host[:port] of a Redis server (default: CHRONOTOPE_QUEUE, which other users of a machine do not see)';

/** What must not leave this machine: of all that is written for others. */
export const redact = (): Option =>
	new Option(
		'--redact <file>',
		'JSON with strings, ids, fields and coarsenKm to keep out; keep it outside the repository'
	).env('CHRONOTOPE_REDACT');

/** Collects what an option that may be given again is given. */
export const more = (value: string, before: string[] = []): string[] => [...before, value];

/** Reads an integer between two bounds, both included. */
export function whole(least: number, most: number): (text: string) => number {
	return (text) => {
		const number = Number(text);
		if (!/^\d+$/u.test(text) || number < least || number > most)
			throw new InvalidArgumentError(`expected an integer from ${least} to ${most}`);
		return number;
	};
}

/** Reads a port; 0 is any free one. */
export function port(text: string): number {
	const number = Number(text);
	if (!/^\d+$/u.test(text) || number > 65_535)
		throw new InvalidArgumentError('expected a port from 0 to 65535');
	return number;
}
