import type { Page } from 'playwright';
import { expect } from 'vitest';
import { parseView, type Known } from '#lib/view/codec.ts';

const has = (id: string): boolean => id !== '';
const anything: Known = { category: has, source: has, place: has, event: has, person: has, records: true };

/** A query as an address holds it: what no server would take in a request is cut. */
export const asSent = (query: string): string => query.replace(/^\?/u, '').slice(0, 6000);

/**
 * Opens the map's page under one query after another, in the same page, and holds it to what a reader needs: the list, a period, a
 * button that works, and a notice that names what even an atlas of all things could not have understood.
 */
export async function expectUsable(page: Page, base: string, queries: readonly string[]): Promise<void> {
	for (const query of queries) {
		const address = new URL(base);
		address.search = asSent(query);
		await page.goto(address.href);
		await page.waitForSelector('html[data-ready="true"]');
		await page.waitForSelector('[data-events]');
		await page.waitForSelector('[data-window]');
		const { bad } = parseView(address.search, anything);
		if (bad.length === 0) continue;
		await expect.poll(() => page.locator('[data-notice="bad-link"]').count(), { message: query }).toBe(1);
		expect(await page.locator('[data-notice]').innerText(), query).toContain(bad[0]!.key);
	}
	await page.getByRole('button', { name: 'One step forward' }).click();
	await page.waitForSelector('[data-window]');
}
