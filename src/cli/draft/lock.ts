import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { Failure } from '../print.ts';
import { isAlive } from '../unfinished.ts';
import { Unwritable } from '../unwritable.ts';

interface Holder {
	pid: number;
	host: string;
	/** When the process began, as the system counts it: a number of a process is given again. */
	began: string | null;
}

/**
 * Takes a lock, so that no other run works in the same folder. One whose process is gone is taken over.
 *
 * @param work the folder, as it is told
 * @returns gives the lock back
 * @throws Failure where another process has it, Unwritable
 */
export function takeLock(path: string, work = dirname(dirname(path))): () => void {
	const own: Holder = { pid: process.pid, host: hostname(), began: beganOf(process.pid) };
	const mine = `${path}.${process.pid}`;
	try {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(mine, JSON.stringify(own));
	} catch (error) {
		throw new Unwritable(mine, error);
	}
	try {
		while (!isLinked(mine, path)) {
			const holder = holderOf(path);
			if (holder && isAtWork(holder)) {
				const where = holder.host === own.host ? '' : ` on ${holder.host}`;
				throw new Failure(
					`${work}: another run is at work here (process ${holder.pid}${where}); ` +
						`let it end first, or, if there is none, remove ${path}`
				);
			}
			clearStale(path, holder);
		}
	} finally {
		rmSync(mine, { force: true });
	}
	return () => {
		if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
	};
}

/** A link is made by one of two that try, never by both, and the lock is never seen without its holder. */
function isLinked(mine: string, path: string): boolean {
	try {
		linkSync(mine, path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw new Unwritable(path, error);
	}
}

/** Removes a lock that nobody holds, and puts one back that was taken just then. */
function clearStale(path: string, stale: Holder | null): void {
	const aside = `${path}.stale-${process.pid}`;
	try {
		renameSync(path, aside);
	} catch {
		return;
	}
	const moved = holderOf(aside);
	if (JSON.stringify(moved) !== JSON.stringify(stale)) isLinked(aside, path);
	rmSync(aside, { force: true });
}

function holderOf(path: string): Holder | null {
	try {
		const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
		return Number.isSafeInteger(holder.pid) ? holder : null;
	} catch {
		return null;
	}
}

/** Whether the process is there; of another machine that cannot be told. */
function isAtWork({ pid, host, began }: Holder): boolean {
	if (host !== hostname()) return true;
	if (!isAlive(pid)) return false;
	const now = beganOf(pid);
	return began === null || now === null || began === now;
}

/** When a process began, in ticks since the machine did; null where the system does not say. */
function beganOf(pid: number): string | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name of the program, in brackets, may hold anything.
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
	} catch {
		return null;
	}
}
