import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exportAtlas, type ExportOptions } from '#cli/commands/export.ts';
import { forms } from '#lib/dataset/exports/forms.ts';
import { run } from './run.ts';

const atlas = resolve(import.meta.dirname, '../fixtures/atlas');
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-export-'));
	for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
	vi.stubEnv('CHRONOTOPE_URL', 'https://example.org/a');
});
afterAll(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const ids = (name: string): string[] =>
	(JSON.parse(read(name)) as { features: { id: string }[] }).features.map(({ id }) => id);

const write = (name: string, options: Omit<ExportOptions, 'out'>): Promise<number> =>
	exportAtlas(atlas, { ...options, out: join(folder, name) });

describe('export', () => {
	test('writes every form, and nothing beside it', async () => {
		for (const format of forms) {
			expect(await write(format, { format })).toBe(0);
			expect(read(format)).toContain('https://example.org/a/');
		}
		expect(readdirSync(folder).sort()).toEqual([...forms].sort());
	});

	test('gives what a period and filters let through', async () => {
		await write('all', { format: 'geojson' });
		await write('window', { format: 'geojson', window: '1979' });
		await write('sure', { format: 'geojson', window: '1979', filter: 'poss=0&cat=assembly' });
		expect(ids('window')).toContain('charter-draft');
		expect(ids('window').length).toBeLessThan(ids('all').length);
		expect(ids('sure')).toEqual(['league-founded']);
	});

	test('gives places, and words in a language', async () => {
		await write('places', { format: 'geojson', places: true });
		expect(ids('places')).toContain('lisbon-signal-hall');
		await write('fa', { format: 'atom', language: 'fa' });
		expect(read('fa')).toContain('https://example.org/a/fa/event/gale/');
	});

	test('keeps out what a redaction names', async () => {
		const redact = join(folder, 'redaction.json');
		writeFileSync(redact, JSON.stringify({ ids: ['gale'], strings: ['lamps'] }));
		for (const format of forms) {
			await write('redacted', { format, redact });
			expect(read('redacted')).not.toMatch(/\/event\/gale\/|\blamps\b/iu);
		}
	});

	test.each<[Omit<ExportOptions, 'out'>, string]>([
		[{ format: 'csv', places: true }, 'invalid --places'],
		[{ format: 'csv', window: 'soon' }, 'invalid t=soon'],
		[{ format: 'csv', filter: 'cat=none' }, 'invalid cat=none'],
		[{ format: 'csv', redact: 'missing.json' }, 'nothing written']
	])('refuses %j and writes nothing', async (options, told) => {
		await expect(write('none', options)).rejects.toThrow(told);
		expect(readdirSync(folder)).not.toContain('none');
	});

	test('is run by its name, and says what it has written', async () => {
		const out = join(folder, 'said.csv');
		const ran = await run(['export', atlas, '--format', 'csv', '--out', out]);
		expect([ran.code, ran.stderr]).toEqual([0, '']);
		expect(ran.stdout).toBe(`${out}: 26 events, 14 places\n`);
		expect((await run(['export', atlas, '--format', 'docx', '--out', out])).code).toBe(2);
	});
});
