#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodes, Failure } from './print.ts';
import { program } from './program.ts';

/** Runs the command line: 0 ok, 1 problems or a failure, 2 wrong usage. Output is flushed before the process ends. */
try {
	await program((code) => {
		process.exitCode = code;
	}).parseAsync();
} catch (error) {
	if (error instanceof CommanderError)
		process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
	else {
		process.exitCode = exitCodes.failed;
		process.stderr.write(`error: ${reason(error)}\n`);
	}
}

function reason(error: unknown): string {
	if (error instanceof Failure) return error.message;
	const { code, path, message } = error as NodeJS.ErrnoException;
	return typeof code === 'string' && typeof path === 'string'
		? `${code}: ${path}`
		: (message ?? String(error));
}
