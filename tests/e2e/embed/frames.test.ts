import { describe, expect, inject, test } from 'vitest';
import { openHost, openPage } from '../rig.ts';
import { isLong, widthsIn } from '../../long.ts';
import { violationsOf } from '../violations.ts';
import { article, frame, movePeriod, ready, sentBytes } from './article.ts';

/** Different views of one atlas. */
const views = [
	...['t=1984', 't=1985/1988', '', 't=../1983', 't=1990/..', 'cat=storm', 'cat=closure,survey', 'in=porto'],
	...['bbox=-12,36,4,46', 'c=9,54,4', 'sel=place:porto', 'poss=0']
];

/** A page with a map of each of them, loaded in turn as `loads` says. */
const twelve = (site: string, loads: readonly string[] = ['click']): string =>
	`<h1>Twelve maps</h1>${'<p>Text</p>'.repeat(20)}${views
		.map(
			(view, at) =>
				`<p>Text ${at}</p>${frame(`${site}embed/?${[view, `load=${loads[at % loads.length]}`].filter(Boolean).join('&')}`)}`
		)
		.join('')}<p style="height:600px">End</p>`;

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

	test('is light with any view, and brings no map and no other picture until it is seen', async () => {
		const { page, requests } = await openHost((site) => article(twelve(site)), { width: 390, height: 500 });
		await page.waitForLoadState('load');
		const isOfMap = (url: string): boolean => /picture\.js|\.pmtiles|\/published\/atlas\//u.test(url);
		expect(requests.filter((url) => /embed\/\?/u.test(url))).toHaveLength(views.length);
		expect(requests.filter(isOfMap)).toEqual([]);
		for (const [at, view] of views.entries()) {
			const map = page.locator('iframe').nth(at);
			await map.scrollIntoViewIfNeeded();
			const inside = page.frames()[at + 1]!;
			await inside.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
			const asked = await inside.evaluate(() => {
				const [painted] = performance.getEntriesByName('first-contentful-paint');
				return performance
					.getEntriesByType('resource')
					.filter(({ startTime }) => startTime < painted!.startTime)
					.map(({ name }) => name);
			});
			const bytes = sentBytes([inside.url(), ...asked], inject('sites').fixture);
			expect(bytes, view).toBeGreaterThan(10_000);
			expect(bytes, view).toBeLessThan(60_000);
			// Then comes the picture of that view, and before any map.
			if (view) await inside.waitForSelector('[data-picture][data-drawn]');
			expect(await inside.locator('html').getAttribute('data-embed'), view).toBe('picture');
		}
		expect(requests.some((url) => url.endsWith('/app/picture.js'))).toBe(true);
	});

	test(
		'takes neither the wheel nor a finger from the page; two fingers, or a key and the wheel, move the map',
		{ timeout: 120_000 },
		async () => {
			const { page, context } = await openHost(
				(site) => article(twelve(site, ['click', 'click', 'visible'])),
				{
					...{ width: 390, height: 500 },
					context: { hasTouch: true, isMobile: true }
				}
			);
			await page.waitForLoadState('load');
			const cdp = await context.newCDPSession(page);
			const top = (): Promise<number> => page.evaluate(() => Math.round(scrollY));
			const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...ys: number[]): Promise<unknown> =>
				cdp.send('Input.dispatchTouchEvent', { type, touchPoints: ys.map((y, id) => ({ x: 180, y, id })) });
			const swipe = async (from: number): Promise<void> => {
				await touch('touchStart', from);
				for (let by = 15; by <= 150; by += 15) await touch('touchMove', from - by);
				// It rests before it lifts, and throws nothing.
				for (let rests = 0; rests < 3; rests++) await touch('touchMove', from - 150);
				await touch('touchEnd');
			};
			const wheel = async (at: number): Promise<void> => {
				await page.mouse.move(195, at);
				await page.mouse.wheel(0, 150);
			};
			const centre = (at: number): Promise<number> =>
				page
					.locator('iframe')
					.nth(at)
					.evaluate((element) => {
						element.scrollIntoView({ block: 'center', behavior: 'instant' });
						return Math.round(scrollY);
					});
			/** A gesture that has not come to its end would swallow the next one. */
			const rests = (): Promise<void> =>
				page.evaluate(async () => {
					for (let [frames, last] = [0, scrollY]; frames < 10; frames++) {
						await new Promise(requestAnimationFrame);
						if (scrollY !== last) frames = 0;
						last = scrollY;
					}
				});
			/** A gesture over the map of a frame, and one over its bars of time. */
			const passes = async (at: number, gesture: (y: number) => Promise<unknown>): Promise<void> => {
				for (const y of [200, 400]) {
					const before = await centre(at);
					await gesture(y);
					await expect.poll(top, { message: `frame ${at} at ${y}` }).toBeGreaterThan(before + 75);
					await rests();
				}
			};
			// As they come by, some have a picture, and some get a map.
			for (const at of [...views.keys()].slice(0, isLong ? undefined : 3)) {
				await passes(at, swipe);
				await passes(at, wheel);
			}

			await centre(2);
			const map = page.frameLocator('iframe >> nth=2');
			await ready(map);
			await passes(2, swipe);
			await passes(2, wheel);
			const still = await centre(2);
			const address = (): Promise<string | null> => map.locator('a[data-full]').getAttribute('href');
			expect(await address()).not.toMatch(/[?&]c=/u);
			// Above what lies over the map's foot.
			await touch('touchStart', 95);
			await touch('touchStart', 95, 105);
			for (let by = 3; by <= 30; by += 3) {
				await touch('touchMove', 95 - by, 105 + by);
				// The map moves from frame to frame.
				await page.evaluate(() => new Promise(requestAnimationFrame));
			}
			await touch('touchEnd');
			await expect.poll(address).toMatch(/[?&]c=/u);
			const pinched = await address();
			await page.mouse.move(180, 100);
			await page.keyboard.down('Control');
			await page.mouse.wheel(0, -200);
			await page.keyboard.up('Control');
			await expect.poll(address).not.toBe(pinched);
			expect(await top()).toBe(still);
			expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
		}
	);

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

	test.each(['en', 'fa'] as const)(
		'has no violation in %s, in any of its states',
		{ timeout: 120_000 },
		async (language) => {
			for (const width of widthsIn(language, [1280, 390])) {
				const { page } = await openPage({ language, width, height: 700, path: 'embed/?load=click' });
				const judge = async (): Promise<void> => {
					await page.emulateMedia({ colorScheme: 'light' });
					expect(await violationsOf(page)).toEqual([]);
					if (language === 'fa' && !isLong) return;
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
		}
	);

	test('draws the picture of another view before there is a map, and starts nothing by itself', async () => {
		const { page, requests } = await openPage({
			path: 'embed/?t=1984&play=1y/s&load=click&theme=dark',
			width: 640,
			height: 492
		});
		await page.waitForSelector('[data-picture][data-drawn]');
		const [drawn, built] = await page.evaluate(async () => {
			const text = await (await fetch(location.pathname)).text();
			return [document, new DOMParser().parseFromString(text, 'text/html')].map((one) =>
				[...one.querySelectorAll('[data-picture] [data-mark]')].map((mark) => mark.outerHTML)
			);
		});
		expect(drawn).not.toEqual([]);
		expect(drawn).not.toEqual(built);
		// With land and sea, and their names.
		const ground = page.locator('[data-picture]');
		expect(await ground.innerText()).toContain('Atlantic Ocean');
		const lines = await ground
			.locator('path')
			.evaluateAll((paths) => paths.map((path) => path.getAttribute('d')!.length));
		expect(Math.max(...lines)).toBeGreaterThan(1000);
		// Its count and its list are of that view, too.
		await page.locator('[data-list]').click();
		const rows = await page.locator('[data-events-list] [data-event]:visible').count();
		expect(rows).toBeGreaterThan(0);
		expect(rows).toBeLessThan(await page.locator('[data-events-list] [data-event]').count());
		expect(await page.locator('[data-count]').innerText()).toMatch(new RegExp(`^${rows} events?\\b`, 'u'));
		await page.locator('[data-list]').click();
		expect(requests.filter((url) => /\/basemap\/ground-/u.test(url))).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.dataset.embed)).toBe('picture');
		expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
		expect(await page.locator('a[data-full]').getAttribute('href')).toContain('?t=1984');
		await page.locator('[data-start="play"]').click();
		await page.waitForSelector('[data-playing="true"]');
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
	});

	test('has what its link asks for and nothing beside it, before and after the map has come', async () => {
		const parts: Record<string, string> = {
			slider: '[data-live] input[type="range"], [data-still] .bars svg[role="img"]',
			play: '.play',
			legend: '[data-part="legend"]',
			list: '[data-list]',
			search: '[data-search-open]',
			title: '[data-title]',
			fullscreen: '[data-fullscreen]',
			link: '[data-full]'
		};
		const { page } = await openPage({ width: 640, height: 480, path: 'embed/?load=click' });
		const [address] = page.url().split('?');
		const pairs = ['slider,title', 'play,link', 'list,search'];
		for (const asked of ['', ...pairs, ...(isLong ? Object.keys(parts) : ['legend,fullscreen'])]) {
			await page.goto(`${address}?load=click&controls=${asked}`);
			await page.waitForSelector('html[data-ready="true"]');
			const shown = async (): Promise<string[]> => {
				const found: string[] = [];
				for (const [name, part] of Object.entries(parts))
					if ((await page.locator(part).locator('visible=true').count()) > 0) found.push(name);
				return found;
			};
			const wanted = Object.keys(parts).filter((name) => asked.split(',').includes(name));
			// Before the map there is nothing to fill the screen with.
			expect(await shown(), asked).toEqual(wanted.filter((name) => name !== 'fullscreen'));
			await page.locator('[data-start=""]').click();
			await page.waitForSelector('[data-live]');
			expect(await shown(), asked).toEqual(wanted);
		}
	});

	test('finds a place or an event in the frame, by the keyboard', async () => {
		for (const width of [390, 1200]) {
			const { page, requests } = await openHost(
				(site) => article(frame(`${site}embed/?controls=search,title,link`)),
				{ width, height: 560 }
			);
			const map = page.frameLocator('iframe');
			await ready(map);
			const index = (): string[] => requests.filter((url) => url.includes('/search/'));
			expect(index()).toEqual([]);
			const opener = map.getByRole('button', { name: 'Search' });
			await opener.focus();
			await page.keyboard.press('Enter');
			const field = map.getByRole('combobox');
			expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
			await page.keyboard.type('Porto');
			await map.locator('[data-hit="place/porto"]').waitFor();
			expect(index()).not.toEqual([]);
			expect(await map.locator('[data-hit^="source/"], [data-hit^="person/"]').count()).toBe(0);
			await page.keyboard.press('Enter');
			await map.locator(width < 1000 ? '[data-event-page]' : '[data-popup]').waitFor();
			await expect.poll(() => map.locator('[data-finder]').count()).toBe(0);
			expect(await map.locator('a[data-full]').getAttribute('href')).toContain('sel=place:porto');

			await opener.click();
			await field.waitFor();
			await page.keyboard.press('Escape');
			await expect.poll(() => map.locator('[data-finder]').count()).toBe(0);
			expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
		}
	});

	test('of a large atlas is one page, which opens any place or event that its link names', async () => {
		const { page } = await openPage({ atlas: 'sample', path: 'embed/?load=click', width: 640, height: 492 });
		expect(await page.locator('[data-count]').innerText()).toMatch(/^[\d,]+ events/u);
		await page.locator('[data-list]').click();
		await page.waitForSelector('html[data-embed="ready"]');
		const row = page.locator('[data-events-list] [data-event]').first();
		const id = await row.getAttribute('data-event');
		const title = await row.locator('.row-title').innerText();
		const opened = await openPage({
			atlas: 'sample',
			path: `embed/?sel=event:${id}`,
			width: 640,
			height: 492
		});
		await opened.page.waitForSelector('html[data-embed="ready"]');
		expect(await opened.page.locator('[data-event-page]').innerText()).toContain(title);
	});
});
