import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPublished } from '#lib/dataset/published.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { scratchFolder } from '#tests/scratch.ts';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

const scratch = scratchFolder('build');

const build = (out: string, ...more: string[]) => run(['build', fixtureAtlas, '--out', out, ...more]);

describe('chronotope build', () => {
	test('writes the published form, the same bytes each time and in any time zone', async () => {
		const [one, two] = [scratch('one/atlas.json'), scratch('two/atlas.json')];
		expect((await build(one)).code).toBe(0);
		expect(
			(await run(['build', fixtureAtlas, '--out', two], { TZ: 'Asia/Tehran', LC_ALL: 'fa_IR.UTF-8' })).code
		).toBe(0);
		expect(readPublished(JSON.parse(readFileSync(one, 'utf8'))).events).toHaveLength(26);
		expect(readFileSync(two)).toEqual(readFileSync(one));
		expect(readdirSync(scratch('one'))).toEqual(['atlas.json']);
	});

	test('applies a redaction before anything is written', async () => {
		const redaction = scratch('redaction.json');
		writeFileSync(redaction, JSON.stringify({ strings: ['Yokohama'], ids: ['yokohama', 'yokohama-visit'] }));
		const out = scratch('redacted.json');
		const { code, stdout } = await build(out, '--redact', redaction);
		expect(code).toBe(0);
		expect(stdout).toContain('withheld: 1 event, 1 place, 0 sources');
		expect(readFileSync(out, 'utf8')).not.toMatch(/yokohama/iu);
	});

	test('writes nothing when the redaction cannot be read', async () => {
		const out = scratch('unredacted.json');
		for (const text of ['{"strings": [', '{"words": ["Yokohama"]}']) {
			writeFileSync(scratch('broken.json'), text);
			expect((await build(out, '--redact', scratch('broken.json'))).code).toBe(1);
		}
		expect((await build(out, '--redact', scratch('nothing.json'))).code).toBe(1);
		expect(existsSync(out)).toBe(false);
	});

	test('leaves proposals out of every form, unless it is told to keep them', async () => {
		const drafts = scratch('drafts');
		cpSync(fixtureAtlas, drafts, { recursive: true });
		const file = join(drafts, 'events.json');
		const events = JSON.parse(readFileSync(file, 'utf8')) as { id: string; places: unknown }[];
		const proposal = { confidence: 0.5, reasons: ['a reason'] };
		const maybe = { ...events[0]!, id: 'maybe', claims: [], status: 'proposed', proposal };
		writeFileSync(file, JSON.stringify([...events, maybe]));
		const folder = scratch('packed');
		const written = async (...options: string[]) => {
			const out = scratch('decided.json');
			const ran = await run(['build', drafts, '--out', out, '--packed', folder, ...options]);
			expect(ran.code).toBe(0);
			const packed = readdirSync(folder, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
			return [readFileSync(out, 'utf8'), packed.join('')];
		};
		for (const text of await written()) expect(text).not.toContain('"maybe"');
		for (const text of await written('--drafts')) {
			expect(text).toContain('"maybe"');
			expect(text).not.toContain('a reason');
		}
		expect((await runHere(['validate', drafts])).stdout).toContain('1 of 27 events is proposed');
		expect((await runHere(['validate', drafts])).code).toBe(0);
		expect((await runHere(['validate', drafts, '--strict'])).code).toBe(1);
	});

	test('writes nothing when a record is bad, and leaves it out when told to keep going', async () => {
		const directory = scratch('bad');
		mkdirSync(directory);
		for (const file of ['atlas.json', 'places.geojson', 'sources.json'])
			writeFileSync(join(directory, file), readFileSync(join(fixtureAtlas, file)));
		writeFileSync(
			join(directory, 'events.json'),
			readFileSync(join(fixtureAtlas, 'events.json'), 'utf8').replace('"1979-05-12"', '"never"')
		);
		const out = scratch('bad.json');
		const refused = await runHere(['build', directory, '--out', out]);
		expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing written') as string });
		expect(existsSync(out)).toBe(false);
		expect((await run(['build', directory, '--out', out, '--keep-going'])).code).toBe(0);
		expect(readPublished(JSON.parse(readFileSync(out, 'utf8'))).events).toHaveLength(25);
	});

	test('gives one whole file when two run at once', async () => {
		const out = scratch('twice/atlas.json');
		const runs = await Promise.all([build(out), build(out)]);
		expect(runs.map(({ code }) => code)).toEqual([0, 0]);
		expect(readPublished(JSON.parse(readFileSync(out, 'utf8'))).places).toHaveLength(14);
	});

	test('clears away what a killed run left behind, and nothing else', async () => {
		const folder = scratch('left');
		mkdirSync(folder);
		// The numbers are those of a process that cannot be, of this one and again of this one, long ago.
		const names = [`${2 ** 22 + 1}-0-1.part`, `${process.pid}-0-1.part`, `${process.pid}-0-2.part`, 'bak'];
		const [gone, atWork, old, other] = names.map((name) => `atlas.json.${name}`);
		for (const name of [gone, atWork, old, other]) writeFileSync(join(folder, name!), '');
		for (const name of [old, other]) utimesSync(join(folder, name!), 1e9, 1e9);
		await build(join(folder, 'atlas.json'));
		expect(readdirSync(folder).sort()).toEqual(['atlas.json', atWork, other].sort());
	});

	test('says in one line why it cannot write', async () => {
		const file = scratch('file');
		writeFileSync(file, '');
		chmodSync(file, 0o444);
		const { code, stderr } = await build(join(file, 'atlas.json'));
		expect(code).toBe(1);
		expect(stderr).toMatch(/^error: cannot write .+ \((?:ENOTDIR|EEXIST)\); .+\n$/u);
	});
});
