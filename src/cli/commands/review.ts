import { spawn } from 'node:child_process';
import { rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock } from '../draft/lock.ts';
import { KEPT } from '../draft/store.ts';
import { loadGazetteer } from '../gazetteer/load.ts';
import { count, exitCodes } from '../print.ts';
import { Names } from '../review/names.ts';
import { serveReview } from '../review/server.ts';
import { Session } from '../review/session.ts';
import { buildReview } from '../site.ts';

export interface ReviewOptions {
	documents?: string[];
	/** 0: any free one. */
	port: number;
	/** Whether a browser is opened. */
	open: boolean;
	gazetteer?: string;
}

/** Serves the review page of a dataset until it is interrupted; one at a time, and never while `extract` is at work there. */
export async function review(
	directory: string,
	{ documents, port, open, gazetteer }: ReviewOptions
): Promise<number> {
	const lock = join(directory, KEPT, 'lock');
	const session = new Session(directory, { documents, names: namesOf(gazetteer) });
	session.overview();
	const unlock = takeLock(lock);
	try {
		await session.recover();
		const pages = await buildReview((line) => process.stderr.write(`${line}\n`));
		const { url, close } = await serveReview(session, pages, port);
		process.stdout.write(`${url}\n`);
		process.stderr.write('open this address in a browser of this machine; stop with Ctrl+C\n');
		if (open && process.stdout.isTTY) openBrowser(url);
		await new Promise<void>((resolve) => {
			process.once('SIGINT', resolve).once('SIGTERM', resolve);
		});
		await close();
		tellNext(session, directory);
		return exitCodes.ok;
	} finally {
		unlock();
		removeEmpty(dirname(lock));
	}
}

/** Names come while the page is opened; without a table, texts are shown without marks. */
async function namesOf(gazetteer: string | undefined): Promise<Names> {
	try {
		return new Names(await loadGazetteer(gazetteer));
	} catch (error) {
		process.stderr.write(`no names can be looked up: ${(error as Error).message}\n`);
		throw error;
	}
}

function tellNext(session: Session, directory: string): void {
	const { queue, decided } = session.overview();
	process.stdout.write(`${count(decided, 'decision')}; ${count(queue.length, 'proposal')} left\n`);
	process.stdout.write(
		queue.length > 0
			? `next: npm run -s chronotope -- review ${directory}, or CHRONOTOPE_DATA=${directory} npm start for what is decided\n`
			: `next: CHRONOTOPE_DATA=${directory} npm start\n`
	);
}

function openBrowser(url: string): void {
	const [command, ...args] =
		process.platform === 'darwin'
			? ['open']
			: process.platform === 'win32'
				? ['cmd', '/c', 'start', '']
				: ['xdg-open'];
	const child = spawn(command!, [...args, url], { stdio: 'ignore', detached: true });
	// Without one the address is there to be copied.
	child.once('error', () => undefined);
	child.unref();
}

function removeEmpty(folder: string): void {
	try {
		rmdirSync(folder);
	} catch {
		// `extract` keeps what it has done in there.
	}
}
