import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import jsqr from 'jsqr';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileDigest } from '#cli/sheets/write.ts';
import { readPdf } from '../pdf.ts';
import { letteringOf, numbersIn, valuesOf } from '../sheetsvg.ts';
import { run, start } from './run.ts';
import { runHere } from './runhere.ts';

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
			for (const format of ['svg', 'png', 'pdf']) {
				const out = join(folder, `${name}.${format}`);
				const ran = await run(
					['snapshot', atlas, '--out', out, '--window', '1987/2003', '--engine', 'svg'],
					env,
					cwd
				);
				expect(ran.stderr.replace('building the basemap, once\n', '')).toBe('');
				expect(ran.stdout).toContain(out);
				expect(ran.code).toBe(0);
			}
		}
		for (const format of ['svg', 'png', 'pdf'])
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
		// Its letters come with it.
		expect(svg.match(/@font-face\{font-family:'Vazirmatn'[^}]*base64,[\w+/]{1000}/gu)!.length).toBe(2);
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

	test('prints a PDF of all pages whose text can be read', async () => {
		const out = join(folder, 'printed.pdf');
		const ran = await run(['snapshot', atlas, '--out', out, '--window', '1987/2003', '--paper', 'a5']);
		expect(ran.code).toBe(0);
		const { sizes, title, text } = await readPdf(readFileSync(out));
		expect(sizes.length).toBeGreaterThan(1);
		expect(title).toBe('The Harbour League');
		expect(text).toContain('Natural Earth');
	});

	test('maps each period of a series, all of one frame and with one row of numbers', async () => {
		const out = join(folder, 'years.svg');
		const args = ['--window', '1987/1990', '--series', 'years'];
		expect((await run(['snapshot', atlas, '--out', out, ...args])).code).toBe(0);
		const svg = read('years.svg');
		const sizes = [...svg.matchAll(/<svg [^>]*width="([\d.]+)" height="([\d.]+)" data-map/gu)].map(
			([, ...size]) => size.join()
		);
		expect(sizes).toHaveLength(4);
		expect(new Set(sizes).size).toBe(1);
		for (const year of ['1987', '1988', '1989', '1990']) expect(said(svg)).toContain(year);
		const pages = readdirSync(folder).filter((name) => /^years(?:-\d+)?\.svg$/u.test(name));
		const listed = pages.flatMap((name) => valuesOf(read(name), 'data-number')).map(Number);
		const mapped = pages.flatMap((name) => [
			...valuesOf(read(name), 'data-label').filter((label) => /\d/u.test(label)),
			...valuesOf(read(name), 'data-numbers')
		]);
		expect(new Set(mapped.flatMap(numbersIn))).toEqual(new Set(listed));
	});

	test('compares two periods side by side', async () => {
		const out = join(folder, 'versus.svg');
		const args = ['--window', '1987', '--versus', '1990/1992', '--lang', 'en'];
		expect((await run(['snapshot', atlas, '--out', out, ...args])).code).toBe(0);
		expect(valuesOf(read('versus.svg'), 'data-map')).toHaveLength(2);
		expect(said(read('versus.svg'))).toContain('1987, compared with 1990 to 1992.');
	});

	test('makes a book: a sheet a place, or a year, its pages counted through', async () => {
		for (const series of ['by-place', 'by-year']) {
			const out = join(folder, `${series}.pdf`);
			const ran = await run(['snapshot', atlas, '--out', out, '--window', '1987/1990', '--series', series]);
			expect(ran.code).toBe(0);
			const { sizes, text } = await readPdf(readFileSync(out));
			expect(sizes.length).toBeGreaterThan(3);
			expect(text).toContain(`sheet ${sizes.length} of ${sizes.length}`);
		}
	});

	describe('a batch', () => {
		const sheets = [
			{ out: 'a.svg', window: '1987' },
			{ out: 'deep/b.png', window: '1990/1992', dpi: 72 },
			{ out: 'c.pdf', place: 'montevideo', engine: 'svg' },
			{ out: 'd.svg', place: 'atlantis' },
			{ out: 'e.pdf', lang: 'fa' }
		];
		const batch = (name: string, content: unknown): string => {
			const file = join(folder, name);
			writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
			return file;
		};
		const digests = (into: string): string[] =>
			(
				JSON.parse(read(`${into}/manifest.json`)) as {
					sheets: { files: { digest: string; file: string }[] }[];
				}
			).sheets
				.flatMap(({ files }) => files.map(({ file, digest }) => `${file} ${digest}`))
				// A browser writes the time into a PDF.
				.filter((line) => !line.startsWith('e.pdf'))
				.sort();

		test('makes what can be made, says what cannot, and makes nothing twice', async () => {
			const file = batch('sheets.json', { defaults: { paper: 'a5' }, sheets });
			const into = join(folder, 'made');
			const first = await run(['snapshot', atlas, '--batch', file, '--out', into, '--jobs', '2']);
			expect(first.code).toBe(1);
			expect(first.stderr).toContain('d.svg: invalid sel=place:atlantis');
			expect(first.stdout).toContain('4 sheets written, 0 kept as they were, 1 failed');
			const before = digests('made');
			for (const line of before) {
				const [name, digest] = line.split(' ') as [string, string];
				expect(fileDigest(readFileSync(join(into, name)))).toBe(digest);
			}
			writeFileSync(join(into, 'a.svg'), 'spoilt');
			const again = await run(['snapshot', atlas, '--batch', file, '--out', into]);
			expect(again.stdout).toContain('1 sheet written, 3 kept as they were, 1 failed');
			expect(digests('made')).toEqual(before);
		});

		test('goes on where a killed run stopped', async () => {
			const many = Array.from({ length: 8 }, (_, at) => ({ out: `${at}.png`, window: String(1985 + at) }));
			const file = batch('many.json', many);
			const [into, whole] = [join(folder, 'killed'), join(folder, 'whole')];
			const child = start(['snapshot', atlas, '--batch', file, '--out', into, '--jobs', '1']);
			const ended = new Promise((done) => child.once('close', done));
			await expect
				.poll(
					() => (existsSync(into) ? readdirSync(into).filter((name) => name.endsWith('.png')).length : 0),
					{
						timeout: 60_000
					}
				)
				.toBeGreaterThan(3);
			child.kill('SIGKILL');
			await ended;
			for (const folderOf of [into, whole])
				expect((await run(['snapshot', atlas, '--batch', file, '--out', folderOf])).code).toBe(0);
			expect(digests('killed')).toEqual(digests('whole'));
		});

		test.each([
			['{', 'bad.json: '],
			['{"sheets": 1}', 'expected a list of sheets'],
			[[{ out: 'a.svg', papre: 'a4' }], 'sheet 1: invalid papre'],
			[[{ out: 'a.svg' }, { out: 'a.svg' }], 'sheet 2: invalid out a.svg: twice'],
			[[{ out: '../a.svg' }], 'outside the folder'],
			[[{ out: 'a.gif' }], 'invalid file a.gif'],
			[[{ out: 'a.svg', dpi: 5 }], 'sheet 1: invalid dpi'],
			[[{}], 'sheet 1: invalid out']
		])('refuses %j and says why', async (content, why) => {
			const file = batch('bad.json', content);
			const into = join(folder, 'none');
			const ran = await runHere(['snapshot', atlas, '--batch', file, '--out', into]);
			expect(ran.code).not.toBe(0);
			expect(ran.stderr).toContain(why);
			expect(existsSync(into)).toBe(false);
		});
	});

	test.each([
		[['--out', 'sheet.gif'], 'expected a name that ends with'],
		[['--out', 'sheet.svg', '--paper', 'a9'], 'invalid paper a9'],
		[['--out', 'sheet.svg', '--place', 'atlantis'], 'invalid sel=place:atlantis'],
		[['--out', 'sheet.svg', '--event', 'atlantis'], 'invalid sel=event:atlantis'],
		[['--out', 'sheet.svg', '--window', 'soon'], 'invalid t=soon'],
		[['--out', 'sheet.svg', '--bbox', '10,10,0,0'], 'invalid box'],
		[['--out', 'sheet.svg', '--lang', 'xx'], 'Allowed choices are en, fa'],
		[['--out', 'sheet.svg', '--url', 'nowhere'], 'Invalid URL'],
		[['--out', 'sheet.svg', '--filter', 'cat=none'], 'invalid cat=none'],
		[['--out', 'sheet.svg', '--style', 'sepia'], 'sepia'],
		[['--out', 'sheet.svg', '--scale', '5'], '5'],
		[['--out', 'sheet.svg', '--versus', 'soon'], 'invalid versus soon'],
		[['--out', 'sheet.svg', '--series', 'months', '--window', '1981/2008'], 'more than 36 months']
	])('refuses %j and says why', async (args, why) => {
		const ran = await runHere(['snapshot', atlas, ...args], folder);
		expect(ran.code).not.toBe(0);
		expect(ran.stderr).toContain(why);
		expect(readdirSync(folder)).not.toContain('sheet.svg');
	});
});
