import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serve } from '#cli/serve.ts';
import { languages } from '#lib/language/language.ts';
import { openPage } from '../e2e/rig.ts';
import type { TestServer } from '../e2e/server.ts';
import { slowLine } from '../slowline.ts';

let server: TestServer;
beforeAll(async () => {
	// As an operator serves it: what the build has compressed goes out compressed.
	const { url, close } = await serve({
		directory: inject('sites').geodata,
		port: 0,
		host: '127.0.0.1',
		log: () => {}
	});
	server = { base: url, faults: () => undefined, close };
});
afterAll(() => server.close());

test.each(languages)(
	'on a line of 400 kbit/s each kind of page is readable within 3 s (%s)',
	async (language) => {
		const root = `${server.base}${language === 'en' ? '' : `${language}/`}`;
		const { page: list } = await openPage({ server, language, path: 'events/' });
		const event = await list.locator('main a[href*="/event/"]').first().getAttribute('href');
		for (const path of ['', 'events/', 'places/', 'sources/', 'about/', new URL(event!, list.url()).href]) {
			const { page, context } = await openPage({ server, language, path: 'about/' });
			// Nothing of the visit before is kept: a fresh context, and no cache.
			const session = await context.newCDPSession(page);
			await session.send('Network.setCacheDisabled', { cacheDisabled: true });
			await slowLine(page);
			await page.goto(new URL(path, root).href, { waitUntil: 'commit' });
			await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
			const paint = await page.evaluate(
				() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime
			);
			expect(paint, path).toBeLessThan(3000);
			await page.locator('main, [data-events]').first().waitFor();
			expect((await page.locator('body').innerText()).length, path).toBeGreaterThan(200);
			await context.close();
		}
	}
);

test('a page whose server is gone goes on with what has come', async () => {
	const { page, context } = await openPage({
		path: '?t=1987',
		expected: [/^console: Failed to load resource/u, /dynamically imported module|preload CSS/u]
	});
	await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
	await context.setOffline(true);
	const before = page.url();
	await page.getByRole('button', { name: 'One step forward' }).click();
	await expect.poll(() => page.url()).not.toBe(before);
	await page.locator('[data-events] [data-event]').first().click();
	await page.locator('[data-popup]:visible, [data-event-page]:visible').first().waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Filter', exact: true }).click();
	await page.locator('[data-missing]').waitFor();
});
