import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { start } from '../cli/run.ts';
import { openPage, type OpenPage, type PageOptions } from './rig.ts';

/** A `review` that serves its page. */
export interface Started {
	child: ChildProcess;
	/** The address that it printed. */
	url: string;
	/** All that it has printed. */
	said: () => string;
}

/** Starts `chronotope review …` and waits for the address that it prints. */
export async function serveReview(args: string[]): Promise<Started> {
	const child = start(args);
	let said = '';
	let failed = '';
	child.stdout!.on('data', (part: Buffer) => (said += part.toString()));
	child.stderr!.on('data', (part: Buffer) => (failed += part.toString()));
	const ended = once(child, 'close').then(() => Promise.reject(new Error(`ended: ${failed}`)));
	ended.catch(() => undefined);
	while (!said.includes('\n')) await Promise.race([once(child.stdout!, 'data'), ended]);
	return { child, url: said.split('\n')[0]!, said: () => said };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const closed = once(child, 'close');
	child.kill(signal);
	await closed;
}

export const openReview = (url: string, options: PageOptions = {}): Promise<OpenPage> =>
	openPage({ ...options, server: { base: url, faults: () => undefined, close: () => Promise.resolve() } });
