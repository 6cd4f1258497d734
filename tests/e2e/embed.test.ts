import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { asWordPress, oembedProblems, readOembedXml, type Answer } from '#tests/oembed.ts';
import { openHost, openPage } from './rig.ts';
import { violationsOf } from './violations.ts';

const ready = (frame: FrameLocator): Promise<void> =>
	frame.locator('html[data-embed="ready"]').waitFor({ timeout: 40_000 });
const article = (body: string, head = ''): string =>
	`<!doctype html><html lang="en"><head><title>Article</title>${head}<style>body{margin:20px;font:17px/26px serif}
	iframe{display:block;width:100%;height:492px;border:0}</style></head><body>${body}</body></html>`;
const frame = (src: string, sandbox?: string, id = ''): string =>
	`<iframe id="${id}" title="Map" src="${src}"${sandbox === undefined ? '' : ` sandbox="${sandbox}"`}></iframe>`;

/** Moves the end of the period by the keyboard, and gives the period before and after. */
async function movePeriod(map: FrameLocator): Promise<[string | null, string | null]> {
	const dock = map.locator('[data-window]');
	const before = await dock.getAttribute('data-window');
	await map.getByRole('slider').first().press('ArrowRight');
	await expect.poll(() => dock.getAttribute('data-window')).not.toBe(before);
	return [before, await dock.getAttribute('data-window')];
}

/** Bytes of all that framed pages have asked for, each file once, as it is sent. @param site the built site's folder */
function sentBytes(requests: readonly string[], site: string): number {
	const paths = new Set(requests.map((url) => new URL(url).pathname).filter((path) => path !== '/'));
	return [...paths]
		.map((path) => readFileSync(join(site, path.endsWith('/') ? `${path}index.html` : path)))
		.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
}

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

/** How often and to what the height of a page's first frame is set from now on. */
async function watchHeight(page: Page): Promise<() => Promise<string[]>> {
	await page.evaluate(() => {
		const heights: string[] = [];
		const frame = document.querySelector('iframe')!;
		new MutationObserver(() => heights.push(frame.style.height)).observe(frame, {
			attributeFilter: ['style']
		});
		Object.assign(window, { heights });
	});
	return () => page.evaluate(() => (window as unknown as { heights: string[] }).heights);
}

