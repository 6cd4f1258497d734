import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildPseudoSite, pseudoLocale } from '../pseudolocale.ts';
import { openPage } from '../e2e/rig.ts';
import { startServer, type TestServer } from '../e2e/server.ts';

/** Pages of every kind, below the root of the language. */
const kinds = [
	'?t=../..&sel=event:gale',
	'?t=../..&sel=place:montevideo',
	'?t=1996-05&cat=storm',
	'places/',
	'events/',
	'sources/',
	'about/',
	'place/montevideo/',
	'event/gale/',
	'source/gale-report/',
	'compare/?t=1987/1990&with=1980/1986',
	'print/?t=1987/1992'
];

/**
 * Words on a page that are neither a message nor marked as being in another language: text, and what is only read out.
 * Names in `bdi` and in code are what they are in every language.
 */
const untold = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const told: string[] = [];
		// What `Intl` writes for the tag, and names of forms.
		const same =
			/\b(?:January|February|March|April|May|June|July|August|September|October|November|December|English|CSV|GeoJSON|SVG|PNG)\b/gu;
		const isOther = (element: Element | null): boolean =>
			element?.closest(
				'html > head, script, style, noscript, svg, bdi, code, body [dir="ltr"], option, body [lang]'
			) !== null;
		const note = (text: string | null, where: Element): void => {
			if (text && /\p{L}{3}/u.test(text.replaceAll(same, '')) && !/[⟦⟧]/u.test(text) && !isOther(where))
				told.push(`${where.localName}.${where.className}: ${text.trim().slice(0, 60)}`);
		};
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) note(walker.currentNode.textContent, walker.currentNode.parentElement!);
		for (const name of ['aria-label', 'title', 'alt'])
			for (const element of document.querySelectorAll(`body [${name}]`))
				note(element.getAttribute(name), element);
		return [...new Set(told)];
	});

describe('a third language, two fifths longer', () => {
	let server: TestServer;
	beforeAll(async () => {
		const pages = buildPseudoSite('tests/fixtures/atlas', join(inject('sites').fixture, '../static'));
		server = await startServer(pages);
	}, 300_000);
	afterAll(() => server.close());

	test('has all its messages, and content that it lacks stands in the first language and says so', async () => {
		const { page } = await openPage({ server, path: `${pseudoLocale}/` });
		for (const kind of kinds) {
			await page.goto(`${server.base}${pseudoLocale}/${kind}`);
			await page.waitForSelector('html[data-ready="true"]');
			expect(await page.locator('html').getAttribute('lang')).toBe(pseudoLocale);
			expect(await untold(page), kind).toEqual([]);
		}
		await page.goto(`${server.base}${pseudoLocale}/event/gale/`);
		expect(await page.locator('h1 > span').first().getAttribute('lang')).toBe('en');
	});

	test.each([1280, 390])('fits into %i px on every kind of page', async (width) => {
		const { page } = await openPage({ server, width, path: `${pseudoLocale}/` });
		for (const kind of kinds) {
			await page.goto(`${server.base}${pseudoLocale}/${kind}`);
			await page.waitForSelector('html[data-ready="true"]');
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(over, kind).toBeLessThanOrEqual(0);
			expect(await cut(page), kind).toEqual([]);
		}
	});
});

/** Buttons, links and labels whose words are cut off or lie over the next one's. */
const cut = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, a, label, summary, th')]
			.filter(
				(element) =>
					element.checkVisibility({ visibilityProperty: true }) &&
					!element.closest('.visually-hidden, .maplibregl-canvas-container')
			)
			.filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
			.map((element) => `${element.className}: ${element.textContent.trim().slice(0, 60)}`)
	);
