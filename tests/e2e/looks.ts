import type { Page } from 'playwright';
import { isLong } from '../long.ts';
import { violationsOf } from './violations.ts';

/** Grounds and sizes in which every page is judged, in each language. */
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
	[
		{ width: 1280, height: 800 },
		{ width: 390, height: 844 }
	].map((size) => ({ colorScheme, size }))
);

/** Each ground and each size once, for the fast half: light and small, dark and large. */
const oneOfEach = looks.filter(({ colorScheme, size }) => (colorScheme === 'light') === size.width < 1000);

/**
 * What axe finds on an open page on both grounds and in both sizes, each line with where, and what is cut off. The page stands as it is while
 * its window changes: what is opened stays open.
 *
 * @param settled waits until the page has taken on a look
 */
export async function violationsInAllLooks(
	page: Page,
	settled: () => Promise<unknown> = () => Promise.resolve()
): Promise<string[]> {
	const told: string[] = [];
	for (const { colorScheme, size } of isLong ? looks : oneOfEach) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize(size);
		await settled();
		const look = `${colorScheme}, ${size.width} px`;
		// All rules look at each size in the long half, at one in the fast one; those of colour at every look.
		const ofColour = isLong ? colorScheme === 'dark' : size.width < 1000;
		for (const line of await violationsOf(page, { ofColour })) told.push(`${look}: ${line}`);
		const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		if (over > 0) told.push(`${look}: reaches ${over} px beyond the window`);
	}
	return told;
}
