import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { engineOf, openPage, type PageOptions } from './rig.ts';
import type { Fault, Faults } from './server.ts';

const ready = (page: Page) => page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
const listed = (page: Page) => page.locator('[data-events]').getAttribute('data-events');
/** What the map says of itself over it. */
const notices = async (page: Page): Promise<string[]> =>
	(await page.locator('[data-map] [role="status"]:visible').allInnerTexts()).filter(Boolean);
/** What a browser itself says of an answer that it cannot use; the page's own words are looked at. */
const ofLoading: PageOptions['expected'] = [
	/^console: Failed to load resource/u,
	/^console: Failed to decode downloaded font|^console: OTS parsing error/u
];
const where =
	(pattern: RegExp, fault: Fault): Faults =>
	(path) =>
		pattern.test(path) ? fault : undefined;

const page404: Fault = { kind: 'replace', status: 404, body: 'not found' };
const someHtml: Fault = { kind: 'replace', body: '<!doctype html><title>Sign in</title><p>Sign in' };

describe('where the ground cannot be had', () => {
	test.each<[string, Fault]>([
		['is not there', page404],
		['comes as a page of HTML', someHtml],
		['is cut off', { kind: 'truncate', bytes: 4000 }],
		['is dropped on the way', { kind: 'drop' }]
	])('because its file %s, the events stand on plain ground, and one notice says so', async (_, fault) => {
		const { page } = await openPage({
			path: '?t=../..&c=5,50,4',
			faults: where(/\.pmtiles/u, fault),
			expected: ofLoading
		});
		await page.waitForSelector('[data-map="ready"]');
		await expect.poll(async () => (await notices(page)).length).toBe(1);
		await expect.poll(() => page.locator('[data-spot]').count()).toBeGreaterThan(2);
		expect(await listed(page)).toBe('25');
		await page.locator('[data-events] [data-event="gale"]').click();
		await page.locator('[data-popup]:visible').waitFor();
	});

	test('a server that sends the whole file for a part of it is told apart or borne', async () => {
		const { page } = await openPage({
			path: '?t=../..',
			faults: (path, request) => {
				if (path.includes('.pmtiles')) delete request.headers.range;
				return undefined;
			},
			expected: ofLoading
		});
		await page.waitForSelector('[data-map="ready"]');
		await expect.poll(() => page.locator('[data-spot]').count()).toBeGreaterThan(2);
		expect((await notices(page)).length).toBeLessThan(2);
		expect(await listed(page)).toBe('25');
	});
});

test.each<[string, RegExp, Fault]>([
	['fonts are not there', /\.woff2/u, page404],
	['fonts are something else', /\.woff2/u, someHtml]
])('where %s, the map and its list stand in letters of the system', async (_, pattern, fault) => {
	const { page } = await openPage({ path: '?t=../..', faults: where(pattern, fault), expected: ofLoading });
	await ready(page);
	expect(await notices(page)).toEqual([]);
	expect(await listed(page)).toBe('25');
});

test('where the engine of the map is not there, a picture stands and the list is whole', async () => {
	const { page } = await openPage({
		path: '?t=../..',
		faults: (path) => (path.endsWith(engineOf(inject('sites').fixture)) ? page404 : undefined),
		expected: [...ofLoading, /dynamically imported module/u]
	});
	await page.locator('[data-map="failed"] img').waitFor();
	expect(await listed(page)).toBe('25');
});

test('where the worker of the map is not there, the list is whole and the map keeps its marks', async () => {
	const { page } = await openPage({
		path: '?t=../..',
		faults: where(/maplibre-gl-worker/u, page404),
		expected: [...ofLoading, /worker/iu]
	});
	await page.waitForSelector('[data-map="ready"]');
	await expect.poll(async () => (await notices(page)).length).toBe(1);
	await expect.poll(() => page.locator('[data-spot]').count()).toBeGreaterThan(2);
	expect(await listed(page)).toBe('25');
});

test('where the worker that unpacks a large atlas is not there, the page unpacks it', async () => {
	const { page } = await openPage({
		path: '?t=../..',
		atlas: 'sample',
		faults: where(/packedworker/u, page404),
		expected: [...ofLoading, /worker/iu]
	});
	await ready(page);
	expect(Number(await listed(page))).toBeGreaterThan(5000);
});

test('where no code is there any more, the list of the page stands', async () => {
	let gone = false;
	// From a text page, which needs little of it: what a browser has had it may keep, and run although it is gone.
	const { page, base } = await openPage({
		path: 'about/',
		faults: (path) => (gone && /\/immutable\/.*\.js/u.test(path) ? page404 : undefined),
		expected: [...ofLoading, /dynamically imported module/u]
	});
	gone = true;
	await Promise.all([page.waitForEvent('pageerror'), page.goto(base)]);
	expect(await page.locator('html[data-ready]').count()).toBe(0);
	expect(await page.locator('[data-event]').count()).toBeGreaterThan(20);
});

test('an old page whose later parts have gone with a new deployment says so where one is asked for, and stays usable', async () => {
	let gone = false;
	const { page } = await openPage({
		path: '?t=../..',
		faults: (path) => (gone && /\/immutable\//u.test(path) ? page404 : undefined),
		expected: [...ofLoading, /dynamically imported module|Unable to preload CSS/u]
	});
	await ready(page);
	gone = true;
	const missing = page.locator('[data-missing]');
	await page.getByRole('button', { name: 'Filter', exact: true }).click();
	await missing.waitFor();
	await page.getByRole('button', { name: 'Download', exact: true }).click();
	await missing.waitFor();
	await page.locator('[data-events] [data-event]').first().click();
	await page.locator('[data-popup]:visible').waitFor();
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	await expect.poll(() => page.locator('header [role="status"]').innerText()).not.toBe('');
	await page.locator('[data-search] input').focus();
	await expect.poll(() => missing.count()).toBe(2);
});
