import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { ownNameOf } from '#lib/language/language.ts';
import { searchMessagesOf } from '#lib/language/search.ts';
import { widthsIn } from '../long.ts';
import { violationsInAllLooks } from './looks.ts';
import { openPage, type OpenPage } from './rig.ts';
import { violationsOf } from './violations.ts';

const phone = { width: 390, height: 844 };
const words = searchMessagesOf('en');
const field = (page: Page) => page.locator('[data-search] input');
const hit = (page: Page, key: string) => page.locator(`[data-hit="${key}"]`);
const status = (page: Page) => page.locator('[data-search-status]');
/** Requests for the index, and those that carry what was typed in any form. */
const indexes = ({ requests }: OpenPage) => requests.filter((url) => url.includes('/search/'));
const leaks = ({ requests }: OpenPage, typed: string) =>
	requests.filter((url) => decodeURIComponent(url).toLowerCase().includes(typed.toLowerCase()));

describe('the search of the map', () => {
	test('comes when it is asked for, and by keyboard alone leads to a place named in another language', async () => {
		const session = await openPage({ path: '?t=2016' });
		const { page } = session;
		await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
		expect(indexes(session)).toEqual([]);
		const code = session.requests.length;
		await field(page).focus();
		await expect.poll(() => session.requests.length).toBeGreaterThan(code);
		await page.keyboard.type('lissabon');
		await hit(page, 'place/lisbon').waitFor();
		expect(await hit(page, 'place/lisbon').innerText()).toContain(words.also('Lissabon'));
		expect(await status(page).textContent()).toBe(words.hits(1, '1', 'Lisbon'));
		expect(await field(page).getAttribute('aria-expanded')).toBe('true');
		await expect.poll(() => new URL(page.url()).hash).toBe('#q=lissabon');

		await page.keyboard.press('ArrowDown');
		const active = await field(page).getAttribute('aria-activedescendant');
		expect(await hit(page, 'place/lisbon').getAttribute('id')).toBe(active);
		await page.keyboard.press('Enter');
		const card = page.locator('[data-popup]:visible');
		await expect.poll(() => card.innerText()).toContain('Lisbon');
		await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
		await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe('place:lisbon');
		await expect.poll(() => new URL(page.url()).searchParams.get('c')).toMatch(/^-9\.\d+,38\.\d+,7$/u);
		await expect.poll(() => new URL(page.url()).hash).toBe('');
		expect(await field(page).inputValue()).toBe('');
		await page.keyboard.press('Escape');
		await expect.poll(() => field(page).evaluate((element) => element === document.activeElement)).toBe(true);

		expect(indexes(session)).toHaveLength(1);
		expect(leaks(session, 'lissabon')).toEqual([]);
	});

	test('brings period, list and map to an event, and makes a filter of a source or a person', async () => {
		const { page } = await openPage({ path: '?t=1979' });
		await field(page).fill('radio code');
		await hit(page, 'event/radio-code').waitFor();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('[data-window]').getAttribute('data-window')).toContain('2008');
		await page.waitForSelector('[data-event="radio-code"]');
		await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe('event:radio-code');

		await field(page).fill('report on the gale');
		await hit(page, 'source/gale-report').click();
		const chips = page.locator('[data-filters]');
		await expect.poll(() => chips.innerText()).toContain('Bergen Harbour Board');
		expect(await page.locator('[data-events] [data-event="gale"]').count()).toBe(1);
		expect(await page.locator('[data-popup]:visible').count()).toBe(0);

		await field(page).fill('pilots');
		await hit(page, 'person/Pilots of Brest').click();
		await expect.poll(() => new URL(page.url()).searchParams.get('who')).toBe('Pilots of Brest');
		await page.waitForSelector('[data-event="brest-pilots-heard"]');
	});

	test('is opened by a link, whose text stays in the page, right to left too', async () => {
		const session = await openPage({ language: 'fa', path: '#q=ليسبون' });
		const { page } = session;
		await hit(page, 'place/lisbon').waitFor();
		expect(await field(page).inputValue()).toBe('ليسبون');
		const [box, list] = await Promise.all([
			field(page).boundingBox(),
			page.getByRole('listbox').boundingBox()
		]);
		expect(Math.abs(box!.x - list!.x)).toBeLessThan(4);
		expect(await hit(page, 'place/lisbon').locator('mark').innerText()).toBe('لیسبون');
		await page.getByRole('link', { name: ownNameOf('en') }).click();
		await page.waitForURL((url) => !url.pathname.includes('/fa/') && url.hash.startsWith('#q='));
		await hit(page, 'place/lisbon').waitFor();
		expect(leaks(session, 'ليسبون')).toEqual([]);
	});

	test('walks round its hits, closes and clears by Escape, and says what is not there', async () => {
		const { page } = await openPage();
		await field(page).fill('porto');
		await hit(page, 'place/porto').waitFor();
		const options = page.locator('[data-hit]');
		const last = (await options.count()) - 1;
		await page.keyboard.press('ArrowUp');
		expect(await options.nth(last).getAttribute('aria-selected')).toBe('true');
		await page.keyboard.press('ArrowDown');
		expect(await options.first().getAttribute('aria-selected')).toBe('true');
		await page.keyboard.press('Escape');
		expect(await options.count()).toBe(0);
		expect(await field(page).inputValue()).toBe('porto');
		await page.keyboard.press('Escape');
		expect(await field(page).inputValue()).toBe('');

		await field(page).fill('montevidio');
		await hit(page, 'place/montevideo').waitFor();
		expect(await status(page).textContent()).toContain(words.near);
		await field(page).fill('reykjavik');
		await page.getByText(words.noneHint).waitFor();
		expect(await status(page).textContent()).toBe(words.none);
		expect(await field(page).getAttribute('aria-expanded')).toBe('false');
		await page.getByRole('button', { name: words.clear }).click();
		expect(await field(page).inputValue()).toBe('');
	});

	test('tells that its index could not be loaded, and tries again', async () => {
		let broken = true;
		const { page } = await openPage({
			faults: (path) => (broken && path.includes('/search/') ? { kind: 'truncate', bytes: 100 } : undefined),
			expected: [/search\/[^/]+\.en\.json/u, /invalid|Failed to fetch|network error/u]
		});
		await field(page).fill('porto');
		await page.locator('[data-search-state=failed]').waitFor();
		expect(await page.getByRole('alert').innerText()).toBe(words.failed);
		broken = false;
		await page.getByRole('button', { name: words.again }).click();
		await hit(page, 'place/porto').waitFor();
	});

	test('of a large atlas finds places and says that it has no events', async () => {
		const { page } = await openPage({ atlas: 'sample' });
		await field(page).fill('place 12');
		await hit(page, 'place/place-12').waitFor();
		expect(
			await page.locator('[data-hit^="event/"], [data-hit^="source/"], [data-hit^="person/"]').count()
		).toBe(0);
		await page.getByText(words.noEvents).waitFor();
		await page.keyboard.press('Enter');
		await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe('place:place-12');
	});

	test('covers a phone’s page, with targets for fingers, and opens an event as a page', async () => {
		const { page } = await openPage({ ...phone, context: { hasTouch: true } });
		const closed = (await field(page).boundingBox())!;
		expect([closed.width, closed.height]).toEqual([44, 44]);
		await field(page).tap();
		await page.keyboard.type('lantern');
		await hit(page, 'event/porto-lanterns').waitFor();
		for (const option of await page.locator('[data-hit]').all())
			expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44);
		expect(
			(await page.getByRole('button', { name: words.clear }).boundingBox())!.width
		).toBeGreaterThanOrEqual(44);
		await hit(page, 'event/porto-lanterns').tap();
		await page.waitForSelector('[data-event-page="porto-lanterns"]');
		expect(await page.getByRole('listbox').count()).toBe(0);
	});

	test.each(['en', 'fa'] as const)('has no violation when it is open, in %s', async (language) => {
		for (const width of widthsIn(language, [390, 1280])) {
			const { page } = await openPage({ language, width, path: '#q=porto' });
			await hit(page, 'place/porto').waitFor();
			await page.keyboard.press('ArrowDown');
			expect(await violationsOf(page)).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await violationsOf(page, { ofColour: true })).toEqual([]);
			await page.keyboard.type('zzzz');
			await page.getByText(searchMessagesOf(language).none).last().waitFor();
			expect(await violationsOf(page)).toEqual([]);
		}
	});
});

