import { describe, expect, inject, test } from 'vitest';
import { openHost, openPage } from '../rig.ts';
import { violationsOf } from '../violations.ts';
import { article, frame, movePeriod, ready, sentBytes } from './article.ts';

describe('a map in the frame of another page', () => {
	test('works without sandbox, with and without an origin of its own, and shows picture and list without scripts', async () => {
		const { page } = await openHost(
			(site) =>
				article(
					[undefined, 'allow-scripts allow-same-origin', 'allow-scripts', '']
						.map((sandbox, at) => frame(`${site}embed/`, sandbox, `map-${at}`))
						.join('<p>Text</p>')
				),
			// The browser tells of each script of a frame that may run none.
			{ width: 688, expected: [/Blocked script execution/u] }
		);
		for (const at of [0, 1, 2]) {
			const map = page.frameLocator(`#map-${at}`);
			await page.locator(`#map-${at}`).scrollIntoViewIfNeeded();
			await ready(map);
			await expect.poll(() => map.locator('[data-map="ready"]').count()).toBe(1);
			await movePeriod(map);
			// An event opens from the list, as on a phone.
			await map.locator('[data-list]').click();
			await map.locator('[data-events-list] [data-event]').first().click();
			await map.locator('[data-event-page] h2').waitFor();
			const full = await map.locator('a[data-full]').getAttribute('href');
			expect(full).toContain('sel=event:');
			expect(new URL(full!, (await page.locator(`#map-${at}`).getAttribute('src'))!).pathname).toBe('/');
		}
		const still = page.frameLocator('#map-3');
		await page.locator('#map-3').scrollIntoViewIfNeeded();
		await still.getByRole('img', { name: /^Map: / }).waitFor();
		const list = still.locator('[data-events-list] li');
		expect(await list.count()).toBeGreaterThan(5);
		expect(await list.first().isVisible()).toBe(true);
		expect(await still.getByRole('link', { name: 'Open full map' }).isVisible()).toBe(true);
		expect(await still.locator('noscript p').innerText()).toBe('This picture shows the whole atlas.');
	});

	test('brings no map until it is seen, little before, and takes no scroll from the page', async () => {
		const { page, requests, context } = await openHost(
			(site) =>
				article(
					`<h1>Twelve maps</h1>${'<p>Text</p>'.repeat(20)}${Array.from({ length: 12 }, (_, at) => `<p>Text ${at}</p>${frame(`${site}embed/?load=visible&n=${at}`)}`).join('')}<p id="end">End</p>`
				),
			{ width: 390, height: 500 }
		);
		await page.waitForLoadState('load');
		const isOfMap = (url: string): boolean => /\.pmtiles|\/published\/atlas\//u.test(url);
		expect(requests.filter((url) => /embed\/\?/u.test(url))).toHaveLength(12);
		expect(requests.filter(isOfMap)).toEqual([]);
		const bytes = sentBytes(requests, inject('sites').fixture);
		expect(bytes).toBeGreaterThan(10_000);
		expect(bytes).toBeLessThan(60_000);

		const cdp = await context.newCDPSession(page);
		const top = (): Promise<number> => page.evaluate(() => Math.round(scrollY));
		const wheelBy = (distance: number): Promise<unknown> =>
			cdp.send('Input.synthesizeScrollGesture', {
				...{ x: 195, y: 250, yDistance: -distance, speed: 4000, gestureSourceType: 'mouse' }
			});
		for (let step = 0; step < 6; step++) {
			const before = await top();
			await wheelBy(400);
			await expect.poll(top).toBeGreaterThan(before + 200);
		}
		// A map that has come lets the wheel pass, too, and a finger everywhere but on the handles of the slider.
		const third = page.locator('iframe').nth(2);
		await third.evaluate((element) => element.scrollIntoView({ block: 'center' }));
		await ready(page.frameLocator('iframe >> nth=2'));
		const before = await top();
		await wheelBy(300);
		await expect.poll(top).toBeGreaterThan(before + 150);
		const held = await page
			.frameLocator('iframe >> nth=2')
			.locator('body')
			.evaluate((body) =>
				[...body.querySelectorAll('*')]
					.filter((element) => !/auto|pan-y|manipulation/u.test(getComputedStyle(element).touchAction))
					.map((element) => element.getBoundingClientRect().width)
			);
		expect(held.filter((width) => width > 48)).toEqual([]);
		expect(requests.filter(isOfMap).length).toBeGreaterThan(0);
	});

	// Free of counts: the first corpus may grow.
	test.each(['en', 'fa'] as const)(
		'is light before its map in %s, with all of the first corpus',
		async (language) => {
			const { page, requests } = await openPage({ language, atlas: 'geodata', path: 'embed/?load=click' });
			await page.waitForSelector('html[data-embed="picture"]');
			await page.waitForLoadState('load');
			const bytes = sentBytes(requests, inject('sites').geodata);
			expect(bytes).toBeGreaterThan(10_000);
			expect(bytes).toBeLessThan(60_000);
			// Its letters are those of the system: fonts come with the map.
			expect(requests.filter((url) => url.endsWith('.woff2'))).toEqual([]);
		}
	);

	test('is reached, used and left by the keyboard alone', async () => {
		const { page } = await openHost(
			(site) =>
				article(
					`<a href="#a" id="before">Before</a>${frame(`${site}embed/`)}<a href="#b" id="after">After</a>`
				),
			{ width: 688 }
		);
		const map = page.frameLocator('iframe');
		await ready(map);
		await page.locator('#before').focus();
		const seen: string[] = [];
		for (let step = 0; step < 60; step++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate(() => document.activeElement?.id === 'after')) break;
			seen.push(
				await map
					.locator(':focus')
					.evaluate((element) => element.tagName + (element.getAttribute('type') ?? ''))
			);
		}
		expect(seen).toEqual(expect.arrayContaining(['INPUTrange', 'BUTTONbutton', 'A']));
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
		await page.keyboard.press('Shift+Tab');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
	});

	test.each(['en', 'fa'] as const)('has no violation in %s, in any of its states', async (language) => {
		for (const width of [1280, 390]) {
			const { page } = await openPage({ language, width, height: 700, path: 'embed/?load=click' });
			const judge = async (): Promise<void> => {
				await page.emulateMedia({ colorScheme: 'light' });
				expect(await violationsOf(page)).toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await violationsOf(page, { ofColour: true })).toEqual([]);
			};
			await judge();
			await page.locator('[data-list]').click();
			await judge();
			await page.locator('[data-list]').click();
			await page.locator('[data-start=""]').click();
			await page.waitForSelector('html[data-embed="ready"]');
			await judge();
			await page.locator('[data-list]').click();
			await judge();
		}
	});

	test('draws the picture of another view before there is a map, and starts nothing by itself', async () => {
		const { page, requests } = await openPage({
			path: 'embed/?t=1984&play=1y/s&load=click&theme=dark',
			width: 640,
			height: 492
		});
		await page.waitForSelector('[data-picture][data-drawn]');
		const isAsBuilt = await page.evaluate(async () => {
			const built = new DOMParser().parseFromString(
				await (await fetch(location.pathname)).text(),
				'text/html'
			);
			const [own, other] = [document, built].map((one) => one.querySelector('[data-picture]')!.innerHTML);
			return own === other;
		});
		expect(isAsBuilt).toBe(false);
		expect(requests.filter((url) => url.includes('.pmtiles'))).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
		expect(await page.locator('a[data-full]').getAttribute('href')).toContain('?t=1984');
		await page.locator('[data-start="play"]').click();
		await page.waitForSelector('[data-playing="true"]');
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
	});
});
