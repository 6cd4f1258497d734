import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** How long a command took, by the clock and by the processor, the most memory it had, and what it printed. */
export interface Measured {
	seconds: number;
	cpuSeconds: number;
	peakMB: number;
	stdout: string;
}

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');
/** Tells, as a process ends, what it has used. */
const REPORT = `process.on('exit',()=>{const u=process.resourceUsage();process.send([u.maxRSS,u.userCPUTime+u.systemCPUTime])})`;

/** Runs a command of the project and measures it. @throws Error where it fails */
export async function measured(args: readonly string[]): Promise<Measured> {
	const start = performance.now();
	const child = spawn(process.execPath, ['--import', `data:text/javascript,${REPORT}`, main, ...args], {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc']
	});
	let used: [number, number] = [0, 0];
	let stdout = '';
	child.on('message', (message) => (used = message as [number, number]));
	child.stdout!.on('data', (chunk) => (stdout += chunk));
	const [code] = (await once(child, 'close')) as [number];
	if (code !== 0) throw new Error(`failed: ${args.join(' ')}`);
	return {
		seconds: Math.round((performance.now() - start) / 100) / 10,
		cpuSeconds: Math.round(used[1] / 1e5) / 10,
		peakMB: Math.round(used[0] / 1000),
		stdout
	};
}
