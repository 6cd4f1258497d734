import { describe, expect, test } from 'vitest';
import { openPage } from './rig.ts';
import { violationsOf } from './violations.ts';

const sizes = [
	{ width: 1280, height: 800 },
	{ width: 390, height: 844 }
];
const states = {
	'as it opens': '',
	'with an event opened': '?t=../..&sel=event:gale',
	'with a place opened': '?t=../..&sel=place:montevideo',
	'without events': '?t=1996-05&cat=storm'
};

/** Every state, language, ground and size: the built page has no violation that axe can find. */
describe.each(Object.entries(states))('the page %s', (_, path) => {
	describe.each(['en', 'fa'] as const)('in %s', (language) => {
		test.each(['light', 'dark'] as const)('on %s has no violation', async (colourScheme) => {
			for (const size of sizes) {
				const { page, context } = await openPage({ ...size, language, colourScheme, path });
				await page.waitForSelector('[data-map-idle="true"]');
				expect(await violationsOf(page), `${size.width} px`).toEqual([]);
				await context.close();
			}
		});
	});
});
