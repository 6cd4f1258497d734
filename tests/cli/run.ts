import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runCommand } from '#cli/command.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');

export interface Ran {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Starts the command line as a user would. */
export function start(args: string[], env: Record<string, string> = {}, cwd?: string): ChildProcess {
	return spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
}

/** Runs the command line to its end. */
export function run(args: string[], env: Record<string, string> = {}, cwd?: string): Promise<Ran> {
	return new Promise((resolve, reject) => {
		const child = start(args, env, cwd);
		const ran: Ran = { code: null, stdout: '', stderr: '' };
		child.stdout!.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()));
		child.stderr!.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()));
		child.once('error', reject);
		child.once('close', (code) => resolve({ ...ran, code }));
	});
}

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
