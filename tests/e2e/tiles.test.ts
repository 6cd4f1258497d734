import type { Page } from 'playwright';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { gatherDirectory } from '#cli/directory.ts';
import { answerFor, IN, OUT, POSSIBLY } from '#lib/dataset/answers.ts';
import { catalogue, daysOf, type Catalogue } from '#lib/dataset/catalogue.ts';
import { placesOf } from '#lib/dataset/columns.ts';
import { binsOf, gridOver, snapped } from '#lib/dataset/tiles/bins.ts';
import { DAY } from '#lib/time/range.ts';
import { parseWindow } from '#lib/time/window.ts';
import { openPage, type PageOptions } from './rig.ts';

/** The fixture atlas and 600 events more at its places, in tiles. */
const open = (options: PageOptions = {}) => openPage({ atlas: 'tiles', ...options });
const settled = (page: Page) =>
	page.waitForSelector('[data-map="ready"] [data-spot], [data-settled="true"]', { state: 'attached' });
/** What a browser itself says of an answer that it cannot use. */
const ofLoading = [/^console: Failed to load resource/u];
const OPENED = '[data-popup]:visible, [data-event-page]:visible';

let atlas: Catalogue;
beforeAll(async () => {
	const { dataset } = await gatherDirectory(inject('manyEvents'));
	atlas = catalogue(dataset!);
});

/** Surely and possibly in a window as it is counted: each event asked, in the months that the window touches. */
function asked(text: string, passes: (event: number) => boolean = () => true): [number, number] {
	const { columns, span } = atlas;
	const grid = gridOver(span.from / DAY, span.to / DAY);
	const days = daysOf(parseWindow(text)!);
	const { from, to } = snapped(grid, days.from, days.to);
	expect(to).toBeLessThanOrEqual(binsOf(grid));
	const counts: Record<number, number> = { [OUT]: 0, [POSSIBLY]: 0, [IN]: 0 };
	for (let event = 0; event < columns.events; event++)
		if (passes(event)) counts[answerFor(columns, event, grid.edges[from]!, grid.edges[to]!)]!++;
	return [counts[IN]!, counts[POSSIBLY]!];
}
const at = (id: string) => (event: number) =>
	placesOf(atlas.columns, event).includes(atlas.placeById.get(id)!);

function words([sure, possible]: [number, number]): string {
	const all = sure + possible;
	if (all === 0) return 'No events';
	return `${all} event${all === 1 ? '' : 's'}${possible === 0 ? '' : `, ${possible} of them possibly`}`;
}
const heading = (page: Page): Promise<string> => page.locator('#events h2').innerText();
const counted = (page: Page): Promise<string> => page.locator('[data-counted]').innerText();

