import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that another ground can break: all others look at what stands on both. */
const colourRules = ['color-contrast', 'link-in-text-block'];

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
	// What is not told need not be put together; and only pages of several frames need axe's second page, which costs as much as its rules.
	const axe = new AxeBuilder({ page })
		.options({ resultTypes: ['violations'] })
		.setLegacyMode(page.frames().length === 1);
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
