import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openPage } from '../rig.ts';
import { violationsOf } from '../violations.ts';
import { ready } from './article.ts';

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
		const weight = dialog.locator('[data-weight="whole"]');
		await weight.waitFor();
		expect(await weight.innerText()).toMatch(
			/^\d+ kB for the first look, with picture and list\. \d+ kB with the picture of this view\. [\d,]+ kB in all/u
		);

		await dialog.getByLabel('Legend').uncheck();
		await dialog.getByLabel('Ground').selectOption('dark');
		await expect
			.poll(() => code.inputValue())
			.toContain('controls=slider,play,list,title,link&amp;theme=dark"');
		await ready(preview);
		// The page before may still be there.
		await expect.poll(() => preview.locator('[data-part="legend"]').count()).toBe(0);
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
