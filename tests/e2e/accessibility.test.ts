import { describe, expect, test } from 'vitest';
import { isLong } from '../long.ts';
import { violationsInAllLooks } from './looks.ts';
import { openPage } from './rig.ts';

const states = {
	'as it opens': '',
	'with an event opened': '?t=../..&sel=event:gale',
	'with a place opened': '?t=../..&sel=place:montevideo',
	'without events': '?t=1996-05&cat=storm',
	'of this map view alone': '?t=../..&c=-56.16,-34.9,8&basis=view'
};

/** Every state, language, ground and size: the built page has no violation that axe can find. */
describe.each(['en', 'fa'] as const)('in %s', (language) => {
	// What the other direction changes, these have, too.
	const isWhole = isLong || language === 'en';
	test.each(Object.entries(states).slice(0, isWhole ? undefined : 2))(
		'the page %s has no violation',
		async (_, path) => {
			const { page } = await openPage({ language, path });
			const idle = () => page.waitForSelector('[data-map-idle="true"]');
			expect(await violationsInAllLooks(page, idle)).toEqual([]);
		}
	);

	test.each(isWhole ? ['filter', 'download'] : ['filter'])(
		'the panel to %s has no violation',
		async (name) => {
			const { page } = await openPage({ language, path: '?t=../..&sure=place' });
			await page.locator(`[data-ask="${name}"]`).click();
			await page.waitForSelector('[data-overlay] h2');
			expect(await violationsInAllLooks(page)).toEqual([]);
		}
	);
});
