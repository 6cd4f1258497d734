import { describe, expect, inject, test } from 'vitest';
import { worstQueries } from '../fixtures/hostileurls.ts';
import { expectUsable } from './hostilequeries.ts';
import { engineOf, openPage, withoutMap } from './rig.ts';

/** The fixture atlas over all its time, and over stretches of it. Ids and dates: tests/fixtures/atlas/README.md. */
const all = '?t=../..';
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** What a selection opens: a card beside the mark or, where the page is narrow, a page over the list. */
const OPENED = '[data-popup]:visible, [data-event-page]:visible';
const sizes = [
	['desktop', desktop],
	['phone', phone]
] as const;

describe.each(sizes)('on a %s', (_, size) => {
	test('the list stands before the map, and the map comes to rest', async () => {
		const { page } = await openPage({ ...size, path: all });
		const list = page.locator('[data-events]');
		await expect.poll(() => list.getAttribute('data-events')).toBe('25');
		await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
		expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(1);
	});

	test('choosing an event in the list tells its date; back closes it, and forward opens it again', async () => {
		const { page } = await openPage({ ...size, path: all });
		await page.locator('[data-event="league-founded"]').click();
		const opened = page.locator(OPENED);
		await expect.poll(() => opened.innerText()).toContain('Harbour League founded');
		expect(await opened.innerText()).toContain('12 May 1979');
		await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe('event:league-founded');
		await page.goBack();
		await page.waitForSelector(OPENED, { state: 'hidden' });
		expect(new URL(page.url()).searchParams.get('t')).toBe('../..');
		await page.goForward();
		await page.waitForSelector(OPENED);
	});

	test('a shared link shows another reader the same', async () => {
		const { page } = await openPage({ ...size, path: '?t=1987/1990&sel=event:lightship-adrift' });
		await expect.poll(() => page.locator(OPENED).innerText()).toContain('Lightship of the North Bank adrift');
		expect(await page.locator('[data-window]').getAttribute('data-window')).toBe('1987/1990');
	});

	test('one step moves map, list and address', async () => {
		const { page } = await openPage({ ...size, path: '?t=1987&speed=1y/s' });
		await page.getByRole('button', { name: 'One step forward' }).click();
		await page.waitForSelector('[data-window="1988"]');
		await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe('1988');
	});

	test('playing moves through time, and pauses when asked, by button and by space', async () => {
		const { page } = await openPage({ ...size, path: '?t=1987&speed=2y/s' });
		const dock = page.locator('[data-playing]');
		expect(await dock.getAttribute('data-playing')).toBe('false');
		await page.getByRole('button', { name: 'Play', exact: true }).click();
		await page.waitForSelector('[data-playing="true"]');
		await page.waitForFunction(
			() => document.querySelector('[data-window]')?.getAttribute('data-window') !== '1987'
		);
		await page.getByRole('button', { name: 'Pause', exact: true }).click();
		await page.waitForSelector('[data-playing="false"]');
		await page.locator('h1').click();
		await page.keyboard.press('Space');
		await page.waitForSelector('[data-playing="true"]');
		await page.keyboard.press('Space');
		await page.waitForSelector('[data-playing="false"]');
	});

	test('a filter by kind holds for list, counts and address', async () => {
		const { page } = await openPage({ ...size, path: `${all}&cat=storm`, before: withoutMap });
		await expect.poll(() => page.locator('[data-events]').getAttribute('data-events')).toBe('4');
		expect(await page.locator('[data-event="league-founded"]').count()).toBe(0);
		expect(await page.locator('[data-event="gale"]').count()).toBeGreaterThan(0);
	});

	test('a link with a bad value shows what it can and says so', async () => {
		const { page } = await openPage({ ...size, path: '?t=yesterday&sel=event:gone', before: withoutMap });
		await expect.poll(() => page.locator('[data-notice]').innerText()).toContain('t=yesterday');
		expect(await page.locator('[data-notice]').innerText()).toContain('sel=event:gone');
		await page.getByRole('button', { name: 'Close this notice' }).click();
		await expect.poll(() => page.locator('[data-notice]').count()).toBe(0);
	});

	test('a month without events says so and names the nearest', async () => {
		const { page } = await openPage({ ...size, path: '?t=1996-05&cat=storm', before: withoutMap });
		await expect.poll(() => page.locator('[data-events]').getAttribute('data-events')).toBe('0');
		expect(await page.getByText('No events in this period').first().isVisible()).toBe(true);
	});

	test('Persian is written from right to left, in its digits', async () => {
		const { page } = await openPage({ ...size, language: 'fa', path: all, before: withoutMap });
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
		await expect.poll(() => page.locator('#events h2').first().innerText()).toMatch(/[۰-۹]+ رویداد/u);
		expect(await page.locator('h1').innerText()).toBe('اتحادیهٔ بندرها');
	});

	test('without WebGL the list is whole, and a picture stands where the map would, which says why', async () => {
		const { page } = await openPage({ ...size, path: all, before: withoutMap });
		await page.waitForSelector('[data-map="failed"]');
		await page.getByText('The map could not start. The list is complete.').waitFor();
		const picture = page.locator('.map img');
		await expect
			.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
			.toBe(true);
		expect(await picture.getAttribute('alt')).toBe('The picture shows the atlas as it opens.');
		await expect.poll(() => page.locator('[data-events]').getAttribute('data-events')).toBe('25');
		await page.locator('[data-event="league-founded"]').click();
		await expect.poll(() => page.locator(OPENED).innerText()).toContain('12 May 1979');
	});

	test.each(['en', 'fa'] as const)(
		'without scripts, a picture and the whole list stand in %s',
		async (language) => {
			const { page } = await openPage({ ...size, language, context: { javaScriptEnabled: false } });
			await page.waitForLoadState('load');
			expect(await page.locator('[data-event]').count()).toBeGreaterThan(10);
			expect(await page.locator('.map img').getAttribute('src')).toContain(`map-${language}.png`);
			const { width, height } = (await page.locator('.map img').boundingBox())!;
			expect(Math.min(width, height)).toBeGreaterThan(size === phone ? 250 : 300);
		}
	);
});