describe('the script for pages that frame maps', () => {
	const script = (site: string): string => `<script src="${site}embed.js" async></script>`;

	test('gives each frame the height that it asks for, also one that comes late, and does not swing', async () => {
		const { page } = await openHost((site) => article(frame(`${site}embed/?load=click`), script(site)), {
			width: 700
		});
		const map = page.locator('iframe').first();
		const fits = (at: number): Promise<boolean> =>
			page.frames()[at]!.evaluate(() => {
				const frame = document.querySelector('[data-frame]')!;
				return (
					Math.abs(frame.scrollHeight - frame.clientHeight) <= 1 &&
					document.documentElement.scrollHeight <= innerHeight
				);
			});
		await expect.poll(() => map.evaluate((element) => element.style.height)).not.toBe('');
		await expect.poll(() => fits(1)).toBe(true);
		const heights = await watchHeight(page);
		const wide = await map.evaluate((element) => element.style.height);
		await page.setViewportSize({ width: 420, height: 800 });
		await expect.poll(async () => (await heights()).length).toBeGreaterThan(0);
		await expect.poll(() => map.evaluate((element) => element.style.height)).not.toBe(wide);
		await expect.poll(() => fits(1)).toBe(true);
		expect((await heights()).length).toBeLessThanOrEqual(3);

		await page.evaluate(() => {
			const late = document.querySelector('iframe')!.cloneNode() as HTMLIFrameElement;
			late.style.height = '300px';
			document.body.append(late);
		});
		const late = page.locator('iframe').nth(1);
		await expect
			.poll(() => late.evaluate((element) => element.style.height))
			.toBe(await map.evaluate((element) => element.style.height));
		await late.evaluate((element) => element.remove());
	});

	test('hears no forged or broken message, and a map hears nobody but the page around it', async () => {
		const { page } = await openHost(
			(site) =>
				article(
					`${frame(`${site}embed/?load=click`)}${frame(`${site}embed/?load=eager&api=1`)}<iframe id="rogue" srcdoc="<p>Rogue</p>"></iframe>`,
					script(site)
				),
			{ width: 700 }
		);
		const [plain, steered] = [page.locator('iframe').first(), page.locator('iframe').nth(1)];
		await expect.poll(() => plain.evaluate((element) => element.style.height)).not.toBe('');
		const map = page.frameLocator('iframe >> nth=1');
		await ready(map);
		await expect.poll(() => steered.evaluate((element) => element.style.height)).not.toBe('');
		const heightNow = (): Promise<string[]> =>
			page.evaluate(() => [...document.querySelectorAll('iframe')].map(({ style }) => style.height));
		const before = await heightNow();
		const period = await map.locator('[data-window]').getAttribute('data-window');

		const forged = await page
			.frames()
			.find((one) => one.url() === 'about:srcdoc')!
			.evaluate(() => {
				const values = ['900', NaN, Infinity, -Infinity, null, undefined, {}, [], true, '900px', new Date(0)];
				const whole = { type: 'chronotope:height', v: 1, id: '', height: 900 };
				const messages: unknown[] = [
					whole,
					...values.map((height) => ({ ...whole, height })),
					...[0, 2, '1', null, undefined, 1.5, {}, []].map((v) => ({ ...whole, v })),
					...['height', 'chronotope:Height', '', null, 1, {}].map((type) => ({ ...whole, type })),
					...[
						null,
						undefined,
						0,
						900,
						'',
						'chronotope:height',
						JSON.stringify(whole),
						[],
						[whole],
						[['type', 'chronotope:height']]
					],
					{ message: 'height', value: 900, secret: 'abcdefghij' },
					...[{}, { type: 'chronotope:height' }, { v: 1 }, { height: 900 }, { constructor: whole }],
					new Map(Object.entries(whole)),
					new Error('chronotope:height')
				];
				for (const message of messages) parent.postMessage(message, '*');
				const commands = [
					{ type: 'chronotope:setWindow', v: 1, window: '1901' },
					{ type: 'chronotope:play', v: 1 },
					{ type: 'chronotope:select', v: 1, selection: 'event:gale' }
				];
				for (const command of commands) for (const at of [0, 1]) parent.frames[at]!.postMessage(command, '*');
				return messages.length + 2 * commands.length;
			});
		expect(forged).toBeGreaterThanOrEqual(50);
		// Messages keep their order: what this one asks is done after all of the above could have been.
		await steered.evaluate((element: HTMLIFrameElement) =>
			element.contentWindow!.postMessage({ type: 'chronotope:setWindow', v: 1, window: '1985/1987' }, '*')
		);
		await expect.poll(() => map.locator('[data-window]').getAttribute('data-window')).toBe('1985/1987');
		expect(period).not.toBe('1985/1987');
		expect(await map.locator('[data-playing="true"]').count()).toBe(0);
		expect(await map.locator('[data-event-page]').count()).toBe(0);
		expect(await heightNow()).toEqual(before);
		// Without `api=1` not even the page around is heard.
		await plain.evaluate((element: HTMLIFrameElement) =>
			element.contentWindow!.postMessage({ type: 'chronotope:play', v: 1 }, '*')
		);
		expect(await page.frameLocator('iframe >> nth=0').locator('html').getAttribute('data-embed')).toBe(
			'picture'
		);
	});

	test('brings an element that is steered and that tells what the reader does', async () => {
		const { page } = await openHost(
			(site) =>
				article(
					'<chronotope-map t="1984/1990" load="eager" controls="slider,play,list,title" title="Harbours"></chronotope-map>',
					script(site)
				),
			{ width: 700 }
		);
		type Element = HTMLElement & {
			setWindow(window: string): void;
			select(selection: string | null): void;
			play(): void;
			pause(): void;
		};
		const element = page.locator('chronotope-map');
		await page.evaluate(() => {
			const told: string[] = [];
			for (const type of ['chronotope:window', 'chronotope:select'])
				document.addEventListener(type, (event) => told.push(JSON.stringify((event as CustomEvent).detail)));
			Object.assign(window, { told });
		});
		const told = (): Promise<string[]> => page.evaluate(() => (window as unknown as { told: string[] }).told);
		const map = page.frameLocator('chronotope-map iframe');
		// Asked before the map is there, it waits.
		await page.waitForFunction(() => customElements.get('chronotope-map'));
		await element.evaluate((one) => (one as unknown as Element).setWindow('1985/1988'));
		await ready(map);
		await expect.poll(() => map.locator('[data-window]').getAttribute('data-window')).toBe('1985/1988');
		await element.evaluate((one) => (one as unknown as Element).select('event:gale'));
		await expect.poll(told).toContain('{"selection":"event:gale"}');
		expect(await told()).toContain('{"window":"1985/1988"}');
		await element.evaluate((one) => (one as unknown as Element).select(null));
		await expect.poll(told).toContain('{"selection":null}');
		await element.evaluate((one) => (one as unknown as Element).play());
		await map.locator('[data-playing="true"]').waitFor();
		await element.evaluate((one) => (one as unknown as Element).pause());
		await map.locator('[data-playing="false"]').waitFor();
		expect(await page.locator('chronotope-map iframe').getAttribute('title')).toBe('Harbours');
		expect(
			gzipSync(readFileSync(join(inject('sites').fixture, 'embed.js')), { level: 9 }).length
		).toBeLessThan(3000);
	});
});

