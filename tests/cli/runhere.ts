import { vi } from 'vitest';
import { runCommand } from '#cli/command.ts';
import type { Ran } from './run.ts';

/**
 * Runs the command line in this process, which spares a start: for mistakes that are answered before any work begins. What is
 * printed meanwhile is its own, so one runs at a time; not for commands that go on after they have answered.
 */
export async function runHere(args: string[], cwd = process.cwd()): Promise<Ran> {
	const ran: Ran = { code: null, stdout: '', stderr: '' };
	const caught = (['stdout', 'stderr'] as const).map((name) =>
		vi.spyOn(process[name], 'write').mockImplementation((text) => {
			ran[name] += String(text);
			return true;
		})
	);
	const before = process.cwd();
	process.chdir(cwd);
	try {
		ran.code = await runCommand(args);
	} finally {
		process.chdir(before);
		for (const spy of caught) spy.mockRestore();
	}
	return ran;
}
