import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { isLong } from '../long.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that another ground can break: all others look at what stands on both. */
const colourRules = ['color-contrast', 'link-in-text-block'];

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

/**
 * What axe finds on a page, one line a rule: WCAG 2.2 AA and best practice. A row that the list's edge cuts is judged
 * where it is whole: axe measures it together with what lies below that edge, and takes the two for overlapping.
 *
 * @param options.ofColour only by the rules about colour
 * @param options.without a selector of what is left out
 */
export async function violationsOf(
	page: Page,
	{ ofColour = false, without }: { ofColour?: boolean; without?: string } = {}
): Promise<string[]> {
	const axe = new AxeBuilder({ page });
	if (without !== undefined) axe.exclude(without);
	const { violations } = await (ofColour ? axe.withRules(colourRules) : axe.withTags(tags)).analyze();
	const told: string[] = [];
	for (const { id, nodes } of violations) {
		const targets: string[] = [];
		for (const { target } of nodes) {
			const selector = target.join(' ');
			if (id !== 'target-size' || !(await isCut(page, selector))) targets.push(selector);
		}
		if (targets.length > 0) told.push(`${id}: ${targets.join(', ')}`);
	}
	return told;
}

/** Whether an element reaches over the edge of what it scrolls in. */
function isCut(page: Page, selector: string): Promise<boolean> {
	return page.locator(selector).evaluate((element) => {
		const box = element.getBoundingClientRect();
		for (let outer = element.parentElement; outer; outer = outer.parentElement) {
			if (!/auto|scroll/u.test(getComputedStyle(outer).overflowY)) continue;
			const { top, bottom } = outer.getBoundingClientRect();
			return box.bottom > bottom || box.top < top;
		}
		return false;
	});
}
