import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exportAtlas, type ExportOptions } from '#cli/commands/export.ts';
import { openPage } from './rig.ts';
import { violationsOf } from './violations.ts';

const open = async (page: Page): Promise<void> => {
	await page.getByRole('button', { name: 'Download', exact: true }).click();
	await page.getByRole('heading', { name: 'Download what is shown' }).waitFor();
};
/** The text of the file that a press of a button gives, and its name. */
async function downloaded(page: Page, selector: string): Promise<{ name: string; text: string }> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.locator(selector).click()]);
	return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

describe('the download of what is shown', () => {
	const atlas = resolve(import.meta.dirname, '../fixtures/atlas');
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'chronotope-download-'));
		for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
	});
	afterAll(() => {
		vi.restoreAllMocks();
		rmSync(folder, { recursive: true });
	});
	const exported = async (options: Omit<ExportOptions, 'out'>): Promise<string> => {
		const out = join(folder, 'out');
		await exportAtlas(atlas, { ...options, out });
		return readFileSync(out, 'utf8');
	};

	test('has the bytes that the command line writes of the same period and filters, in every form', async () => {
		const { page } = await openPage({ path: '?t=1979/1992&poss=0&cat=assembly,storm' });
		await open(page);
		const asked = { window: '1979/1992', filter: 'poss=0&cat=assembly,storm' };
		for (const format of ['csv', 'geojson', 'kml', 'ics', 'lpf', 'annotations'] as const) {
			const { name, text } = await downloaded(page, `[data-form=${format}]`);
			expect(name).toMatch(/^events-1979_1992\./u);
			expect(text, format).toBe(await exported({ format, ...asked }));
		}
		const { text } = await downloaded(page, '[data-form=places]');
		expect(text).toBe(await exported({ format: 'geojson', places: true, ...asked }));
		await page.keyboard.press('Escape');
		const button = page.getByRole('button', { name: 'Download', exact: true });
		await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
	});

	test('of all time holds the undated too, and of the map’s view only what is in it', async () => {
		const { page } = await openPage({ path: '?t=../..' });
		await open(page);
		expect((await downloaded(page, '[data-form=csv]')).text).toBe(await exported({ format: 'csv' }));
		await page.goto(`${page.url().split('?')[0]}?t=../..&c=-56.16,-34.9,8&basis=view`);
		await expect.poll(() => page.locator('[data-events]').getAttribute('data-events')).toBe('3');
		await open(page);
		const { text } = await downloaded(page, '[data-form=geojson]');
		const { features } = JSON.parse(text) as { features: { properties: { places: { id: string }[] } }[] };
		expect(features).toHaveLength(3);
		for (const { properties } of features)
			expect(properties.places.map(({ id }) => id)).toContain('montevideo');
		expect(await violationsOf(page)).toEqual([]);
	});

	test('of a large atlas fetches the parts that it needs, up to a stated number', async () => {
		const { page, requests } = await openPage({ atlas: 'sample', path: '?t=1990' });
		await open(page);
		const { text } = await downloaded(page, '[data-form=csv]');
		const shown = Number(await page.locator('[data-events]').getAttribute('data-events'));
		expect(parse(text, { bom: true, columns: true })).toHaveLength(shown);
		expect(requests.filter((url) => /\/texts\/[0-9a-f]+\.json/u.test(url)).length).toBeLessThan(10);
		await page.locator('[data-told=done]').waitFor();
		expect(await page.locator('[data-form=annotations]').count()).toBe(0);
	});
});

describe('a text page', () => {
	test('leads to the data of its own record', async () => {
		const { page, base } = await openPage({ language: 'fa', path: 'event/gale/' });
		const links = page.locator('a[download]');
		const [table, features] = await links.evaluateAll((all) =>
			all.map((link) => (link as HTMLAnchorElement).href)
		);
		expect([table, features]).toEqual([`${base}event/gale/data.csv`, `${base}event/gale/data.geojson`]);
		const rows = parse(await (await page.request.get(table!)).text(), { bom: true, columns: true });
		expect(rows).toMatchObject([{ id: 'gale' }]);
		for (const [path, isOf] of [
			['place/montevideo', ({ places }: Linked) => places.some(({ id }) => id === 'montevideo')],
			['source/bulletin', ({ citations }: Linked) => citations.some(({ source }) => source === 'bulletin')]
		] as const) {
			const answer = await page.request.get(`${base}${path}/data.geojson`);
			const found = ((await answer.json()) as { features: { properties: Linked }[] }).features;
			expect(found.length).toBeGreaterThan(1);
			for (const { properties } of found) expect(isOf(properties)).toBe(true);
		}
	});

	test('gives the rows that its table shows', async () => {
		const { page } = await openPage({ path: 'events/' });
		await page.getByRole('searchbox').fill('montevideo');
		const shown = await page.locator('tbody tr:visible').count();
		const { name, text } = await downloaded(page, '[data-table-download]');
		expect(name).toBe('events.csv');
		const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
		expect(rows).toHaveLength(shown);
		expect(Object.keys(rows[0]!)).toContain('Who says so');
	});
});

interface Linked {
	places: { id: string }[];
	citations: { source: string }[];
}
