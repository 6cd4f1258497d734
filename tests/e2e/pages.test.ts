import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { catalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import { readPublished } from '#lib/dataset/published.ts';
import { dateText, inReadersLanguage, placeName, type Wording } from '#lib/dataset/wording.ts';
import { calendarOf, formatNumber, languages, ownNameOf, type Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { shared } from '../shared.ts';
import { violationsInAllLooks } from './looks.ts';
import { openPage, type OpenPage } from './rig.ts';
import { violationsOf } from './violations.ts';

type SiteName = 'fixture' | 'geodata';

const atlasOf = (site: SiteName): Catalogue => {
	const path = { fixture: '.svelte-kit/sites/fixture/static', geodata: 'static' }[site];
	return catalogue(readPublished(JSON.parse(readFileSync(join(path, 'published/atlas.json'), 'utf8'))));
};
const wordingOf = (site: SiteName, language: Language): Wording => ({
	catalogue: atlasOf(site),
	language,
	messages: messagesOf(language),
	calendar: calendarOf(language)
});
const folderOf = (language: Language): string => (language === languages[0] ? '' : `${language}/`);

/** The paths of all pages of records, below the root of a language. */
const pathsOf = ({ places, entries, sources }: Catalogue): string[] => [
	...places.map(({ id }) => `place/${id}/`),
	...[...entries].map(({ event }) => `event/${event.id}/`),
	...sources.map(({ id }) => `source/${id}/`)
];
const lists = ['places/', 'events/', 'sources/', 'about/'];

const withoutScripts = (language: Language): Promise<OpenPage> =>
	openPage({ language, path: 'about/', context: { javaScriptEnabled: false } });

/** The page's words as a reader finds them, and where its links lead. */
async function readPage(page: Page, address: string): Promise<{ text: string; links: Set<string> }> {
	await page.goto(address);
	const [text, links] = await Promise.all([
		page.locator('main').innerText(),
		page.locator('main a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
	]);
	return { text: plain(text), links: new Set(links) };
}
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ');

describe.each(languages)('with scripts off, in %s,', (language) => {
	const wording = wordingOf('fixture', language);
	const { places, entries, sources } = wording.catalogue;
	const title = (text: Record<string, string>): string => plain(inReadersLanguage(wording, text).text);

	test('every place page tells its name and all that is linked to it', async () => {
		const { page, base } = await withoutScripts(language);
		const root = base + folderOf(language);
		for (const [place, { id }] of places.entries()) {
			const { text, links } = await readPage(page, `${root}place/${id}/`);
			expect(await page.locator('h1').count()).toBe(1);
			expect(text).toContain(plain(placeName(wording, place).text));
			for (const { event, linked } of entries) {
				if (!linked.some((link) => link.place === place)) continue;
				expect(text).toContain(title(event.title));
				expect(text).toContain(title(event.summary));
				expect(text).toContain(plain(dateText(wording, event.when)));
				expect(links).toContain(`${root}event/${event.id}/`);
			}
			expect(await page.locator('[role=img] svg svg').count()).toBeGreaterThan(0);
		}
	});

	test('every event page tells when, where, who says so, and every figure', async () => {
		const { page, base } = await withoutScripts(language);
		const root = base + folderOf(language);
		for (const { event, parts, whole } of entries) {
			const { text, links } = await readPage(page, `${root}event/${event.id}/`);
			expect(await page.locator('h1').innerText()).toBe(title(event.title));
			expect(text).toContain(title(event.summary));
			expect(text).toContain(plain(dateText(wording, event.when)));
			for (const { id } of event.places) expect(links).toContain(`${root}place/${id}/`);
			for (const { value, attributedTo } of event.claims) {
				expect(text).toContain(typeof value === 'number' ? formatNumber(value, language) : plain(value));
				expect(text).toContain(plain(attributedTo));
			}
			for (const { source, start, end } of event.citations)
				expect(links).toContain(
					`${root}source/${source}/${start === undefined ? '' : `#passage-${start}-${end}`}`
				);
			for (const row of [...parts, ...(whole === null ? [] : [whole])])
				expect(links).toContain(`${root}event/${entries.get(row)!.event.id}/`);
			for (const person of event.participants) expect(text).toContain(plain(person));
		}
	});

	test('every source page tells its bibliography and the events that cite it, in the order of the text', async () => {
		const { page, base } = await withoutScripts(language);
		const root = base + folderOf(language);
		for (const source of sources) {
			const { text, links } = await readPage(page, `${root}source/${source.id}/`);
			for (const field of [source.title, source.publisher, source.author, source.url])
				if (field) expect(text).toContain(plain(field));
			const starts: number[] = [];
			for (const { event } of entries)
				for (const { source: cited, start, end } of event.citations) {
					if (cited !== source.id) continue;
					expect(links).toContain(`${root}event/${event.id}/`);
					if (start !== undefined) {
						starts.push(start);
						expect(await page.locator(`[id="passage-${start}-${end}"]`).count()).toBe(1);
					}
				}
			const ids = await page.locator('[id^=passage-]').evaluateAll((all) => all.map(({ id }) => id));
			const shown = ids.map((id) => Number(id.split('-')[1]));
			expect(shown).toEqual([...shown].sort((a, b) => a - b));
			expect(new Set(shown)).toEqual(new Set(starts));
		}
	});

	test('the lists name every place, event and source, and lead to them', async () => {
		const { page, base } = await withoutScripts(language);
		const root = base + folderOf(language);
		const found = new Set<string>();
		for (const list of lists) {
			const { links } = await readPage(page, `${root}${list}`);
			for (const link of links) found.add(link);
		}
		for (const path of pathsOf(wording.catalogue)) expect(found).toContain(root + path);
	});
});

test.each(['fixture', 'geodata'] as const)(
	'%s: every page of a record is there in every language, and says where it belongs',
	(site) => {
		const folder = inject('sites')[site];
		for (const path of [...pathsOf(atlasOf(site)), ...lists])
			for (const language of languages) {
				const file = join(folder, folderOf(language), path, 'index.html');
				expect(existsSync(file), file).toBe(true);
				const html = readFileSync(file, 'utf8');
				expect(html).toContain(`<html lang="${language}"`);
				const canonical = /<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1];
				expect(canonical?.endsWith(`/${folderOf(language)}${path}`), canonical).toBe(true);
				expect(html.match(/rel="alternate" hreflang=/gu)).toHaveLength(languages.length);
			}
	}
);

test.each(['fixture', 'geodata'] as const)('%s: no text page is heavier than it may be', (site) => {
	const folder = inject('sites')[site];
	const gzipped = (path: string): number => {
		const bytes = readFileSync(path);
		return path.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
	};
	const fonts = globSync(join(folder, 'app/immutable/assets/*.woff2'));
	const fontNamed = (name: string): number => gzipped(fonts.find((file) => file.includes(name))!);
	const own = fontNamed('vazirmatn-latin-wght') + gzipped(join(folder, 'app/pages.js'));
	const shared = {
		en: own + fontNamed('serif-4-latin-600-normal'),
		fa: own + fontNamed('vazirmatn-arabic-wght')
	};
	for (const path of [...pathsOf(atlasOf(site)), ...lists])
		for (const language of languages) {
			const page = join(folder, folderOf(language), path, 'index.html');
			const styles = [...readFileSync(page, 'utf8').matchAll(/href="([^"]+\.css)"/gu)];
			const bytes = styles.reduce(
				(sum, [, href]) => sum + gzipped(join(page, '..', href!)),
				gzipped(page) + shared[language]
			);
			expect(bytes, `${language} ${path}`).toBeLessThan(language === 'fa' ? 180_000 : 130_000);
		}
});

describe('a text page', () => {
	const { catalogue: atlas } = wordingOf('fixture', 'en');
	const busiest = atlas.happened.indexOf(Math.max(...atlas.happened));
	const claimed = [...atlas.entries].find(({ event }) => event.claims.length > 1)!;
	const kinds = [
		`place/${atlas.places[busiest]!.id}/`,
		`event/${claimed.event.id}/`,
		`source/${claimed.event.citations[0]!.source}/`,
		...lists
	];

	describe.each(languages)('in %s', (language) => {
		test.each(kinds)('%s has no violation', async (kind) => {
			const { page } = await openPage({ language, path: kind });
			expect(await violationsInAllLooks(page)).toEqual([]);
		});
	});

	test.each([320, 640])('fits into %i px', async (width) => {
		const { page, base } = await openPage({ width, path: 'about/' });
		for (const kind of kinds) {
			await page.goto(base + kind);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(over, kind).toBeLessThanOrEqual(0);
		}
	});

	test('sorts and filters its table', async () => {
		const { page } = await openPage({ path: 'places/' });
		const names = () => page.locator('tbody tr:visible td:first-child').allInnerTexts();
		const before = await names();
		await page.getByRole('button', { name: 'Name', exact: true }).click();
		expect(await names()).toEqual([...before].sort((a, b) => a.localeCompare(b, 'en')));
		await page.getByRole('button', { name: 'Name', exact: true }).click();
		expect((await names())[0]).toBe(before.at(-1));
		const head = page.getByRole('columnheader', { name: 'Events there' });
		await head.getByRole('button').click();
		expect(await head.getAttribute('aria-sort')).toBe('ascending');
		const counts = (await page.locator('tbody td.numeric:nth-child(5)').allInnerTexts()).map(Number);
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
		await page.getByRole('searchbox').fill(before[0]!.toUpperCase());
		expect(await names()).toContain(before[0]);
		expect((await names()).length).toBeLessThan(before.length);
		const count = page.getByRole('status');
		expect(await count.innerText()).toBe(`${(await names()).length} of ${before.length} rows`);
		await page.getByRole('searchbox').fill('');
		expect((await names()).length).toBe(before.length);
	});

	test('keeps the choice of ground', async () => {
		const { page, base } = await openPage({ path: 'about/' });
		const button = page.getByRole('button', { name: /^Theme/u });
		await button.click();
		await button.click();
		await page.goto(`${base}places/`);
		expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
	});

	test('opens on the map at its time and place, below another path too', async () => {
		const { page } = await openPage({ subPath: '/a/b/', path: `event/${claimed.event.id}/` });
		await page.getByRole('link', { name: 'Open on the map' }).click();
		await page.waitForSelector('html[data-ready="true"]');
		expect(new URL(page.url()).searchParams.get('sel')).toBe(`event:${claimed.event.id}`);
		await page.getByRole('link', { name: 'Page', exact: true }).click();
		await page.waitForURL(`**/a/b/event/${claimed.event.id}/`);
	});

	test('stands in the other language at its own address', async () => {
		const { page } = await openPage({ path: `place/${atlas.places[busiest]!.id}/` });
		await page.getByRole('link', { name: ownNameOf('fa') }).click();
		await page.waitForURL(`**/fa/place/${atlas.places[busiest]!.id}/`);
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
	});
});

describe('a reader’s own copy', () => {
	const { sources, entries, sourceById } = wordingOf('geodata', 'en').catalogue;
	const file = sources.find(({ document }) => document)!.document!.file;
	const path = shared(`documents/${file}`);
	const cited = [...entries].flatMap(({ event }) =>
		event.citations.flatMap(({ source, start, end }) =>
			start !== undefined && end !== undefined && sources[sourceById.get(source)!]!.document?.file === file
				? [{ source, start, end }]
				: []
		)
	);
	const passages = new Set(cited.map(({ start, end }) => `${start}-${end}`));

	const open = async (text: string) => {
		const { page, requests } = await openPage({ atlas: 'geodata', path: `source/${cited[0]!.source}/` });
		const before = requests.length;
		await page
			.getByLabel('Open a text file')
			.setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(text) });
		await page.waitForSelector('[data-own-copy] [data-state=shown]');
		const marks = await page.locator('.copy mark').evaluateAll((all) =>
			all.map((mark) => ({
				ids: (mark as HTMLElement).dataset.passage!.split(' '),
				text: mark.textContent
			}))
		);
		const states = await page
			.locator('.result li')
			.evaluateAll((all) => all.map((item) => (item as HTMLElement).dataset.state));
		expect(requests.slice(before)).toEqual([]);
		return { page, marks, states, shown: new Set(marks.flatMap(({ ids }) => ids)) };
	};

	test.skipIf(path === null)(
		'shows every citation at its place, and asks nothing of the network',
		async () => {
			const text = readFileSync(path!, 'utf8');
			const { page, shown, states, marks } = await open(text);
			expect(shown).toEqual(passages);
			expect(states).toEqual([]);
			for (const id of passages) {
				const [start, end] = id.split('-').map(Number);
				const whole = marks
					.filter(({ ids }) => ids.includes(id))
					.map((mark) => mark.text)
					.join('');
				expect(whole).toBe([...text].slice(start, end).join(''));
			}
			expect(await page.locator('.copy').evaluate((view) => view.scrollTop)).toBeGreaterThanOrEqual(0);
			expect(await violationsOf(page)).toEqual([]);
		}
	);

	test.skipIf(path === null)('tells a passage that has moved and one that is gone', async () => {
		const points = [...readFileSync(path!, 'utf8')];
		// Two passages that overlap no other one: the later is cut out, the earlier is put at the end.
		const alone = cited.filter(
			(one) => cited.filter((other) => other.start < one.end && one.start < other.end).length === 1
		);
		const [moved, lost] = [alone[0]!, alone.at(-1)!];
		expect(moved.end).toBeLessThan(lost.start);
		const blank = (length: number) => Array.from({ length }, () => 'x');
		const changed = [
			...points.slice(0, moved.start),
			...blank(moved.end - moved.start),
			...points.slice(moved.end, lost.start),
			...blank(lost.end - lost.start),
			...points.slice(lost.end),
			'\n',
			...points.slice(moved.start, moved.end)
		];
		const { states, shown, page } = await open(changed.join(''));
		expect([...states].sort()).toEqual(['lost', 'moved']);
		expect(shown.has(`${lost.start}-${lost.end}`)).toBe(false);
		expect(shown.has(`${moved.start}-${moved.end}`)).toBe(true);
		expect(await page.locator('.result').innerText()).toContain('Moved: 1. Not found: 1.');
	});

	test('of another kind of file is told as such', async () => {
		const { page } = await openPage({ atlas: 'geodata', path: `source/${cited[0]!.source}/` });
		await page
			.getByLabel('Open a text file')
			.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0xff, 0xfe, 0, 1]) });
		await page.waitForSelector('[data-own-copy] [data-state=failed]');
		expect(await page.locator('.result').innerText()).toContain('UTF-8');
	});
});
