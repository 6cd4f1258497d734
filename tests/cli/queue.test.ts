import { spawnSync, type ChildProcess } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { QueueStatus } from '#cli/queue/status.ts';
import { write } from '#tests/fixtures/files.ts';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { digests } from '#tests/kills.ts';
import { newsItem } from '#tests/news.ts';
import {
	hasRedis,
	PASSWORD,
	startRedis,
	startWorker,
	tellOfRedis,
	type RedisServer,
	type RunningWorker
} from '#tests/redis.ts';
import { run, start, type Ran } from './run.ts';

let scratch: string;
let table: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-queue-'));
	table = join(scratch, 'table.bin');
	writeFileSync(table, fixtureTable());
});
afterAll(() => rmSync(scratch, { recursive: true }));

const at = (...parts: string[]): string => join(scratch, ...parts);
const news = (from: number, to: number): string =>
	Array.from({ length: to - from }, (_, id) => newsItem(from + id, 11, ['Paris', 'Shiraz', 'Tehran']))
		.map((item) => `${JSON.stringify(item)}\n`)
		.join('');
const lines = (paths: string[], options: string[], env = {}): Promise<Ran> =>
	run(['extract', '--jsonl', ...paths, '--gazetteer', table, ...options], env);
const shardsIn = (folder: string): string[] =>
	existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];
const joined = (folder: string): string =>
	shardsIn(folder)
		.sort()
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('');

describe('chronotope extract --jsonl --out', { timeout: 60_000 }, () => {
	test('gives in files what it gives as a stream, of folders, patterns and gzip, for any number of threads', async () => {
		write(at('in/a.jsonl'), `${news(0, 70)}no json\n\n${news(70, 75).trimEnd()}`);
		write(at('in/deep/b.ndjson.gz'), gzipSync(news(75, 130)));
		write(at('in/notes.txt'), 'This is no line of JSON.');
		const stream = await lines([at('in')], []);
		expect(stream).toMatchObject({
			code: 3,
			stderr: '1 file left out: not .jsonl, .ndjson, or these packed by gzip\n1 of 131 lines failed\n'
		});
		const one = await lines([at('in')], ['--out', at('one'), '--threads', '1', '--shard', '20']);
		expect(one).toMatchObject({
			code: 3,
			stdout: expect.stringContaining('131 documents in 7 shards; 1 failed, 0 shards set aside') as string
		});
		expect(joined(at('one'))).toBe(stream.stdout);
		await lines([at('in/**/*')], ['--out', at('three'), '--threads', '3', '--shard', '20']);
		expect(digests(at('three'))).toBe(digests(at('one')));
		expect(readdirSync(at('one'))).toHaveLength(8);

		// What other tools cut and put together again, in order: GNU parallel --pipe --keep-order, Spark's pipe().
		const inputs = [readFileSync(at('in/a.jsonl'), 'utf8'), news(75, 130)];
		const piped = inputs.map((input) => {
			const args = ['src/cli/main.ts', 'extract', '--jsonl', '--threads', '1', '--gazetteer', table];
			return spawnSync(process.execPath, args, { input, encoding: 'utf8' }).stdout;
		});
		expect(piped.join('')).toBe(stream.stdout);
	});

	test('does again only what has changed, and leaves no lines of what is gone', async () => {
		write(at('again/in.jsonl'), news(0, 60));
		const options = ['--out', at('again/out'), '--shard', '20'];
		await lines([at('again/in.jsonl')], options);
		const inodes = () => shardsIn(at('again/out')).map((name) => statSync(at('again/out', name)).ino);
		const [first, before] = [inodes(), digests(at('again/out'))];
		expect((await lines([at('again/in.jsonl')], options)).stdout).toContain('3 of them by an earlier run');
		expect(inodes()).toEqual(first);
		expect(digests(at('again/out'))).toBe(before);

		// A file that is not as it was is made anew, as is what was never done.
		writeFileSync(at('again/out/0000002.jsonl'), 'spoilt');
		rmSync(at('again/out/0000003.jsonl'));
		expect((await lines([at('again/in.jsonl')], options)).stdout).toContain('1 of them by an earlier run');
		expect(digests(at('again/out'))).toBe(before);

		write(at('again/in.jsonl'), news(0, 30));
		await lines([at('again/in.jsonl')], options);
		await lines([at('again/in.jsonl')], ['--out', at('again/anew'), '--shard', '20']);
		expect(digests(at('again/out'))).toBe(digests(at('again/anew')));
	});

	test('goes on where it was killed', async () => {
		write(at('killed/in.jsonl'), news(0, 400));
		const options = ['--shard', '5', '--threads', '2'];
		await lines([at('killed/in.jsonl')], ['--out', at('killed/whole'), ...options]);
		const args = ['--out', at('killed/out'), ...options, '--gazetteer', table];
		const child = start(['extract', '--jsonl', at('killed/in.jsonl'), ...args]);
		const ended = new Promise((done) => child.once('close', done));
		await expect
			.poll(() => shardsIn(at('killed/out')).length, { timeout: 30_000, interval: 5 })
			.toBeGreaterThan(3);
		child.kill('SIGKILL');
		await ended;
		const resumed = await lines([at('killed/in.jsonl')], ['--out', at('killed/out'), ...options]);
		expect(resumed.stdout).toMatch(/\d+ of them by an earlier run/u);
		expect(digests(at('killed/out'))).toBe(digests(at('killed/whole')));
	});

	test('tells of a file that gzip cannot unpack', async () => {
		write(at('broken/a.jsonl.gz'), gzipSync(news(0, 5)).subarray(0, 300));
		const broken = await lines([at('broken')], []);
		expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining('invalid gzip') as string });
	});

	test('tells of a queue that is not there, and never its password', async () => {
		write(at('in/a.jsonl'), news(0, 1));
		const secret = `redis://someone:${PASSWORD}@127.0.0.1:1`;
		const answers = await Promise.all(
			[
				['extract', '--jsonl', at('in'), '--out', at('secret'), '--queue', secret, '--gazetteer', table],
				['worker', '--queue', secret, '--gazetteer', table],
				['queue', 'status', '--queue', secret],
				['queue', 'status', '--queue', `http://${PASSWORD}@127.0.0.1`]
			].map((args) => run(args))
		);
		for (const { code, stdout, stderr } of answers) {
			expect(code).toBe(1);
			expect(stderr).toMatch(
				/no queue at redis:\/\/127\.0\.0\.1:1: .*ECONNREFUSED|invalid address of a queue/u
			);
			expect(stdout + stderr).not.toContain(PASSWORD);
		}
		expect((await run(['queue', 'status'], { CHRONOTOPE_QUEUE: '' })).stderr).toContain(
			'no address of a queue'
		);
		expect(await run(['extract', '--jsonl', at('in'), '--queue', secret])).toMatchObject({ code: 2 });
	});
});

