import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readManifest } from '#lib/dataset/manifest.ts';
import { unpack } from '#lib/dataset/packed.ts';
import { sampleColumns } from '#lib/dataset/sample.ts';
import { nameOfChunk, readChunk } from '#lib/dataset/texts.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-sample-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

const elsewhere = { TZ: 'Asia/Tehran', LC_ALL: 'fa_IR.UTF-8' };

/** The files of a folder by name. */
function bytesOf(folder: string): Record<string, string> {
	const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
	return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]));
}

describe('chronotope sample', () => {
	test('writes a dataset that validates, the same bytes in any folder and time zone', async () => {
		const [one, two] = [join(scratch, 'one'), join(scratch, 'two/deeper')];
		const size = ['--events', '400', '--places', '30', '--seed', '9'];
		expect((await run(['sample', ...size, '--out', one])).code).toBe(0);
		expect((await run(['sample', ...size, '--out', two], elsewhere)).code).toBe(0);
		expect(bytesOf(two)).toEqual(bytesOf(one));
		const judged = await run(['validate', one, '--strict']);
		expect(judged).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('400 events, 30 places') as string
		});
		const again = await run(['sample', ...size, '--out', one]);
		expect(again).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('holds a dataset already') as string
		});
	});

	test('writes the packed form, the same bytes in any folder and time zone', async () => {
		const [one, two] = [join(scratch, 'packed'), join(scratch, 'twice')];
		const size = ['--events', '30000', '--places', '200', '--seed', '2', '--packed'];
		for (const env of [{}, elsewhere])
			expect((await run(['sample', ...size, '--out', one], env)).code).toBe(0);
		expect((await run(['sample', ...size, '--out', two], elsewhere)).code).toBe(0);
		expect(bytesOf(two)).toEqual(bytesOf(one));
		const manifest = readManifest(readFileSync(join(one, 'manifest.json'), 'utf8'));
		expect(manifest).toMatchObject({ events: 30_000, places: 200, texts: { rows: 256, chunks: 118 } });
		expect(unpack(gunzipSync(readFileSync(join(one, manifest.columns.file))))).toEqual(
			sampleColumns({ events: 30_000, places: 200, seed: 2 })
		);
		const digests = JSON.parse(readFileSync(join(one, manifest.texts.file), 'utf8')) as string[];
		const last = readChunk(readFileSync(join(one, `texts/${nameOfChunk(digests[117]!)}.json`), 'utf8'));
		expect(last.at(-1)!.id).toBe('event-30000');
	});

	test('leaves a folder alone that holds something else', async () => {
		writeFileSync(join(scratch, 'mine.txt'), 'mine');
		const { code, stderr } = await runHere(['sample', '--packed', '--out', scratch]);
		expect(code).toBe(1);
		expect(stderr).toContain('is no packed atlas: nothing written');
		expect(existsSync(join(scratch, 'mine.txt'))).toBe(true);
	});

	test.each([
		['--events', '-1'],
		['--events', '1e3'],
		['--events', '10000001'],
		['--places', '0'],
		['--seed', '4294967296'],
		['--seed', 'x']
	])('answers %s %s with exit code 2', async (option, value) => {
		const { code, stderr } = await runHere(['sample', '--out', join(scratch, 'no'), option, value]);
		expect(code).toBe(2);
		expect(stderr).toContain('expected an integer from');
		expect(existsSync(join(scratch, 'no'))).toBe(false);
	});

	test('needs a folder, and the packed form for more than 20000 events', async () => {
		expect((await runHere(['sample'])).code).toBe(2);
		const { code, stderr } = await runHere(['sample', '--events', '20001', '--out', join(scratch, 'no')]);
		expect(code).toBe(1);
		expect(stderr).toContain('at most 20000 without --packed');
	});
});

test('chronotope build writes the packed form of a dataset, the same bytes in any folder and time zone', async () => {
	const build = (name: string, env = {}) =>
		run(
			['build', fixtureAtlas, '--out', join(scratch, `${name}.json`), '--packed', join(scratch, name)],
			env
		);
	expect((await build('atlas')).code).toBe(0);
	expect((await build('other', elsewhere)).code).toBe(0);
	expect(bytesOf(join(scratch, 'other'))).toEqual(bytesOf(join(scratch, 'atlas')));
	const manifest = readManifest(readFileSync(join(scratch, 'atlas/manifest.json'), 'utf8'));
	const columns = unpack(gunzipSync(readFileSync(join(scratch, 'atlas', manifest.columns.file))));
	const events = readChunk(
		readFileSync(join(scratch, `atlas/texts/${nameOfChunk(manifest.texts.first[0]!)}.json`), 'utf8')
	);
	expect(columns.events).toBe(26);
	expect(events.map(({ when }) => when === null)).toEqual(Array.from(columns.kind, (kind) => kind === 0));
});
