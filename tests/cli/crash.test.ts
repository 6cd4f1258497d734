import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockFolder } from '#cli/folderlock.ts';
import { Crashes } from '#tests/crash.ts';
import { SmallDisk } from '#tests/disk.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { digests } from '#tests/kills.ts';
import { run } from './run.ts';

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-crash-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('a build', { timeout: 120_000 }, () => {
	test('that is killed at any moment leaves the last one whole, and the next gives the same bytes as from nothing', async () => {
		const crashes = new Crashes(join(scratch, 'kills'), 1);
		await crashes.prepare();
		expect(await crashes.strike(8)).toMatchObject({ kills: 8 });
	});

	test('waits for no other in the same folder, and says whose it is', async () => {
		const out = join(scratch, 'busy');
		const args = ['build', fixtureAtlas, '--out', `${out}.json`, '--packed', out];
		expect((await run(args)).code).toBe(0);
		const before = digests(out);
		const unlock = lockFolder(out);
		const refused = await run(args);
		unlock();
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain(`${out}: another run is at work here (process ${process.pid})`);
		expect(digests(out)).toBe(before);
		expect((await run(args)).code).toBe(0);
	});

	test('keeps the files of a packed folder that stay the same, and mends one that is spoilt', async () => {
		const out = join(scratch, 'kept');
		const args = ['build', fixtureAtlas, '--out', `${out}.json`, '--packed', out];
		expect((await run(args)).stdout).toMatch(/kept: \d+ files written, 0 kept as they were/u);
		const before = digests(out);
		expect((await run(args)).stdout).toMatch(/kept: 0 files written, \d+ kept as they were/u);
		const [chunk] = readdirSync(join(out, 'texts')).filter((name) => !name.endsWith('.list.json'));
		writeFileSync(join(out, 'texts', chunk!), 'spoilt');
		writeFileSync(join(out, 'texts', 'stray.json'), 'of another state');
		await run(args);
		expect(digests(out)).toBe(before);
	});
});

/** Each command that writes, with what it writes into a folder. */
const commands: Record<string, (folder: string) => string[]> = {
	build: (folder) => [
		'build',
		fixtureAtlas,
		'--out',
		join(folder, 'atlas.json'),
		'--packed',
		join(folder, 'packed')
	],
	export: (folder) => [
		'export',
		fixtureAtlas,
		'--format',
		'geojson',
		'--out',
		join(folder, 'events.geojson')
	],
	snapshot: (folder) => ['snapshot', fixtureAtlas, '--out', join(folder, 'sheet.svg')],
	posters: (folder) => ['posters', fixtureAtlas, '--out', join(folder, 'posters')],
	import: (folder) => ['import', join(folder, 'table.csv'), '--to', join(folder, 'dataset')]
};

describe('a disk', { timeout: 120_000 }, () => {
	let disk: SmallDisk | null;
	beforeAll(() => {
		disk = SmallDisk.at(join(scratch, 'disk'));
		if (!disk) console.warn('no disk of its own can be mounted here: files are kept from growing instead');
	});
	afterAll(() => disk?.end());

	test.each(Object.entries(commands))(
		'that is full keeps what %s wrote before, and leaves nothing half',
		async (name, argsOf) => {
			const folder = filled(name);
			const before = digests(folder);
			disk?.fill();
			const args = argsOf(folder);
			const ran = disk ? await run(args) : await runWithout(args);
			disk?.free();
			expect(ran.code).toBe(1);
			expect(ran.stderr).toMatch(
				/error: cannot write \S+: [a-z ]+ \((?:ENOSPC|EFBIG)\); what was there before is as it was: .+ run the same again\n$/u
			);
			expect(ran.stderr).toContain(folder);
			expect(digests(folder)).toBe(before);
		}
	);

	test('that is read-only is told in one line', async () => {
		if (!disk) return;
		const folder = filled('closed');
		const before = digests(folder);
		disk.setReadOnly(true);
		const told = [await run(commands.build!(folder)), await run(commands.import!(folder))];
		disk.setReadOnly(false);
		for (const { code, stderr } of told) {
			expect(code).toBe(1);
			expect(stderr).toMatch(
				/error: cannot write .+: the disk is read-only \(EROFS\); .+: name another folder\n$/u
			);
		}
		expect(digests(folder)).toBe(before);
	});

	/** A folder of that disk with what was written before. */
	function filled(name: string): string {
		const folder = join(disk?.folder ?? scratch, name);
		cpSync(fixtureAtlas, join(folder, 'dataset'), { recursive: true });
		for (const file of ['atlas.json', 'events.geojson', 'sheet.svg'])
			writeFileSync(join(folder, file), 'the last one');
		writeFileSync(join(folder, 'table.csv'), 'title,date,lat,lon\nGale,1990-02-03,48.4,-4.5\n');
		return folder;
	}
});

/** Runs a command whose files may not grow. */
async function runWithout(args: string[]): Promise<{ code: number | null; stderr: string }> {
	const { spawnSync } = await import('node:child_process');
	const main = join(import.meta.dirname, '../../src/cli/main.ts');
	const { status, stderr } = spawnSync(
		'sh',
		['-c', 'ulimit -f 0; exec "$0" "$@"', process.execPath, main, ...args],
		{
			encoding: 'utf8'
		}
	);
	return { code: status, stderr };
}
