import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import jsqr from 'jsqr';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letteringOf, valuesOf } from '../sheetsvg.ts';
import { run } from './run.ts';

const atlas = resolve(import.meta.dirname, '../fixtures/atlas');
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-sheet-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const said = (svg: string): string =>
	letteringOf(svg)
		.map(({ text }) => text)
		.join(' ');

// The first of them may have to build the basemap.
describe('snapshot', { timeout: 120_000 }, () => {
	test('writes the same bytes in any directory, time zone and locale', async () => {
		const places = [
			{ name: 'one', cwd: folder, env: { TZ: 'Asia/Tehran', LANG: 'fa_IR.UTF-8', LC_ALL: 'fa_IR.UTF-8' } },
			{ name: 'two', cwd: tmpdir(), env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } }
		];
		for (const { name, cwd, env } of places) {
			for (const format of ['svg', 'png']) {
				const out = join(folder, `${name}.${format}`);
				const ran = await run(['snapshot', atlas, '--out', out, '--window', '1987/2003'], env, cwd);
				expect(ran.stderr.replace('building the basemap, once\n', '')).toBe('');
				expect(ran.stdout).toContain(out);
				expect(ran.code).toBe(0);
			}
		}
		for (const format of ['svg', 'png'])
			expect(
				readFileSync(join(folder, `one.${format}`)).equals(readFileSync(join(folder, `two.${format}`)))
			).toBe(true);
		expect(
			[...readFileSync(join(folder, 'one.png')).subarray(1, 4)].map((code) => String.fromCharCode(code))
		).toEqual(['P', 'N', 'G']);
	});

	test('has a code that is the address of the same view', async () => {
		const out = join(folder, 'code.svg');
		const env = { CHRONOTOPE_URL: 'https://example.org/league/' };
		const link = 'https://example.org/league/?t=1990&cat=hearing';
		expect((await run(['snapshot', atlas, '--out', out, '--url', link, '--lang', 'fa'], env)).code).toBe(0);
		const svg = read('code.svg');
		const { pixels, width, height } = new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 } }).render();
		const found = jsqr(new Uint8ClampedArray(pixels), width, height);
		const address = 'https://example.org/league/fa/?v=1&t=1990&cat=hearing';
		expect(found?.data).toBe(address);
		expect(said(svg).replaceAll(' ', '')).toContain(address);
		expect(said(svg)).toContain('۱');
	});

	test('takes a shared link and, on it, what the options say', async () => {
		const out = join(folder, 'link.svg');
		const link = 'http://localhost:4173/fa/?t=1987&poss=0';
		const ran = await run([
			'snapshot',
			atlas,
			'--out',
			out,
			'--url',
			link,
			'--window',
			'1992-06',
			'--title',
			'Own'
		]);
		expect(ran.code).toBe(0);
		const svg = read('link.svg');
		expect(svg).toContain('xml:lang="fa"');
		expect(valuesOf(svg, 'data-event')).toContain('porto-lanterns');
		expect(valuesOf(svg, 'data-event')).not.toContain('gale');
		expect(said(svg)).toContain('Own');
	});

	test('writes a file a page where one is not enough, and says how many events are where', async () => {
		const out = join(folder, 'pages.svg');
		const ran = await run(['snapshot', atlas, '--out', out, '--window', '../..', '--paper', 'a5']);
		expect(ran.stdout).toMatch(
			/20 events on the map; 1 without a place, 4 outside it, 1 undated and not shown/u
		);
		const files = readdirSync(folder).filter((name) => /^pages(?:-\d+)?\.svg$/u.test(name));
		expect(files.length).toBeGreaterThan(1);
		for (const file of files) expect(ran.stdout).toContain(file);
	});

	test.each([
		[['--out', 'sheet.gif'], 'expected a name that ends with'],
		[['--out', 'sheet.svg', '--paper', 'a9'], 'invalid paper a9'],
		[['--out', 'sheet.svg', '--place', 'atlantis'], 'invalid sel=place:atlantis'],
		[['--out', 'sheet.svg', '--event', 'atlantis'], 'invalid sel=event:atlantis'],
		[['--out', 'sheet.svg', '--window', 'soon'], 'invalid t=soon'],
		[['--out', 'sheet.svg', '--bbox', '10,10,0,0'], 'invalid box'],
		[['--out', 'sheet.svg', '--lang', 'xx'], 'invalid language xx'],
		[['--out', 'sheet.svg', '--url', 'nowhere'], 'Invalid URL'],
		[['--out', 'sheet.svg', '--filter', 'cat=none'], 'invalid cat=none'],
		[['--out', 'sheet.svg', '--style', 'sepia'], 'sepia'],
		[['--out', 'sheet.svg', '--scale', '5'], '5']
	])('refuses %j and says why', async (args, why) => {
		const ran = await run(['snapshot', atlas, ...args], {}, folder);
		expect(ran.code).not.toBe(0);
		expect(ran.stderr).toContain(why);
		expect(readdirSync(folder)).not.toContain('sheet.svg');
	});
});