describe('a page that others show', () => {
	test('says how in its head, and the file there is what the specification asks, as WordPress takes it', async () => {
		const { page, base } = await openPage({ path: 'place/porto/' });
		for (const [type, read] of [
			['application/json+oembed', (text: string) => JSON.parse(text) as Answer],
			['text/xml+oembed', readOembedXml]
		] as const) {
			const href = (await page.locator(`head link[type="${type}"]`).getAttribute('href'))!;
			expect(href).toMatch(/^https:\/\/example\.org\/harbours\/oembed\/place\/porto\.(?:json|xml)$/u);
			const response = await page.request.get(base + href.slice('https://example.org/harbours/'.length));
			const answer = read(await response.text());
			expect(oembedProblems(answer)).toEqual([]);
			expect(answer.thumbnail_url).toBe('https://example.org/harbours/published/posters/place/porto-en.png');
			const { frame: kept } = asWordPress(answer.html as string)!;
			expect(kept).toEqual({
				src: 'https://example.org/harbours/embed/place/porto/',
				width: '640',
				height: '492',
				title: 'Porto'
			});
		}
	});

	test("stands in WordPress's sandbox, with its height and its links in WordPress's own words", async () => {
		const { page } = await openHost(
			(site) =>
				article(
					frame(`${site}embed/place/porto/#?secret=abcdefghij`, 'allow-scripts'),
					`<script>const heard = []; addEventListener('message', ({ data, source }) => {
						if (data.secret === 'abcdefghij' && source === document.querySelector('iframe').contentWindow) heard.push(data);
					})</script>`
				),
			{ width: 640 }
		);
		const heard = () => page.evaluate('heard') as Promise<{ message: string; value: unknown }[]>;
		const map = page.frameLocator('iframe');
		await ready(map);
		await expect.poll(async () => (await heard()).some(({ message }) => message === 'height')).toBe(true);
		const height = (await heard()).find(({ message }) => message === 'height')!.value as number;
		expect(Number.isInteger(height) && height >= 200 && height <= 1000).toBe(true);
		await map.getByRole('link', { name: 'Get the data' }).click();
		await expect
			.poll(async () => (await heard()).filter(({ message }) => message === 'link').map(({ value }) => value))
			.toEqual([expect.stringMatching(/\/about\/$/u)]);
	});
});

describe('the dialog that shares a view', () => {
	test('shows what it will be, gives it in five forms, and says what it weighs', async () => {
		const { page } = await openPage({
			path: '?t=1984/1990',
			context: { permissions: ['clipboard-read', 'clipboard-write'] }
		});
		const opener = page.getByRole('button', { name: 'Share', exact: true });
		await opener.click();
		const dialog = page.getByRole('dialog', { name: 'Share this view' });
		const code = dialog.locator('[data-code]');
		await expect
			.poll(() => code.inputValue())
			.toContain('src="https://example.org/harbours/embed/?v=1&amp;t=1984/1990"');
		expect(await code.inputValue()).toContain(
			'<script src="https://example.org/harbours/embed.js" async></script>'
		);
		const preview = page.frameLocator('[data-preview]');
		await ready(preview);
		expect(await preview.locator('[data-window]').getAttribute('data-window')).toBe('1984/1990');
		expect(await dialog.locator('[data-weight]').innerText()).toMatch(
			/^\d+ kB for picture and list; [\d,]+ kB in all/u
		);

		await dialog.getByLabel('Legend').uncheck();
		await dialog.getByLabel('Ground').selectOption('dark');
		await expect
			.poll(() => code.inputValue())
			.toContain('controls=slider,play,list,title,link&amp;theme=dark"');
		await ready(preview);
		expect(await preview.locator('[data-part="legend"]').count()).toBe(0);
		expect(await preview.locator('html').getAttribute('data-theme')).toBe('dark');

		const forms: Record<string, string> = {
			iframe: '<iframe src=',
			element: '<chronotope-map t="1984/1990" controls="slider,play,list,title,link" theme="dark"',
			link: '<a href="https://example.org/harbours/?v=1&amp;t=1984/1990">',
			markdown: '[The Harbour League](https://example.org/harbours/?v=1&t=1984/1990)'
		};
		for (const [kind, begin] of Object.entries(forms)) {
			await dialog.locator('[data-code-kind]').selectOption(kind);
			await expect.poll(() => code.inputValue()).toContain(begin);
		}
		await dialog.getByRole('button', { name: 'Copy' }).last().click();
		await dialog.getByText('Copied').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			dialog.getByRole('button', { name: 'Download PNG' }).click()
		]);
		expect(
			readFileSync(await download.path())
				.subarray(1, 4)
				.toString()
		).toBe('PNG');
		// The framed page is judged by itself: two pages have two of everything.
		expect(await violationsOf(page, { without: 'iframe' })).toEqual([]);
		await page.keyboard.press('Escape');
		await expect.poll(() => dialog.count()).toBe(0);
		expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
	});
});
