import { CommanderError } from 'commander';
import { exitCodes, Failure } from './print.ts';
import { program } from './program.ts';

/** Runs one command line, as it stands behind the program's name, and gives its exit code; a fault is told on standard error. */
export async function runCommand(args: readonly string[]): Promise<number> {
	let code: number = exitCodes.ok;
	try {
		await program((given) => (code = given)).parseAsync(args, { from: 'user' });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
		process.stderr.write(`error: ${reason(error)}\n`);
		return exitCodes.failed;
	}
}

function reason(error: unknown): string {
	if (error instanceof Failure) return error.message;
	const { code, path, message } = error as NodeJS.ErrnoException;
	return typeof code === 'string' && typeof path === 'string'
		? `${code}: ${path}`
		: (message ?? String(error));
}
