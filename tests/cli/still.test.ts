import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valuesOf } from '../sheetsvg.ts';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

const atlas = resolve(import.meta.dirname, '../fixtures/atlas');
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-still-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Element {
	name: string;
	attributes: Record<string, string>;
}

/** The elements of a page, in order, and its text. @throws Error where it is not well-formed */
function readPage(html: string): { elements: Element[]; text: string } {
	const elements: Element[] = [];
	let text = '';
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: { ...attributes } }));
	parser.on('text', (part) => (text += part));
	parser.write(html).close();
	return { elements, text };
}

const filesIn = (path: string): string[] =>
	readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
		.sort();

// The first of them may have to build the basemap.
describe('snapshot --embed', { timeout: 120_000 }, () => {
	test('writes the same bytes in any directory, time zone and locale, and over itself', async () => {
		const [one, two] = [join(folder, 'one'), join(folder, 'two')];
		const places: { into: string; cwd: string; env: Record<string, string> }[] = [
			{ into: one, cwd: folder, env: { TZ: 'Asia/Tehran', LANG: 'fa_IR.UTF-8', LC_ALL: 'fa_IR.UTF-8' } },
			{ into: two, cwd: tmpdir(), env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } },
			{ into: two, cwd: tmpdir(), env: {} }
		];
		for (const { into, cwd, env } of places) {
			const ran = await run(['snapshot', atlas, '--embed', into, '--window', '1987/2003'], env, cwd);
			expect(ran.stderr.replace('building the basemap, once\n', '')).toBe('');
			expect(ran.code).toBe(0);
			expect(ran.stdout.trim().split('\n').sort()).toEqual(filesIn(into).map((file) => join(into, file)));
		}
		expect(filesIn(one)).toEqual(filesIn(two));
		for (const file of filesIn(one))
			expect(readFileSync(join(one, file)).equals(readFileSync(join(two, file)))).toBe(true);
	});

	test.each(['en', 'fa'] as const)(
		'lists the events of the sheet in %s, leads to the view on the site, and needs only its folder',
		async (language) => {
			const into = join(folder, language);
			const own = language === 'en' ? '' : 'fa/';
			const url = `https://example.org/league/${own}embed/?t=1987/2003&cat=hearing,festival`;
			expect((await run(['snapshot', atlas, '--embed', into, '--url', url])).code).toBe(0);
			const sheet = join(folder, `${language}.svg`);
			await run(['snapshot', atlas, '--out', sheet, '--url', url, '--paper', 'a3']);
			const html = readFileSync(join(into, 'index.html'), 'utf8');
			const listed = valuesOf(html, 'data-event');
			expect(listed.length).toBeGreaterThan(3);
			expect(listed).toEqual(valuesOf(readFileSync(sheet, 'utf8'), 'data-event'));

			const { elements, text } = readPage(html);
			const [root] = elements;
			expect(root!.attributes).toEqual({ lang: language, dir: language === 'fa' ? 'rtl' : 'ltr' });
			expect(text).toContain(language === 'fa' ? 'باز کردن نقشهٔ کامل' : 'Open full map');
			expect(text).toContain('Natural Earth');
			expect(text).toContain('Bulletin of the Harbour League');
			expect(elements.filter(({ name }) => /^(?:script|img|iframe|style|object)$/u.test(name))).toEqual([]);
			expect(elements.filter(({ attributes }) => Object.keys(attributes).some(isScriptOrStyle))).toEqual([]);
			const policy = elements.find(({ attributes }) => 'http-equiv' in attributes)!.attributes.content;
			expect(policy).toContain("default-src 'none'");
			// Colours follow the reader's system.
			expect(html).toContain('light-dark(');

			const links = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href!);
			const home = `https://example.org/league/${own}`;
			const query = '?v=1&t=1987/2003&cat=festival,hearing';
			expect(links).toEqual(expect.arrayContaining([`${home}${query}`, `${home}embed/${query}`]));
			expect(links).toEqual(expect.arrayContaining(listed.map((id) => `${home}event/${id}/`)));
			// What the page needs stands beside it.
			const styles = elements
				.filter(({ attributes }) => attributes.rel === 'stylesheet')
				.map(({ attributes }) => attributes.href!);
			const needed = styles.flatMap((style) => [
				style,
				...[...readFileSync(join(into, style), 'utf8').matchAll(/url\('([^']+)'\)/gu)].map(
					([, file]) => file!
				)
			]);
			expect(needed.length).toBeGreaterThan(3);
			for (const file of needed) {
				expect(file).not.toMatch(/^\w+:|^\//u);
				expect(existsSync(join(into, file))).toBe(true);
			}
		}
	);

	test('is of one place or event where the address or an option is, and tells what the event is', async () => {
		const into = join(folder, 'one-event');
		const args = ['--url', 'https://example.org/league/fa/event/gale/', '--lang', 'en'];
		expect((await run(['snapshot', atlas, '--embed', into, ...args])).code).toBe(0);
		const html = readFileSync(join(into, 'index.html'), 'utf8');
		expect(valuesOf(html, 'data-event')).toEqual(['gale']);
		expect(html).toContain('<title>Gale of November 1987</title>');
		expect(html).toContain('href="https://example.org/league/?v=1&amp;sel=event:gale"');
		const events = JSON.parse(readFileSync(join(atlas, 'events.json'), 'utf8')) as {
			id: string;
			summary: Record<string, string>;
		}[];
		expect(readPage(html).text).toContain(events.find(({ id }) => id === 'gale')!.summary.en);
		// Without a date it is in no period, and stands here all the same.
		const undated = join(folder, 'undated');
		expect((await run(['snapshot', atlas, '--embed', undated, '--event', 'harbour-song'])).code).toBe(0);
		const told = readFileSync(join(undated, 'index.html'), 'utf8');
		expect(valuesOf(told, 'data-event')).toEqual(['harbour-song']);
		expect(told).toContain('The Harbour League. Undated.</p>');
		// An option wins over the address, and the folder of such a page is written anew.
		expect((await run(['snapshot', atlas, '--embed', into, ...args, '--place', 'porto'])).code).toBe(0);
		expect(readFileSync(join(into, 'index.html'), 'utf8')).toContain('<title>Porto</title>');
	});

	test('touches no folder that holds something else', async () => {
		const into = join(folder, 'taken');
		mkdirSync(into);
		writeFileSync(join(into, 'index.html'), '<h1>Mine</h1>');
		const ran = await runHere(['snapshot', atlas, '--embed', into]);
		expect(ran.code).toBe(1);
		expect(ran.stderr).toContain('it holds something else than such a page');
		expect(filesIn(into)).toEqual(['index.html']);
		expect(readFileSync(join(into, 'index.html'), 'utf8')).toBe('<h1>Mine</h1>');
		const file = join(into, 'index.html');
		expect((await runHere(['snapshot', atlas, '--embed', file])).stderr).toContain('it is a file');
	});

	test.each([
		[['--embed', 'none', '--out', 'a.svg'], 2, "cannot be used with option '--out <file>'"],
		[['--embed', 'none', '--paper', 'a5'], 2, "cannot be used with option '--paper <size>'"],
		[[], 2, "'--out <file>' not specified"],
		[['--embed', 'none', '--event', 'atlantis'], 1, 'invalid sel=event:atlantis'],
		[['--embed', 'none', '--bbox', '10,10,0,0'], 1, 'invalid box'],
		[['--embed', 'none', '--url', 'file:///etc/'], 1, 'expected http or https']
	])('refuses %j and says why', async (args, code, why) => {
		const ran = await runHere(['snapshot', atlas, ...args], folder);
		expect(ran.code).toBe(code);
		expect(ran.stderr).toContain(why);
		expect(existsSync(join(folder, 'none'))).toBe(false);
	});
});

const isScriptOrStyle = (attribute: string): boolean => /^on|^style$/u.test(attribute);
