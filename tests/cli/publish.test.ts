import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteOf, strikePublishing } from '#tests/publishing.ts';
import { run } from './run.ts';

let scratch: string;
let to: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-publish-'));
	to = join(scratch, 'public');
});
afterAll(() => rmSync(scratch, { recursive: true }));

const publish = (state: string, ...more: string[]) =>
	run(['publish', '--site', siteOf(join(scratch, 'site'), state, 20), '--to', to, ...more]);
const shown = () => readFileSync(join(to, 'current/index.html'), 'utf8');

test(
	'a site is published with only what is new of it, taken back, and the oldest go',
	{ timeout: 60_000 },
	async () => {
		expect((await publish('one')).stdout).toMatch(/published as [0-9a-f]{16}: 22 files new, 0 as before/u);
		const first = readdirSync(join(to, 'releases'))[0]!;
		expect((await publish('two')).stdout).toMatch(/: 2 files new, 20 as before; 0 older releases removed/u);
		expect(shown()).toBe('two');
		const inodeOf = (release: string) => statSync(join(to, release, 'data/7.json')).ino;
		expect(inodeOf('current')).toBe(inodeOf(`releases/${first}`));
		expect((await publish('two')).stdout).toContain('published already');

		expect((await run(['publish', '--to', to, '--rollback'])).code).toBe(0);
		expect(shown()).toBe('one');
		const none = await run(['publish', '--to', to, '--rollback']);
		expect([none.code, none.stderr]).toEqual([
			1,
			expect.stringContaining('there is no release before') as string
		]);

		for (const state of ['two', 'three', 'four']) await publish(state, '--keep', '2');
		expect(shown()).toBe('four');
		expect(readdirSync(join(to, 'releases'))).toHaveLength(2);
		expect((await run(['verify', '--site', join(to, 'current')])).code).toBe(0);
	}
);

test(
	'a site that is not whole is not published, and nothing else is overwritten',
	{ timeout: 60_000 },
	async () => {
		const site = siteOf(join(scratch, 'spoilt'), 'spoilt', 3);
		writeFileSync(join(site, 'data/1.json'), 'other');
		writeFileSync(join(site, 'stray.txt'), '');
		rmSync(join(site, 'data/2.json'));
		const verified = await run(['verify', '--site', site, '--json']);
		expect(verified.code).toBe(1);
		expect(JSON.parse(verified.stdout)).toEqual({
			whole: 2,
			changed: ['data/1.json'],
			missing: ['data/2.json'],
			foreign: ['stray.txt']
		});
		const before = shown();
		const refused = await run(['publish', '--site', site, '--to', to]);
		expect([refused.code, refused.stderr]).toEqual([
			1,
			expect.stringContaining('is not as it was built') as string
		]);
		expect(shown()).toBe(before);

		const own = join(scratch, 'own');
		mkdirSync(join(own, 'current'), { recursive: true });
		const foreign = await run(['publish', '--site', siteOf(join(scratch, 'site'), 'x', 3), '--to', own]);
		expect([foreign.code, foreign.stderr]).toEqual([1, expect.stringContaining('is no pointer') as string]);
	}
);

test(
	'a spoilt release is no source of the next, and is made anew beside itself',
	{ timeout: 60_000 },
	async () => {
		await publish('five');
		writeFileSync(join(to, 'current/data/3.json'), 'spoilt');
		expect((await publish('six')).stdout).toContain(': 3 files new, 19 as before');
		await publish('five');
		expect([shown(), readFileSync(join(to, 'current/data/3.json'), 'utf8')]).toEqual(['five', '[3]']);
	}
);

test('what is published is whole whenever publishing is killed', { timeout: 120_000 }, async () => {
	expect(await strikePublishing(join(scratch, 'struck'), 6, 1)).toMatchObject({ kills: 6 });
});
