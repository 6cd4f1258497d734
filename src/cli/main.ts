#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node makes of the sources is kept: a command starts in two thirds of the time.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/node'));

const [{ CommanderError }, { exitCodes, Failure }, { program }] = await Promise.all([
	import('commander'),
	import('./print.ts'),
	import('./program.ts')
]);

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
