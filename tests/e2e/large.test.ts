import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test, inject } from 'vitest';
import { readManifest } from '#lib/dataset/manifest.ts';
import { nameOfChunk } from '#lib/dataset/texts.ts';
import { openPage, type PageOptions } from './rig.ts';

/** A sample of 6,000 events in 24 chunks, of which one comes with the page. */
const open = (options: PageOptions) => openPage({ atlas: 'sample', ...options });
const rows = (page: Page) => page.locator('[data-events] li');
const rest = (page: Page) => page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
/** Texts that the page has asked for, by chunk. */
const chunks = (requests: readonly string[]): string[] =>
	requests.flatMap((url) => /\/texts\/(\d+)\.json/u.exec(url)?.[1] ?? []);

describe('an atlas of which not all records come with the page', () => {
	test('is unpacked in a worker, and brings the texts of the rows in sight', async () => {
		const { page, requests } = await open({ path: '?t=2010' });
		expect(requests.some((url) => url.includes('packedworker'))).toBe(true);
		await expect.poll(() => rows(page).first().innerText()).toMatch(/^Sample event \d+/u);
		expect(await page.locator('[data-events]').getAttribute('data-events')).toMatch(/^\d{2,}$/u);
		const asked = chunks(requests);
		expect(new Set(asked).size).toBe(asked.length);
		expect(asked.length).toBeLessThan(12);
		await rows(page).nth(70).scrollIntoViewIfNeeded();
		await expect.poll(() => rows(page).nth(70).innerText()).toMatch(/^Sample event \d+/u);
	});

	test('opens the event of a link, wherever its record lies', async () => {
		const { page } = await open({ path: '?sel=event:event-5000' });
		const card = page.locator('[data-popup]:visible');
		await expect.poll(() => card.innerText()).toContain('Sample event 5000');
		await page.getByRole('button', { name: 'Next event' }).click();
		await expect.poll(() => card.innerText()).not.toContain('Sample event 5000 ');
		expect(await page.locator('[data-notice]').count()).toBe(0);
	});

	test('says that a link names no event that it has', async () => {
		const { page } = await open({ path: '?sel=event:event-60001&src=sample' });
		await page.waitForSelector('[data-notice="bad-link"]');
		expect(await page.locator('[data-notice]').innerText()).toContain('sel=event:event-60001, src=sample');
	});

	test('moves through time, and its list and marks follow', async () => {
		const { page } = await open({ path: '?t=2001&speed=1y/s' });
		await rest(page);
		const heading = page.locator('#events h2');
		const before = await heading.innerText();
		await page.getByRole('button', { name: 'Play', exact: true }).click();
		await expect.poll(() => heading.innerText()).not.toBe(before);
		await page.getByRole('button', { name: 'Pause', exact: true }).click();
		await expect.poll(() => rows(page).first().innerText()).toMatch(/^Sample event \d+/u);
		const shown = Number((await heading.innerText()).replace(/[^\d].*$/su, ''));
		expect(String(shown)).toBe(await page.locator('[data-events]').getAttribute('data-events'));
		await rest(page);
		await page.locator('[data-spot]').first().click();
		await page.waitForSelector('[data-popup]:visible');
	});

	test('tells which rows could not be loaded, and loads them when asked again', async () => {
		let broken = true;
		const manifest = readFileSync(join(inject('sites').sample, 'published/atlas/manifest.json'), 'utf8');
		const opening = nameOfChunk(readManifest(manifest).texts.first[0]!);
		const { page } = await open({
			path: '?t=2010',
			faults: (path) =>
				broken && /\/texts\/[0-9a-f]+\.json/u.test(path) && !path.includes(opening)
					? { kind: 'replace', status: 503, body: '' }
					: undefined,
			expected: [/503/u, /missing [0-9a-f]+\.json: status 503/u]
		});
		const first = rows(page).first();
		await expect.poll(() => first.innerText()).toContain('This event could not be loaded.');
		broken = false;
		await first.getByRole('button', { name: 'Try again' }).click();
		await expect.poll(() => first.innerText()).toMatch(/^Sample event \d+/u);
	});
});
