import { Worker } from 'node:worker_threads';

/**
 * Gives jobs to threads, one after another as each is done. A thread takes jobs as messages, answers each, and ends with
 * null; `made` hears the answers, and what it waits for the thread waits for, too.
 *
 * @throws what a thread throws outside of a job
 */
export async function inThreads<Job, Made>(
	{ module, setup, threads }: { module: URL; setup: unknown; threads: number },
	jobs: readonly Job[],
	made: (made: Made) => void | Promise<void>
): Promise<void> {
	const left = [...jobs];
	const work = (): Promise<void> =>
		new Promise((done, fail) => {
			const worker = new Worker(module, { workerData: setup });
			const next = (): void => worker.postMessage(left.shift() ?? null);
			worker.on('message', (answer: Made) => {
				Promise.resolve(made(answer)).then(next, fail);
			});
			worker.once('error', fail);
			worker.once('exit', () => done());
			next();
		});
	await Promise.all(Array.from({ length: Math.min(threads, left.length) }, work));
}
