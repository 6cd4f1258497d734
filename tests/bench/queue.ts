import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, start } from '#tests/cli/run.ts';
import { hasRedis, startRedis, startWorker, type RedisServer } from '#tests/redis.ts';
import { madeNews } from './madenews.ts';

const targets = { speedUp: 1.5, overhead: 15 };

/** Jobs that are put on the queue to see what one takes. */
const JOBS = 1000;

/**
 * `bench -- queue [--documents N] [--rounds N] [--seed N] [--json]`: documents a second of `extract --jsonl --out` with one and two threads of
 * one process, and with one and two workers of one thread at a queue, by turns; and the memory that a job takes at the server. A round counts
 * from the first document on; workers are there before, threads are not.
 */
export async function bench({ json, args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			documents: { type: 'string', default: '6000' },
			rounds: { type: 'string', default: '3' },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean' }
		}
	});
	if (!hasRedis) throw new Error('no redis-server on this machine');
	const [documents, rounds, seed] = [values.documents, values.rounds, values.seed].map(Number) as [
		number,
		number,
		number
	];
	const root = mkdtempSync(join(tmpdir(), 'chronotope-queue-'));
	const redis = await startRedis();
	try {
		await writeNews(join(root, 'news.jsonl'), documents, seed);
		const rates = { thread: [], threads: [], worker: [], workers: [] } as Record<string, number[]>;
		for (let round = 0; round < rounds; round++) {
			rates.thread!.push(await rateOf(root, `1-${round}`, ['--threads', '1']));
			rates.threads!.push(await rateOf(root, `2-${round}`, ['--threads', '2']));
			rates.worker!.push(await withWorkers(redis, root, 1, round));
			rates.workers!.push(await withWorkers(redis, root, 2, round));
		}
		const [thread, threads, worker, workers] = Object.values(rates).map(median) as [
			number,
			number,
			number,
			number
		];
		const figures = {
			documents,
			rounds,
			documentsPerSecond: { thread, threads, worker, workers },
			speedUp: rounded(workers / worker),
			overheadOfOne: Math.round((1 - worker / thread) * 100),
			overheadOfTwo: Math.round((1 - workers / threads) * 100),
			bytesPerJob: await bytesPerJob(redis, root, seed)
		};
		process.stdout.write(
			json
				? `${JSON.stringify(figures, null, '\t')}\n`
				: [
						`${documents} documents, medians of ${rounds} rounds, documents a second`,
						`  in one process: ${thread} with one thread, ${threads} with two`,
						`  at a queue: ${worker} with one worker, ${workers} with two, ${figures.speedUp} times as many (target ${targets.speedUp})`,
						`  a queue costs ${figures.overheadOfOne} % of one thread, ${figures.overheadOfTwo} % of two (target ${targets.overhead})`,
						`  a job takes ${figures.bytesPerJob} bytes of the server's memory`,
						''
					].join('\n')
		);
		if (figures.speedUp < targets.speedUp || figures.overheadOfTwo > targets.overhead) process.exitCode = 1;
	} finally {
		await redis.stop();
		rmSync(root, { recursive: true });
	}
}

async function writeNews(path: string, documents: number, seed: number): Promise<void> {
	const made = await madeNews(seed);
	const lines = Array.from({ length: documents }, (_, at) => `${JSON.stringify(made(at))}\n`);
	writeFileSync(path, lines.join(''));
}

/** Documents a second, as the command tells them. */
async function rateOf(root: string, out: string, options: string[], env = {}): Promise<number> {
	const args = ['extract', '--jsonl', join(root, 'news.jsonl'), '--out', join(root, out), ...options];
	const { code, stderr } = await run(args, env);
	const rate = / ([\d,.]+) a second\n$/u.exec(stderr)?.[1];
	if (code !== 0 || rate === undefined) throw new Error(`exit code ${code}: ${stderr}`);
	rmSync(join(root, out), { recursive: true });
	return Number(rate.replaceAll(',', ''));
}

async function withWorkers(redis: RedisServer, root: string, number: number, round: number): Promise<number> {
	const workers = await Promise.all(
		Array.from({ length: number }, () => startWorker(redis.address, { root, threads: '1' }))
	);
	try {
		const env = { CHRONOTOPE_QUEUE: redis.address };
		return await rateOf(root, `queue-${number}-${round}`, ['--queue', '--root', root], env);
	} finally {
		for (const { child } of workers) child.kill('SIGTERM');
		await Promise.all(workers.map(({ ended }) => ended));
	}
}

/** Memory of a job that waits, in bytes. */
async function bytesPerJob({ client, address }: RedisServer, root: string, seed: number): Promise<number> {
	await client.flushall();
	await writeNews(join(root, 'jobs.jsonl'), JOBS + 1, seed);
	const used = async (): Promise<number> =>
		Number(/used_memory:(\d+)/u.exec(await client.info('memory'))![1]);
	const before = await used();
	const args = ['extract', '--jsonl', join(root, 'jobs.jsonl'), '--out', join(root, 'jobs'), '--shard', '1'];
	const feeder = start([...args, '--queue', '--root', root], { CHRONOTOPE_QUEUE: address });
	const ended = once(feeder, 'close');
	let told = '';
	// It says so when all are there and nobody takes them.
	for await (const chunk of feeder.stderr as AsyncIterable<Buffer>) {
		told += chunk.toString();
		if (told.includes('no worker')) break;
	}
	const bytes = Math.round(((await used()) - before) / JOBS);
	feeder.kill('SIGKILL');
	await ended;
	return bytes;
}

const median = (list: readonly number[]): number =>
	[...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const rounded = (number: number): number => Math.round(number * 100) / 100;
