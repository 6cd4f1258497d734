import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gatherDirectory, loadDirectory } from '#cli/directory.ts';
import type { Problem } from '#lib/dataset/problem.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { scratchFolder } from '#tests/scratch.ts';
import { run } from './run.ts';

const scratch = scratchFolder('parts');

/** A copy of a dataset with these parts of events instead of its file. */
function inParts(name: string, dataset: string, parts: Record<string, string | Buffer>): string {
	const directory = scratch(name);
	cpSync(dataset, directory, { recursive: true });
	rmSync(join(directory, 'events.json'), { force: true });
	mkdirSync(join(directory, 'events'));
	for (const [part, content] of Object.entries(parts))
		writeFileSync(join(directory, 'events', part), content);
	return directory;
}

const recordsOf = (dataset: string): Record<string, unknown>[] =>
	JSON.parse(readFileSync(join(dataset, 'events.json'), 'utf8')) as Record<string, unknown>[];
const linesOf = (records: readonly unknown[]): string =>
	records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('events in parts', () => {
	test('are the same dataset as the events in one file, and the same site', async () => {
		const records = recordsOf(fixtureAtlas);
		const directory = inParts('same', fixtureAtlas, {
			'b.jsonl.gz': gzipSync(linesOf(records.slice(10))),
			'a.jsonl': `\n${linesOf(records.slice(0, 10))}\n`,
			'.hidden.jsonl': 'no JSON',
			'notes.txt': 'no JSON'
		});
		const whole = loadDirectory(fixtureAtlas);
		expect(await gatherDirectory(directory)).toEqual(whole);
		const built = async (from: string, name: string): Promise<string> => {
			const out = scratch(`${name}.json`);
			expect((await run(['build', from, '--out', out])).code).toBe(0);
			return readFileSync(out, 'utf8');
		};
		expect(await built(directory, 'parts')).toBe(await built(fixtureAtlas, 'file'));
		expect(loadDirectory(directory)).toMatchObject({ dataset: null, problems: [{ code: 'parts' }] });
	});

	const golden = resolve(import.meta.dirname, '../golden');
	/** Those of which each record can stand on a line. */
	const cases = readdirSync(join(golden, 'validate')).filter((name) => {
		const file = join(golden, 'validate', name, 'events.json');
		return existsSync(file) && /^\s*\[/u.test(readFileSync(file, 'utf8'));
	});
	test.each(cases)('have the problems and counts of one file: %s', async (name) => {
		const file = scratch(`file-${name}`);
		cpSync(join(golden, 'base'), file, { recursive: true });
		cpSync(join(golden, 'validate', name), file, { recursive: true });
		const records = recordsOf(file);
		const parts = inParts(`parts-${name}`, file, {
			'1.jsonl': linesOf(records.slice(0, 2)),
			'2.jsonl': linesOf(records.slice(2))
		});
		const told = (problems: readonly Problem[]) =>
			problems
				.map(({ file: at, line, path, severity, code, record }) => {
					const row = line === undefined ? '' : `/${at === 'events/1.jsonl' ? line - 1 : line + 1}`;
					return [at.startsWith('events/') ? 'events.json' : at, `${row}${path}`, severity, code, record];
				})
				.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
		const wanted = loadDirectory(file);
		const found = await gatherDirectory(parts);
		expect(told(found.problems)).toEqual(told(wanted.problems));
		expect(found.counts).toEqual(wanted.counts);
		expect(found.dataset).toEqual(wanted.dataset);
	});

	test('are told by file and line, and what they name twice or in vain across parts', async () => {
		const [one] = recordsOf(join(golden, 'base'));
		const event = (id: string, more = {}) => ({ ...one, id, ...more });
		const directory = inParts('faulty', join(golden, 'base'), {
			'1.jsonl': `${linesOf([event('a'), event('b', { partOf: 'c' })])}{"id":\n${linesOf([event('twice')])}`,
			'2.jsonl.gz': gzipSync(
				linesOf([
					event('c', { partOf: 'd' }),
					event('twice'),
					event('d', { partOf: 'c' }),
					event('e', { partOf: 'a' })
				])
			),
			'3.jsonl.gz': gzipSync(linesOf([event('f')])).subarray(0, -9),
			'4.jsonl': Buffer.concat([
				Buffer.from([0xff, 0x0a]),
				Buffer.from(linesOf([event('g', { partOf: 'nowhere' })]))
			])
		});
		const { code, stdout } = await run(['validate', directory, '--json']);
		expect(code).toBe(1);
		const { problems, counts } = JSON.parse(stdout) as { problems: Problem[]; counts: unknown };
		const errors = problems.filter(({ severity }) => severity === 'error');
		expect(errors.map((problem) => [problem.file, problem.line, problem.code, problem.record])).toEqual([
			['events/1.jsonl', 3, 'json', undefined],
			['events/3.jsonl.gz', expect.any(Number), 'unreadable', undefined],
			['events/4.jsonl', 1, 'encoding', undefined],
			['events/2.jsonl.gz', 2, 'duplicate-id', 'twice'],
			['events/1.jsonl', 2, 'unknown-whole', 'b'],
			['events/2.jsonl.gz', 1, 'cycle', 'c'],
			['events/2.jsonl.gz', 3, 'cycle', 'd'],
			['events/4.jsonl', 2, 'unknown-whole', 'g']
		]);
		expect(counts).toMatchObject({ refused: { events: 8 } });
		const { dataset } = await gatherDirectory(directory);
		expect(dataset!.events.map(({ id }) => id).filter((id) => id !== 'f')).toEqual(['a', 'twice', 'e']);
		const text = await run(['validate', directory]);
		expect(text.stdout).toContain(
			'events/2.jsonl.gz:2:/id: invalid id "twice": first used at events/1.jsonl:4'
		);
	});

	test('are redacted as those of one file', async () => {
		const redact = scratch('redaction.json');
		const [first, second] = recordsOf(fixtureAtlas) as { id: string; title: { en: string } }[];
		writeFileSync(
			redact,
			JSON.stringify({
				ids: [first!.id],
				strings: [second!.title.en.split(' ')[0]],
				fields: ['events.summary.fa']
			})
		);
		const directory = inParts('redacted', fixtureAtlas, { 'all.jsonl': linesOf(recordsOf(fixtureAtlas)) });
		const { dataset, counts } = await gatherDirectory(directory, { redact });
		const whole = loadDirectory(fixtureAtlas, { redact });
		expect({ dataset, counts }).toEqual({ dataset: whole.dataset, counts: whole.counts });
		expect(counts.withheld.events).toBe(1);
	});

	test('beside the file are refused, and a sample in parts validates with the same bytes each time', async () => {
		const both = inParts('both', fixtureAtlas, { '1.jsonl': '' });
		cpSync(join(fixtureAtlas, 'events.json'), join(both, 'events.json'));
		expect((await run(['validate', both])).stdout).toContain('the events stand in parts, in events/');
		const size = ['--events', '2500', '--places', '40', '--seed', '3', '--parts', '1000'];
		const [one, two] = [scratch('sample'), scratch('again')];
		expect((await run(['sample', ...size, '--out', one])).code).toBe(0);
		expect((await run(['sample', ...size, '--out', two], { TZ: 'Asia/Tehran' })).code).toBe(0);
		expect(readdirSync(join(one, 'events'))).toEqual(['00001.jsonl.gz', '00002.jsonl.gz', '00003.jsonl.gz']);
		for (const name of readdirSync(join(one, 'events')))
			expect(readFileSync(join(two, 'events', name)).equals(readFileSync(join(one, 'events', name)))).toBe(
				true
			);
		const judged = await run(['validate', one, '--strict']);
		expect(judged).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('2500 events, 40 places') as string
		});
	});
});
