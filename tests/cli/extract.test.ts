import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

let scratch: string;
let table: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-extract-'));
	table = join(scratch, 'table.bin');
	writeFileSync(table, fixtureTable());
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs the line form on a file of these lines. */
async function extract(lines: (string | Buffer)[], ...options: string[]) {
	const file = join(scratch, 'documents.jsonl');
	writeFileSync(
		file,
		Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')])))
	);
	const ran = await run(['extract', '--jsonl', '--gazetteer', table, ...options, file]);
	const answers = ran.stdout.split('\n').filter((line) => line !== '');
	return { ...ran, answers: answers.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const ask = (id: unknown, text: string, more = {}) => JSON.stringify({ id, text, ...more });

describe('chronotope extract --jsonl', () => {
	test('gives a line a document, in order, with offsets, point and role', async () => {
		const { code, answers, stderr } = await extract([
			ask('a', 'The court sat in Shiraz.'),
			ask(2, 'Nothing here.', { published: '2017-06-04', publisher: null }),
			ask('b', 'They were executed in Shiraz on 3 May.', { published: 'Sunday, 4 June 2017' })
		]);
		expect(stderr).toBe('');
		expect(code).toBe(0);
		expect(answers).toEqual([
			{
				id: 'a',
				places: [
					{
						start: 17,
						end: 23,
						text: 'Shiraz',
						lon: 52.53,
						lat: 29.61,
						uncertaintyKm: 5,
						gazetteerId: 'geonames:115019',
						role: 'venue',
						score: expect.any(Number) as number
					}
				],
				dates: [],
				events: []
			},
			{ id: 2, places: [], dates: [], events: [] },
			{
				id: 'b',
				places: [expect.objectContaining({ start: 22, end: 28, gazetteerId: 'geonames:115019' })],
				dates: [expect.objectContaining({ start: 32, end: 37, edtf: '2017-05-03', inferred: true })],
				events: [
					expect.objectContaining({
						start: 0,
						end: 38,
						when: '2017-05-03',
						whenBasis: 'inferred',
						places: [{ id: 'geonames:115019', role: 'venue' }]
					})
				]
			}
		]);
		expect(answers.at(-1)!.dates).not.toHaveProperty('0.reason');
	});

	test('refuses what it cannot work on, with the reason, and goes on', { timeout: 60_000 }, async () => {
		const { code, answers, stderr } = await extract([
			'no JSON',
			'{"id": 1}',
			ask('nul', 'a\0b'),
			Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
			'x'.repeat(10_000_000),
			'['.repeat(100_000),
			'{"id": "p", "text": "in Paris", "__proto__": {"text": 1}}',
			ask({ no: 'id' }, 'in Paris'),
			ask('long', 'a'.repeat(1_000_001)),
			'',
			ask('last', 'They met in Paris.')
		]);
		expect(code).toBe(3);
		expect(stderr).toBe('9 of 10 lines failed\n');
		const errors = answers.slice(0, -1).map(({ id, error }) => [id, error]);
		expect(errors.map(([id]) => id)).toEqual([null, 1, 'nul', null, null, null, null, null, 'long']);
		const reasons = [
			/JSON/u,
			/text/u,
			/NUL/u,
			/UTF-8/u,
			/10000000 bytes/u,
			/JSON/u,
			/JSON.*proto/u,
			/^id/u,
			/1000001/u
		];
		reasons.forEach((reason, index) => expect(errors[index]![1]).toMatch(reason));
		expect(answers.at(-1)).toMatchObject({ id: 'last', places: [{ text: 'Paris' }] });
	});

	test('gives the same bytes for any number of threads', { timeout: 60_000 }, async () => {
		const lines = Array.from({ length: 700 }, (_, id) =>
			ask(id, `They met in ${['Paris', 'Shiraz', 'Dallas'][id % 3]}.`)
		);
		const one = await extract(lines, '--threads', '1', '--explain');
		const three = await extract(lines, '--threads', '3', '--explain');
		expect(three.stdout).toBe(one.stdout);
		expect(one.answers.map(({ id }) => id)).toEqual(lines.map((_, id) => id));
	});

	test('says what is wrong with a table or a file', async () => {
		const bad = join(scratch, 'bad.bin');
		writeFileSync(bad, 'nothing');
		const ran = await runHere(['extract', '--jsonl', '--gazetteer', bad, bad]);
		expect(ran).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('no gazetteer of this version') as string
		});
		const none = await runHere(['extract', '--jsonl', '--gazetteer', table, join(scratch, 'none')]);
		expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('no such file') as string });
		expect((await runHere(['extract', table])).code).toBe(2);
	});
});