test('while the map is long in coming, a picture stands in its place and goes when it is there', async () => {
	const engine = engineOf(inject('sites').fixture);
	const { page } = await openPage({
		...desktop,
		faults: (path) => (path.endsWith(engine) ? { kind: 'delay', milliseconds: 5000 } : undefined)
	});
	await page.locator('.map img').waitFor({ timeout: 10_000 });
	expect(await page.locator('.map').innerText()).toContain('The picture shows the atlas as it opens.');
	await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
	expect(await page.locator('.map img').count()).toBe(0);
});

describe('the map and the list are one', () => {
	test('a mark opens the events of its place, and Escape closes them and gives the focus back', async () => {
		const { page } = await openPage({ ...desktop, path: all });
		await page.waitForSelector('[data-map-idle="true"]');
		const mark = page.getByRole('button', { name: /^Montevideo: 3 events/u });
		await mark.focus();
		await page.keyboard.press('Enter');
		const popup = page.locator(OPENED);
		await expect.poll(() => popup.innerText()).toContain('Light of Montevideo closed');
		// While the map still glides to the mark.
		await page.keyboard.press('Escape');
		await page.waitForSelector(OPENED, { state: 'hidden' });
		await expect.poll(() => mark.evaluate((button) => button === document.activeElement)).toBe(true);
	});

	test('figures that differ stand side by side, each with who gives it', async () => {
		const { page } = await openPage({ ...desktop, path: `${all}&sel=event:gale` });
		const figures = page.locator('[data-popup] table tr').filter({ has: page.locator('td') });
		await expect.poll(() => figures.count()).toBe(2);
		expect(await figures.nth(0).innerText()).toMatch(/14[^]*Bergen Harbour Board/u);
		expect(await figures.nth(1).innerText()).toMatch(/9[^]*Clerk of the Brest inquiry/u);
	});

	test('an event without a place is opened without a place, and one without a date from its drawer', async () => {
		const { page } = await openPage({ ...desktop, path: all });
		await page.locator('[data-drawer="undated"] summary').click();
		await page.locator('[data-drawer="undated"] [data-event="harbour-song"]').click();
		await expect.poll(() => page.locator(OPENED).innerText()).toContain('Undated');
		await page.keyboard.press('Escape');
		await page.locator('[data-event="radio-code"]').first().click();
		await expect.poll(() => page.locator(OPENED).innerText()).toContain('Radio code changed');
	});

	test('a handle of the slider moves by the keyboard and speaks its date', async () => {
		const { page } = await openPage({ ...desktop, path: '?t=1987-06/1990-06', before: withoutMap });
		const first = page.getByRole('slider', { name: 'First day shown' });
		expect(await first.getAttribute('aria-valuetext')).toContain('1 June 1987');
		await first.focus();
		await page.keyboard.press('ArrowRight');
		await expect
			.poll(() => page.locator('[data-window]').getAttribute('data-window'))
			.not.toBe('1987-06/1990-06');
	});

	test('a typed date moves the window, and a bad one is told', async () => {
		const { page } = await openPage({ ...desktop, path: '?t=1987/1990', before: withoutMap });
		const first = page.getByRole('textbox', { name: 'First day shown' });
		await first.fill('1988-02');
		await first.press('Enter');
		await page.waitForSelector('[data-window^="1988-02/"]');
		await first.fill('soon');
		await first.press('Enter');
		await expect.poll(() => page.getByText('Not a date').isVisible()).toBe(true);
	});

	test('a kind is hidden and shown from the legend', async () => {
		const { page } = await openPage({ ...desktop, path: all });
		await page.getByRole('button', { name: /^Storm damage/u }).click();
		await expect.poll(() => page.locator('[data-event="gale"]').count()).toBe(0);
		await page.getByRole('button', { name: /^Storm damage/u }).click();
		await expect.poll(() => page.locator('[data-event="gale"]').count()).toBeGreaterThan(0);
	});

	test('a tour by keyboard alone: list, event, next event, close, slider, play', async () => {
		const { page } = await openPage({ ...desktop, path: '?t=1979/2000' });
		await page.keyboard.press('Tab');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.textContent))
			.toContain('Skip to the list');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.locator('[data-event="league-founded"]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector(OPENED);
		await page.getByRole('button', { name: 'Close', exact: true }).focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector(OPENED, { state: 'hidden' });
		await page.getByRole('button', { name: 'Play', exact: true }).focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('[data-playing="true"]');
		await page.keyboard.press('Enter');
		await page.waitForSelector('[data-playing="false"]');
	});
});

test('under the worst queries the page is usable, and says what it could not understand', async () => {
	const { page, base } = await openPage();
	await expectUsable(page, base, Object.values(worstQueries).slice(0, 4));
});

test('the site works under a sub-path', async () => {
	const { page, base } = await openPage({ ...desktop, subPath: '/harbours/', path: `${all}&sel=event:gale` });
	await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
	await expect.poll(() => page.locator(OPENED).innerText()).toContain('Gale of November 1987');
	await page.getByRole('link', { name: 'فارسی' }).click();
	await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
	expect(new URL(page.url()).pathname).toBe(`${new URL(base).pathname}fa/`);
});
