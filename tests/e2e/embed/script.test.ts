import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { openHost } from '../rig.ts';
import { article, frame, ready, script } from './article.ts';

interface Settling {
	/** What the height of the frame was set to, one after the other. */
	heights: string[];
	/** From the page's resize to the last of them, in ms of the page's own clock; null before there is one. */
	ms: number | null;
}

/** Watches the height of a page's first frame from the page's next resize on, in the page itself. */
async function watchHeight(page: Page): Promise<() => Promise<Settling>> {
	await page.evaluate(() => {
		const settling: Settling = { heights: [], ms: null };
		let resized: number | undefined;
		addEventListener('resize', () => (resized ??= performance.now()));
		const frame = document.querySelector('iframe')!;
		new MutationObserver(() => {
			settling.heights.push(frame.style.height);
			settling.ms = performance.now() - (resized ?? NaN);
		}).observe(frame, { attributeFilter: ['style'] });
		Object.assign(window, { settling });
	});
	return () => page.evaluate(() => (window as unknown as { settling: Settling }).settling);
}

/** Whether nothing in the page's first frame is cut, or has room to spare. */
const fits = (page: Page): Promise<boolean> =>
	page.frames()[1]!.evaluate(() => {
		const frame = document.querySelector('[data-frame]')!;
		return (
			Math.abs(frame.scrollHeight - frame.clientHeight) <= 1 &&
			document.documentElement.scrollHeight <= innerHeight
		);
	});

describe('the script for pages that frame maps', () => {
	test.each([
		['a picture', 'click'],
		['a map', 'eager']
	])('gives %s its height within half a second of a resize, in three steps at most', async (_, load) => {
		const { page } = await openHost((site) => article(frame(`${site}embed/?load=${load}`), script(site)), {
			width: 700
		});
		if (load === 'eager') await ready(page.frameLocator('iframe'));
		const map = page.locator('iframe').first();
		const height = (): Promise<string> => map.evaluate((element) => element.style.height);
		await expect.poll(height).not.toBe('');
		await expect.poll(() => fits(page)).toBe(true);
		for (const width of [420, 980]) {
			const settling = await watchHeight(page);
			const before = await height();
			await page.setViewportSize({ width, height: 800 });
			await expect.poll(height).not.toBe(before);
			await expect.poll(() => fits(page)).toBe(true);
			await page.evaluate(async () => {
				for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
			});
			const { heights, ms } = await settling();
			expect(heights.length).toBeLessThanOrEqual(3);
			expect(ms).toBeLessThan(500);
		}
	});

	test('finds a frame that comes late', async () => {
		const { page } = await openHost((site) => article(frame(`${site}embed/?load=click`), script(site)), {
			width: 700
		});
		const map = page.locator('iframe').first();
		await expect.poll(() => map.evaluate((element) => element.style.height)).not.toBe('');
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
