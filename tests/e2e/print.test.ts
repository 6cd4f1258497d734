import { Resvg } from '@resvg/resvg-js';
import jsqr from 'jsqr';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../pdf.ts';
import { violationsInAllLooks } from './looks.ts';
import { openPage } from './rig.ts';

const sheets = (page: Page) => page.locator('[data-page] > svg');
const drawn = (page: Page) => expect.poll(() => sheets(page).count(), { timeout: 15_000 }).toBeGreaterThan(0);

const printed = async (page: Page) =>
	readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));

describe('the print page', () => {
	test('shows the view of the map as a sheet, and goes back to it', async () => {
		const { page } = await openPage({ path: '?t=1987/1992&cat=storm' });
		await page.getByRole('link', { name: 'Print', exact: true }).click();
		await drawn(page);
		expect(new URL(page.url()).searchParams.get('t')).toBe('1987/1992');
		const events = await page
			.locator('[data-list] [data-event]')
			.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-event')));
		expect(new Set(events)).toEqual(new Set(['gale', 'lightship-adrift', 'bergen-quay-flooded']));
		const longest = () =>
			page
				.locator('[data-map] path')
				.evaluateAll((paths) => Math.max(...paths.map((path) => path.getAttribute('d')!.length)));
		await expect.poll(longest).toBeGreaterThan(3000);
		await page.getByRole('link', { name: 'Back to the map' }).click();
		await page.waitForSelector('[data-window="1987/1992"]');
	});

	test.each([
		['A4', 'Upright', 595, 842],
		['A5', 'Wide', 595, 420],
		['Letter', 'Upright', 612, 792]
	] as const)(
		'prints %s %s as pages of that size, with its text',
		async (paper, orientation, width, height) => {
			const { page } = await openPage({ path: 'print/?t=1979/2018' });
			await drawn(page);
			await page.getByRole('combobox', { name: 'Paper' }).selectOption({ label: paper });
			await page.getByRole('radio', { name: orientation }).check();
			const { sizes, text } = await printed(page);
			expect(sizes.length).toBe(await sheets(page).count());
			for (const [wide, high] of sizes) {
				expect(Math.abs(wide! - width)).toBeLessThanOrEqual(1);
				expect(Math.abs(high! - height)).toBeLessThanOrEqual(1);
			}
			expect(text).toContain('Dated inside the period');
			expect(text).toContain('Natural Earth');
			expect(text).not.toContain('Print or save as PDF');
		}
	);

	test('prints Persian words shaped, and from right to left', async () => {
		const { page } = await openPage({ language: 'fa', path: 'print/?t=1979/2018' });
		await drawn(page);
		const all = (await printed(page)).lines.map(({ fromRight }) => fromRight).join('\n');
		for (const words of ['با تاریخی درون بازه', 'منابع', 'شاید درون بازه'])
			expect(all).toContain(words.replaceAll(' ', ''));
	});

	test('saves a picture and a drawing that bring their own letters', async () => {
		const { page } = await openPage({ path: 'print/?t=1992-06-24' });
		await drawn(page);
		await page.getByRole('combobox', { name: 'Size of the PNG' }).selectOption({ label: '96 dpi' });
		const [png] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'PNG' }).click()
		]);
		expect(png.suggestedFilename()).toBe('chronotope.png');
		const stream = await png.createReadStream();
		const head = (await stream[Symbol.asyncIterator]().next()).value as Buffer;
		// Width and height of the first chunk: A4 at 96 dots to the inch.
		expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([794, 1123]);
		const [svg] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'SVG' }).click()
		]);
		let text = '';
		for await (const part of await svg.createReadStream()) text += String(part);
		expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="210mm" height="297mm"/u);
		expect(text).toContain('src:url(data:font/woff2;base64,');
		expect(text).toContain('porto-lanterns');
	});

	test('redraws as the form says', async () => {
		const { page } = await openPage({ path: 'print/?t=1979/2018' });
		await drawn(page);
		await page.getByRole('textbox', { name: 'Title' }).fill('A title <of> my own');
		await expect.poll(() => page.locator('[data-page="1"]').innerText()).toContain('A title <of> my own');
		await page.getByRole('combobox', { name: 'Colours' }).selectOption({ label: 'Black and white' });
		await expect.poll(() => page.locator('[data-page="1"] [fill="#EAF0F2"]').count()).toBe(0);
		await page.getByRole('combobox', { name: 'Map projection' }).selectOption({ label: 'Mercator' });
		await expect.poll(() => page.locator('[data-page="1"]').innerText()).toContain('Mercator projection');
	});

	test('maps at an exact scale, and each year on its own map; what is too much is told', async () => {
		const { page } = await openPage({ path: 'print/?t=1987/1990' });
		await drawn(page);
		await page.getByRole('combobox', { name: 'Map shows' }).selectOption({ label: 'An exact scale, 1:n' });
		await page.getByRole('spinbutton', { name: 'Scale, 1:n' }).fill('20000000');
		const barOf = () =>
			page.locator('[data-scale]').evaluate((bar) => {
				const [, length] = /v4h([\d.]+)v-4/u.exec(bar.querySelector('path')!.getAttribute('d')!)!;
				return Number(length) / Number(bar.getAttribute('data-scale'));
			});
		// A millimetre is twenty kilometres.
		await expect.poll(barOf).toBeCloseTo(96 / 25.4 / 20, 2);
		await page.getByRole('combobox', { name: 'Maps' }).selectOption({ label: 'One a year' });
		await expect.poll(() => page.locator('[data-map]').count()).toBe(4);
		const long = await openPage({ path: 'print/?t=1980/1990' });
		await drawn(long.page);
		await long.page.getByRole('combobox', { name: 'Maps' }).selectOption({ label: 'One a month' });
		await expect.poll(() => long.page.getByRole('status').innerText()).toContain('more than 36');
		await long.page.getByRole('combobox', { name: 'Maps' }).selectOption({ label: 'One a decade' });
		await expect.poll(() => long.page.locator('[data-map]').count()).toBe(2);
		expect(await long.page.getByRole('status').innerText()).not.toContain('more than 36');
	});

	test('is reached from what is opened on the map, and its code leads back to that view', async () => {
		const { page, base } = await openPage({ path: '?t=../..&sel=place:montevideo' });
		await page.locator('[data-popup]').getByRole('link', { name: 'Print', exact: true }).click();
		await drawn(page);
		expect(await page.locator('[data-page="1"]').innerText()).toContain('Montevideo');
		expect(await page.locator('[data-list] [data-event]').count()).toBe(3);
		const picture = await page.locator('[data-page="1"]').screenshot();
		const { pixels, width, height } = new Resvg(
			`<svg xmlns="http://www.w3.org/2000/svg" width="1640" height="2320"><image width="1640" height="2320" href="data:image/png;base64,${picture.toString('base64')}"/></svg>`
		).render();
		const code = jsqr(new Uint8ClampedArray(pixels), width, height);
		expect(code?.data.startsWith(base)).toBe(true);
		await page.goto(code!.data);
		await page.waitForSelector('[data-window="../.."]');
		await expect.poll(() => page.locator('[data-popup]:visible').innerText()).toContain('Montevideo');
	});

	test('says what it cannot do: too many events, no ground', async () => {
		const many = await openPage({ atlas: 'sample', path: 'print/' });
		await expect.poll(() => many.page.getByRole('status').innerText()).toContain('at most 500');
		const bare = await openPage({
			path: 'print/?t=1990',
			faults: (path) => (path.includes('ground-') ? { kind: 'replace', status: 503, body: '' } : undefined),
			expected: [/503/u, /missing ground/u]
		});
		await drawn(bare.page);
		await expect
			.poll(() => bare.page.getByRole('status').innerText())
			.toContain('ground could not be loaded');
	});

	test.each(['en', 'fa'] as const)('has no violation in %s', async (language) => {
		const { page } = await openPage({ language, path: 'print/?t=1987/1992' });
		expect(await violationsInAllLooks(page, () => drawn(page))).toEqual([]);
	});
});