describe('an atlas in tiles', () => {
	test('counts windows as asking every event does, in whole months, and says so', async () => {
		const { page, requests } = await open({ path: '?t=1990' });
		await expect.poll(() => heading(page)).toBe(words(asked('1990')));
		expect(await counted(page)).toMatch(/^Counted by whole months\. 626 events in all, at 14 places\./u);
		expect(requests.some((url) => /packedworker|columns/u.test(url))).toBe(false);
		for (const window of [
			'1987-11-03',
			'1995-02-10/1997-03-02',
			'1979/2018',
			'../1986-06-01',
			'2012-08/..'
		]) {
			await page.evaluate((query) => {
				history.pushState(null, '', query);
				dispatchEvent(new PopStateEvent('popstate'));
			}, `?t=${window}`);
			await expect.poll(() => heading(page), { message: window }).toBe(words(asked(window)));
			const kinds = page.locator('[data-category] .count');
			for (const [kind, { id }] of atlas.dataset.atlas.categories.entries()) {
				const sum = asked(window, (event) => atlas.columns.category[event] === kind);
				expect(await kinds.nth(kind).innerText(), `${id} ${window}`).toBe(String(sum[0] + sum[1]));
			}
		}
		await page.goto(new URL('?t=1995-02-10/1997-03-02', page.url()).href);
		await expect.poll(() => counted(page)).toContain('Counted by whole months: February 1995 to March 1997.');
	});

	test('moves by slider and steps, and its marks, list, bars and address follow', async () => {
		const { page } = await open({ path: '?t=1990&c=-6,45,4.5&speed=1m/s' });
		await settled(page);
		await page.getByRole('button', { name: 'One step forward' }).click();
		await page.waitForSelector('[data-window="1990-02/1991-01"]');
		await expect.poll(() => heading(page)).toBe(words(asked('1990-02/1991-01')));
		await page.getByRole('slider', { name: 'Last day' }).focus();
		await page.keyboard.press('ArrowRight');
		await page.waitForSelector('[data-window="1990-02/1991-02"]');
		await expect.poll(() => heading(page)).toBe(words(asked('1990-02/1991-02')));
		await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe('1990-02/1991-02');
		for (const id of ['brest', 'porto']) {
			const [sure, possible] = asked('1990-02/1991-02', at(id));
			const row = page.locator(`[data-place="${id}"]`);
			await expect.poll(() => row.getAttribute('data-count'), { message: id }).toBe(String(sure + possible));
			expect(await page.locator(`[data-spot="${id}"]`).getAttribute('aria-label')).toContain(
				`: ${words([sure, possible])}`
			);
		}
		await page.getByLabel('Show possible events').uncheck();
		await expect.poll(() => heading(page)).toBe(words([asked('1990-02/1991-02')[0], 0]));
		await page.locator('[data-category="hearing"]').click();
		await expect
			.poll(() => heading(page))
			.toBe(
				words([
					asked(
						'1990-02/1991-02',
						(event) => atlas.columns.category[event] !== atlas.categoryById.get('hearing')
					)[0],
					0
				])
			);
		await page.locator('[data-bars] [role="button"]').first().click();
		await expect.poll(() => page.locator('[data-window]').getAttribute('data-window')).not.toContain('/');
	});

	test('tells the events of a place page by page, opens one, and links to both', async () => {
		const { page } = await open({ path: '?t=1990-06/2012&c=-4,48,5' });
		await settled(page);
		await page.locator('[data-spot="brest"]').click();
		const card = page.locator(OPENED);
		const rows = card.locator('[data-event]');
		await expect.poll(() => rows.count()).toBeGreaterThan(19);
		await card.getByRole('button', { name: /^Show .* that began earlier$/u }).click();
		const more = card.getByRole('button', { name: 'Show more events' });
		const [sure, possible] = asked('1990-06/2012', at('brest'));
		await expect
			.poll(async () => {
				if ((await more.count()) > 0) await more.click();
				return rows.count();
			})
			.toBe(sure + possible);
		expect(await rows.locator('.possibly').count()).toBe(possible);
		expect(await card.locator('button', { hasText: 'began earlier' }).count()).toBe(0);
		await card.locator('[data-event="brest-inquiry"]').click();
		await expect.poll(() => card.innerText()).toContain('April 1990 – June 1990');
		const source = atlas.sources[atlas.sourceById.get('brest-minutes')!]!;
		expect(await card.locator('cite').first().innerText()).toContain(source.title);
		await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe('event:brest-inquiry');
		await page.goBack();
		await expect.poll(() => rows.count()).toBeGreaterThan(19);

		for (const [link, text] of [
			['sel=event:montevideo-storm', 'Montevideo'],
			['sel=place:yokohama&t=2001', 'Yokohama'],
			['sel=place:algeria&t=1985', 'Algeria']
		] as const) {
			await page.goto(new URL(`?${link}&c=20,20,1`, page.url()).href);
			await expect.poll(() => card.innerText(), { message: link }).toContain(text);
			await card.locator('[data-event], article').first().waitFor();
			expect(await page.locator('[data-notice="bad-link"]').count()).toBe(0);
		}
	});

	test('comes closer where places stand together, and says what it cannot do', async () => {
		const { page } = await open({ path: '?c=5,50,1&src=bulletin&mode=event&cat=storm' });
		await page.waitForSelector('[data-notice="bad-link"]');
		expect(await page.locator('[data-notice]').innerText()).toContain('src=bulletin, mode=event');
		for (const name of ['Filter', 'Download', 'Print', 'Compare', 'Only in this map view'])
			expect(await page.getByText(name, { exact: true }).count(), name).toBe(0);
		await settled(page);
		await page.locator('[data-place^="cell:"]').first().click();
		await expect.poll(() => new URL(page.url()).searchParams.get('c')).toMatch(/,3$/u);
		expect(await page.locator(OPENED).count()).toBe(0);
		await page.getByText('What is not here, and why').click();
		await page.getByText('would need all events at once').waitFor();
	});

	test('tells that a host gives whole files for parts, and goes on when that is mended', async () => {
		let broken = true;
		const { page } = await open({
			path: '?t=1990&c=-6,45,4.5',
			faults: (path) =>
				broken && path.includes('/events.pmtiles')
					? { kind: 'replace', type: 'application/octet-stream', body: 'x'.repeat(200_000) }
					: undefined,
			expected: ofLoading
		});
		const fault = page.locator('[data-fault="whole"]');
		await expect.poll(() => fault.innerText()).toContain('It must answer range requests');
		expect(await heading(page)).toBe(words(asked('1990')));
		await page.waitForSelector('[data-map="ready"]');
		await page.getByRole('button', { name: 'One step forward' }).click();
		await expect.poll(() => heading(page)).not.toBe(words(asked('1990')));
		broken = false;
		await fault.getByRole('button', { name: 'Try again' }).click();
		await page.waitForSelector('[data-spot="porto"]');
		await expect.poll(() => fault.count()).toBe(0);
	});

	test('tells that an archive is missing or a part of it damaged, and what still works', async () => {
		let broken = true;
		const { page } = await open({
			path: '?t=1990&c=-4,48,5',
			faults: (path) =>
				broken && path.includes('/texts.pmtiles')
					? { kind: 'replace', status: 404, body: 'not found' }
					: undefined,
			expected: ofLoading
		});
		await settled(page);
		await page.locator('[data-spot="brest"]').click();
		const card = page.locator(OPENED);
		await expect.poll(() => card.innerText()).toContain('could not be loaded');
		expect(await page.locator('[data-fault="missing"]').innerText()).toContain('texts.pmtiles is not there');
		broken = false;
		await card.getByRole('button', { name: 'Try again' }).click();
		await card.locator('[data-event]').first().waitFor();
		expect(await page.locator('[data-fault]').count()).toBe(0);

		const { page: other } = await open({
			path: '?t=1990&c=-4,48,5',
			faults: (path) =>
				path.includes('/events.pmtiles')
					? { kind: 'replace', status: 206, body: 'x'.repeat(16_384) }
					: undefined,
			expected: ofLoading
		});
		await other.waitForSelector('[data-fault="damaged"]');
		expect(await heading(other)).toBe(words(asked('1990')));
	});

	test('is whole in Persian and on a phone, and tells its counts without a script', async () => {
		const { page } = await open({ language: 'fa', width: 390, height: 844, path: '?t=1990&c=-4,48,5' });
		await settled(page);
		expect(await counted(page)).toContain('شمارش بر پایهٔ ماه کامل میلادی');
		const [sure] = asked('1990');
		expect(await heading(page)).toContain(sure.toLocaleString('fa').slice(0, 1));
		await page.locator('[data-spot="brest"]').click();
		await page.locator('[data-event-page] [data-event]').first().click();
		await page.waitForSelector('[data-event-page^="made-"], [data-event-page^="brest-"]');
		await page.getByRole('button', { name: 'بازگشت به نقشه' }).click();
		await page.waitForSelector('[data-event-page]', { state: 'detached' });

		const { page: still } = await open({ context: { javaScriptEnabled: false } });
		expect(await still.locator('h1').innerText()).toBe('The Harbour League');
		expect(await still.locator('#events').innerText()).toContain('626 events in all, at 14 places.');
		expect(await still.locator('noscript').first().innerText()).toContain('need JavaScript');
	});
});