describe('the search of a text page', () => {
	test('leads to the page of what is found, and to the map for a person, and sends no text', async () => {
		const session = await openPage({ subPath: '/a/b/', path: 'place/bergen/' });
		const { page } = session;
		expect(indexes(session)).toEqual([]);
		await field(page).focus();
		await page.keyboard.type('oporto');
		await hit(page, 'place/porto').waitFor();
		expect(await page.locator('canvas').count()).toBe(0);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/a/b/place/porto/');
		await page.waitForSelector('html[data-ready="true"]');
		await field(page).fill('pilots of');
		await hit(page, 'person/Pilots of Brest').click();
		await page.waitForURL((url) => url.pathname === '/a/b/' && url.hash === '#q=Pilots%20of%20Brest');
		await hit(page, 'person/Pilots of Brest').waitFor();
		expect(leaks(session, 'oporto')).toEqual([]);
		expect(leaks(session, 'pilots')).toEqual([]);
	});

	test.each(['en', 'fa'] as const)('has no violation when it is open, in %s', async (language) => {
		const { page } = await openPage({ language, path: 'place/porto/' });
		await field(page).click();
		await page.keyboard.type('porto');
		await hit(page, 'place/porto').waitFor();
		expect(await violationsInAllLooks(page)).toEqual([]);
	});

	test('is not there without a script', async () => {
		const { page } = await openPage({ path: 'place/porto/', context: { javaScriptEnabled: false } });
		expect(await field(page).isVisible()).toBe(false);
	});
});
