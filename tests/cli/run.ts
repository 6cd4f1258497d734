import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

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
