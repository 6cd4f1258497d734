import { expect, test } from 'vitest';
import { openPage } from '../e2e/rig.ts';
import { asSent, expectUsable } from '../e2e/hostilequeries.ts';
import { randomQueries, worstQueries } from '../fixtures/hostileurls.ts';

/** How many of the queries of chance are opened; what they do to the reader of addresses is shown for all of them elsewhere. */
const OPENED = 200;

test('the page is usable under any query', { timeout: 1_800_000 }, async () => {
	const { page, base } = await openPage();
	await expectUsable(page, base, [...Object.values(worstQueries), ...randomQueries.slice(0, OPENED)]);
});

test('a framed map is usable under any query', { timeout: 1_800_000 }, async () => {
	const { page, base } = await openPage({ path: 'embed/?load=eager' });
	for (const query of [...Object.values(worstQueries), ...randomQueries.slice(OPENED, OPENED + 50)]) {
		const address = new URL('embed/', base);
		address.search = asSent(query);
		await page.goto(address.href);
		await page.waitForSelector('body h1, body h2, [data-events], [data-map]', { state: 'attached' });
		expect((await page.locator('body').innerText()).trim()).not.toBe('');
	}
});

test('64 KB in the hash are cut, and searched for', { timeout: 120_000 }, async () => {
	const { page, base } = await openPage();
	await page.goto(`${base}#q=${'x'.repeat(64 * 1024)}`);
	await page.waitForSelector('html[data-ready="true"]');
	await page.waitForSelector('[data-events]');
});
