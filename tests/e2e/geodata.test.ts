import { expect, test } from 'vitest';
import { isLong } from '../long.ts';
import { openPage } from './rig.ts';
import { violationsOf } from './violations.ts';

// Free of counts and ids: a corrected event breaks no test.
test.each(['en', 'fa'] as const)(
	'the first corpus opens in %s, on a phone and on a desktop, without a violation',
	async (language) => {
		const [desktop, phone] = [
			{ width: 1280, height: 800 },
			{ width: 390, height: 844 }
		];
		for (const size of isLong ? [desktop, phone] : language === 'en' ? [desktop] : [phone]) {
			const { page } = await openPage({ ...size, language, atlas: 'geodata' });
			await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
			expect(Number(await page.locator('[data-events]').getAttribute('data-events'))).toBeGreaterThan(0);
			expect(await violationsOf(page)).toEqual([]);
		}
	}
);
