import { expect, test } from 'vitest';
import { widthsIn } from '../long.ts';
import { openPage } from './rig.ts';
import { violationsOf } from './violations.ts';

// Free of counts and ids: a corrected event breaks no test.
test.each(['en', 'fa'] as const)(
	'the first corpus opens in %s, on a phone and on a desktop, without a violation',
	async (language) => {
		for (const width of widthsIn(language, [1280, 390])) {
			const { page } = await openPage({
				width,
				height: width < 1000 ? 844 : 800,
				language,
				atlas: 'geodata'
			});
			await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
			expect(Number(await page.locator('[data-events]').getAttribute('data-events'))).toBeGreaterThan(0);
			expect(await violationsOf(page)).toEqual([]);
		}
	}
);
