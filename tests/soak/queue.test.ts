import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '#tests/cli/run.ts';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { digests } from '#tests/kills.ts';
import { newsItem } from '#tests/news.ts';
import { hasRedis, startRedis, startWorker, tellOfRedis, type RedisServer } from '#tests/redis.ts';

const DOCUMENTS = 20_000;
const SHARDS = DOCUMENTS / 100;

tellOfRedis();

describe.runIf(hasRedis)(`${DOCUMENTS} documents on a queue`, { timeout: 1_200_000 }, () => {
	let root: string;
	let redis: RedisServer;
	beforeAll(async () => {
		root = mkdtempSync(join(tmpdir(), 'chronotope-queue-'));
		redis = await startRedis();
		writeFileSync(join(root, 'table.bin'), fixtureTable());
		const items = Array.from({ length: DOCUMENTS }, (_, id) =>
			newsItem(id, 20, ['Paris', 'Shiraz', 'Tehran'])
		);
		writeFileSync(join(root, 'news.jsonl'), items.map((item) => `${JSON.stringify(item)}\n`).join(''));
	});
	afterAll(async () => {
		await redis.stop();
		rmSync(root, { recursive: true });
	});

	const extract = (out: string, ...options: string[]) =>
		run(
			['extract', '--jsonl', join(root, 'news.jsonl'), '--out', join(root, out), ...options].concat([
				'--gazetteer',
				join(root, 'table.bin')
			]),
			{ CHRONOTOPE_QUEUE: redis.address }
		);
	const shards = (): number =>
		existsSync(join(root, 'out'))
			? readdirSync(join(root, 'out')).filter((name) => name.endsWith('.jsonl')).length
			: 0;
	const isFar = (number: number) =>
		expect.poll(shards, { timeout: 300_000, interval: 20 }).toBeGreaterThanOrEqual(number);
	const worker = () =>
		startWorker(redis.address, { root, threads: '1', lock: '3', gazetteer: join(root, 'table.bin') });

	test('are each answered once, though a worker is killed, one stands still, and the server forgets all', async () => {
		const [first, second] = [await worker(), await worker()];
		const ran = extract('out', '--queue', '--root', root);
		await isFar(SHARDS / 4);
		first.child.kill('SIGKILL');
		await isFar(SHARDS / 3);
		second.child.kill('SIGSTOP');
		const third = await worker();
		await isFar((SHARDS * 2) / 3);
		await redis.restart();
		second.child.kill('SIGCONT');
		expect(await ran).toMatchObject({
			code: 0,
			stdout: expect.stringContaining(
				`${DOCUMENTS} documents in ${SHARDS} shards; 0 failed, 0 shards set aside`
			) as string
		});
		for (const { child, ended } of [second, third]) {
			child.kill('SIGTERM');
			expect(await ended).toBe(0);
		}
		const ids = readdirSync(join(root, 'out'))
			.filter((name) => name.endsWith('.jsonl'))
			.sort()
			.flatMap((name) =>
				readFileSync(join(root, 'out', name), 'utf8')
					.trimEnd()
					.split('\n')
			)
			.map((line) => (JSON.parse(line) as { id: number }).id);
		expect(ids).toEqual(Array.from({ length: DOCUMENTS }, (_, id) => id));
		await extract('alone');
		expect(digests(join(root, 'out'))).toBe(digests(join(root, 'alone')));
	});
});
