/** How what is not whole yet is called, by the process that makes it, and how what a killed one has left is told. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { threadId } from 'node:worker_threads';

const HOUR = 3_600_000;
/** Behind the name of a file: the process and thread that write it, a number. */
const PART = /^\.(\d+)-\d+-\d+\.part$/u;
let written = 0;

/** Where a file is written until it is whole. */
export const partPath = (file: string): string => `${file}.${process.pid}-${threadId}-${++written}.part`;

/**
 * Whether a file is what a run left half written: its process is gone, or it is more than an hour old.
 *
 * @param length of the name of what it was to become; without it, of any name
 */
export function isLeft(path: string, length?: number): boolean {
	const name = basename(path);
	const found = PART.exec(
		length === undefined ? (/\.\d+-\d+-\d+\.part$/u.exec(name)?.[0] ?? '') : name.slice(length)
	);
	if (!found) return false;
	const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
	return age > HOUR || !isAlive(Number(found[1]));
}

/** Where a folder, or a link, is made until it takes the place of what stands there: one a process. */
export const besidePath = (path: string): string => `${path}.${process.pid}`;

/** What something beside was to become, and the process that makes it; null for any other name. */
export function besideOf(name: string): { name: string; pid: number } | null {
	const found = /^(.+)\.(\d+)$/u.exec(name);
	return found && { name: found[1]!, pid: Number(found[2]) };
}

/** Whether a process of this machine is there. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}
