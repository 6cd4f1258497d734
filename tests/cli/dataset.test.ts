import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

const documents = join(fixtureAtlas, 'documents');
let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-cli-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** A copy of the atlas of tests with some text replaced in one file. */
function changed(name: string, file: string, from: string, to: string): string {
	const directory = join(scratch, name);
	cpSync(fixtureAtlas, directory, { recursive: true });
	const text = readFileSync(join(directory, file), 'utf8');
	expect(text).toContain(from);
	writeFileSync(join(directory, file), text.replace(from, to));
	return directory;
}

describe('chronotope validate', () => {
	test('passes a good atlas, strictly, with its counts', async () => {
		const { code, stdout } = await run(['validate', fixtureAtlas, '--strict', '--json']);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			problems: [],
			counts: { events: 26, places: 14, sources: 5, citations: 28, unplaced: 1, undated: 1 }
		});
	});

	test('takes the directory from CHRONOTOPE_DATA', async () => {
		const { code, stdout } = await run(['validate'], { CHRONOTOPE_DATA: fixtureAtlas });
		expect(code).toBe(0);
		expect(stdout).toContain(
			'26 events, 14 places, 5 sources, 28 citations; 1 unplaced, 1 undated: no problems'
		);
	});

	test('fails on an error, told as file:path: message', async () => {
		const directory = changed('bad-date', 'events.json', '"1979-05-12"', '"12 May 1979"');
		const { code, stdout } = await runHere(['validate', directory]);
		expect(code).toBe(1);
		expect(stdout).toMatch(/^events\.json:\/1\/when: invalid date "12 May 1979"/u);
	});

	test('fails on a warning only when strict', async () => {
		const directory = changed(
			'one-language',
			'events.json',
			'"fa": "بنیان‌گذاری اتحادیهٔ بندرها"',
			'"de": "Gründung"'
		);
		expect(await runHere(['validate', directory])).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('events.json:/1/title: warning: missing text in "fa"') as string
		});
		expect((await runHere(['validate', directory, '--strict'])).code).toBe(1);
	});

	test('names the files that are not there', async () => {
		const { code, stdout } = await runHere(['validate', join(scratch, 'nothing')]);
		expect(code).toBe(1);
		for (const file of ['atlas.json', 'places.geojson', 'events.json', 'sources.json'])
			expect(stdout).toContain(`${file}:: missing file`);
	});
});

describe('chronotope verify', () => {
	test('finds every passage of the atlas of tests', async () => {
		const { code, stdout } = await run(['verify', fixtureAtlas, '--documents', documents, '--json']);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			citations: { resolved: 28, moved: 0, lost: 0 },
			sources: { resolved: 5, moved: 0, lost: 0 },
			problems: []
		});
	});

	test('tells what moved and what is lost in a changed document', async () => {
		const directory = changed(
			'changed-document',
			'documents/fixture.txt',
			'5 October 2001',
			'6 October 2001, it is said,'
		);
		const { code, stdout } = await run([
			'verify',
			directory,
			'--documents',
			join(directory, 'documents'),
			'--json'
		]);
		expect(code).toBe(1);
		const { citations, problems } = JSON.parse(stdout) as {
			citations: Record<string, number>;
			problems: { code: string; record: string; message: string }[];
		};
		expect(citations).toEqual({ resolved: 18, moved: 9, lost: 1, missing: 0, whole: 0 });
		expect(problems.filter(({ code: kind }) => kind === 'lost').map(({ record }) => record)).toEqual([
			'coast-gazette',
			'yokohama-visit'
		]);
	});

	test('tells a missing document', async () => {
		const { code, stdout } = await runHere(['verify', fixtureAtlas, '--documents', fixtureAtlas]);
		expect(code).toBe(1);
		expect(stdout).toContain('sources.json:/0/document: missing document "fixture.txt" [bulletin]');
	});

	test('fails where there is no directory of documents', async () => {
		const { code, stderr } = await runHere(['verify', fixtureAtlas, '--documents', join(scratch, 'nothing')]);
		expect(code).toBe(1);
		expect(stderr).toContain('no directory of documents');
	});
});