tellOfRedis();

describe.runIf(hasRedis)('a queue', { timeout: 60_000 }, () => {
	let redis: RedisServer;
	let processes: ChildProcess[] = [];
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis.stop());
	afterEach(async () => {
		for (const one of processes) one.kill('SIGKILL');
		processes = [];
		await redis.client.flushall();
	});

	const env = () => ({ CHRONOTOPE_QUEUE: redis.address });
	async function worker(root: string, options: Record<string, string> = {}): Promise<RunningWorker> {
		const own = { root, threads: '1', lock: '1', gazetteer: table };
		const started = await startWorker(redis.address, { ...own, ...options });
		processes.push(started.child);
		return started;
	}
	const queued = (paths: string[], root: string, options: string[]) =>
		lines(paths, ['--queue', '--root', root, ...options], env());
	const status = async (): Promise<QueueStatus[]> =>
		JSON.parse((await run(['queue', 'status', '--json'], env())).stdout) as QueueStatus[];

	test('gives the same bytes when a worker is killed and another stands still for a while', async () => {
		const root = at('crew');
		write(join(root, 'in.jsonl'), news(0, 300));
		await lines([join(root, 'in.jsonl')], ['--out', join(root, 'alone'), '--shard', '5']);
		const out = join(root, 'out');
		const [first, second] = [await worker(root), await worker(root)];
		const run = queued([join(root, 'in.jsonl')], root, ['--out', out, '--shard', '5']);
		const isFar = (shards: number) =>
			expect
				.poll(() => shardsIn(out).length, { timeout: 20_000, interval: 5 })
				.toBeGreaterThanOrEqual(shards);
		await isFar(5);
		first.child.kill('SIGKILL');
		await isFar(20);
		second.child.kill('SIGSTOP');
		const third = await worker(root);
		expect(await run).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('300 documents in 60 shards; 0 failed, 0 shards set aside') as string
		});
		expect(digests(out)).toBe(digests(join(root, 'alone')));

		// Who comes back late changes nothing, and ends when asked to.
		second.child.kill('SIGCONT');
		for (const one of [second, third]) {
			one.child.kill('SIGTERM');
			expect(await one.ended).toBe(0);
			expect(one.text()).toMatch(
				/finishing what is in hand\n(?:.*\n)*\d+ shards? done, of \d+ documents?\n/u
			);
		}
		expect(digests(out)).toBe(digests(join(root, 'alone')));
		const ids = joined(out)
			.trimEnd()
			.split('\n')
			.map((line) => (JSON.parse(line) as { id: number }).id);
		expect(ids).toEqual(Array.from({ length: 300 }, (_, id) => id));
	});

	test('drafts a dataset with the same bytes as one process', async () => {
		const root = at('drafts');
		write(join(root, 'in/a.txt'), 'Two men were executed in Shiraz on 3 May 1988.\n');
		write(
			join(root, 'in/b.html.gz'),
			gzipSync('<html><p>Workers rallied in Paris on 4 June 2017.</p></html>')
		);
		write(join(root, 'in/c.txt'), 'no\0text');
		write(join(root, 'in/deep/d.jsonl.gz'), gzipSync(news(0, 40)));
		const alone = await run(['extract', join(root, 'in'), '--out', at('alone'), '--gazetteer', table]);
		await worker(root);
		const out = join(root, 'out');
		const args = ['--queue', '--root', root, '--shard', '10', '--gazetteer', table];
		const together = await run(['extract', join(root, 'in'), '--out', out, ...args], env());
		expect([alone.code, together.code]).toEqual([3, 3]);
		expect(together.stdout).toContain('42 documents drafted, 42 of them by workers, 1 refused');
		expect(digests(out)).toBe(digests(at('alone')));

		// What the workers cannot reach is no matter of theirs.
		write(at('outside/a.txt'), 'They met in Paris on 3 May 1999.');
		const outside = await run(['extract', at('outside'), '--out', out, ...args], env());
		expect(outside).toMatchObject({ code: 1, stderr: expect.stringContaining('is not below') as string });
	});

	test('learns no word and no name of a document, and holds no more jobs than it needs', async () => {
		const root = at('held');
		write(join(root, 'of-a-witness.jsonl'), news(0, 1200));
		const feeder = start(
			[
				'extract',
				'--jsonl',
				join(root, 'of-a-witness.jsonl'),
				'--out',
				join(root, 'out'),
				'--shard',
				'1'
			].concat(['--queue', '--root', root, '--gazetteer', table]),
			env()
		);
		processes.push(feeder);
		let stderr = '';
		feeder.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		const ended = new Promise<number | null>((done) => feeder.once('close', done));
		await expect
			.poll(() => stderr, { timeout: 20_000 })
			.toContain('no worker of this version is at the queue');
		const [queue] = await status();
		expect(queue).toMatchObject({
			waiting: 1000,
			active: 0,
			workers: 0,
			runs: [{ folder: 'out', total: 1200 }]
		});

		const held = await contentsOf(redis);
		expect(held).toContain('0000001');
		for (const word of ['Shiraz', 'witness', 'Police', scratch, PASSWORD]) expect(held).not.toContain(word);

		// A worker of another version leaves them alone.
		const other = at('held/other.bin');
		writeFileSync(other, Buffer.concat([fixtureTable(), Buffer.alloc(8)]));
		const stranger = await worker(root, { gazetteer: other });
		await expect
			.poll(stranger.text, { timeout: 20_000 })
			.toMatch(/1000 shards of engine .* left to workers of that version/u);
		expect((await run(['queue', 'drain'], env())).stdout).toBe(
			'1000 shards taken away; what is at work ends\n'
		);
		expect(await ended).toBe(1);
		expect(stderr).toContain('"chronotope queue drain" has taken the shards away');
		expect((await run(['queue', 'status'], env())).stdout).not.toContain('out:');
	});

	test('sets aside with its reason what fails three times, and does it when asked again', async () => {
		const root = at('aside');
		write(join(root, 'in.jsonl'), news(0, 20));
		mkdirSync(at('aside-elsewhere'));
		const args = ['--out', join(root, 'out'), '--shard', '10'];
		const lost = await worker(at('aside-elsewhere'));
		const failed = await queued([join(root, 'in.jsonl')], root, args);
		const reason = 'missing: no such folder below the root of this worker';
		expect(failed).toMatchObject({
			code: 3,
			stdout: expect.stringContaining('0 failed, 2 shards set aside') as string,
			stderr: expect.stringContaining(`set aside: shard 0000001: ${reason}\n`) as string
		});
		expect(lost.text().match(/shard 0000002 of out: .*; tried again/gu)).toHaveLength(2);
		expect((await run(['queue', 'status'], env())).stdout).toContain(
			`  set aside: out, shard 0000002: ${reason} (tried 3 times)\n`
		);
		expect(readFileSync(join(root, 'out/manifest.json'), 'utf8')).toContain(`"refused":"${reason}"`);
		lost.child.kill('SIGKILL');
		await lost.ended;

		await worker(root);
		expect((await run(['queue', 'retry'], env())).stdout).toBe('2 shards set aside will be tried again\n');
		await expect.poll(() => shardsIn(join(root, 'out')), { timeout: 20_000 }).toHaveLength(2);
		await expect
			.poll(() => readdirSync(join(root, 'out/.extract/receipts')), { timeout: 20_000 })
			.toHaveLength(2);
		const again = await queued([join(root, 'in.jsonl')], root, args);
		expect(again).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('2 of them by an earlier run') as string
		});
		await lines([join(root, 'in.jsonl')], ['--out', at('aside-alone'), '--shard', '10']);
		expect(digests(join(root, 'out'))).toBe(digests(at('aside-alone')));
	});

	test('lets nobody in without the password, and does not repeat a wrong one', async () => {
		const { port } = new URL(redis.address);
		const wrong = await run(['queue', 'status', '--queue', `redis://:wr0ng@127.0.0.1:${port}`]);
		expect(wrong).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(/WRONGPASS/u) as string
		});
		expect(wrong.stderr).not.toContain('wr0ng');
		const none = await run(['queue', 'status', '--queue', `redis://127.0.0.1:${port}`]);
		expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/NOAUTH/u) as string });
	});

	test('leads no worker out of its root, whatever stands in a job', async () => {
		const root = at('guarded');
		write(at('guarded-secret/.extract/shards/0000001.json'), '{}');
		mkdirSync(root);
		symlinkSync(at('guarded-secret'), join(root, 'link'));
		const { text } = await worker(root);
		const version = /engine (\S+)/u.exec(text())![1];
		expect(version).toBeTruthy();
		const [queue] = await redis.client.keys('chronotope:extract-*:meta');
		const { Queue } = await import('bullmq');
		const name = queue!.split(':')[1]!;
		await redis.client.hset(
			'chronotope:engines',
			name,
			JSON.stringify({ version, gazetteer: '', model: '' })
		);
		const jobs = new Queue(name, { connection: redis.client, prefix: 'chronotope' });
		const digest = `sha256-${'0'.repeat(64)}`;
		for (const folder of ['../guarded-secret', at('guarded-secret'), 'link'])
			await jobs.add('shard', { folder, shard: '0000001', digest });
		await jobs.add('shard', { folder: 'out', shard: '../../1', digest });
		await jobs.add('shard', 'text');
		await expect.poll(async () => (await jobs.getJobCounts('failed')).failed, { timeout: 20_000 }).toBe(5);
		const reasons = (await jobs.getFailed()).map(({ failedReason }) => failedReason);
		expect(
			reasons.filter((reason) => reason === 'a path that leads out of the root of this worker')
		).toHaveLength(3);
		await jobs.close();
	});
});

/** All that a server holds, as text. */
async function contentsOf({ client }: RedisServer): Promise<string> {
	const all: unknown[] = [];
	for (const key of await client.keys('*')) {
		const type = await client.type(key);
		all.push(key);
		if (type === 'hash') all.push(await client.hgetall(key));
		else if (type === 'list') all.push(await client.lrange(key, 0, -1));
		else if (type === 'zset') all.push(await client.zrange(key, '0', '-1'));
		else if (type === 'set') all.push(await client.smembers(key));
		else if (type === 'stream') all.push(await client.xrange(key, '-', '+'));
		else all.push(await client.get(key));
	}
	return JSON.stringify(all);
}
