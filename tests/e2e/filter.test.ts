import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage, withoutMap } from './rig.ts';

const shown = async (page: Page): Promise<number> =>
	Number(await page.locator('[data-events]').getAttribute('data-events'));
const open = async (page: Page): Promise<void> => {
	await page.getByRole('button', { name: 'Filter', exact: true }).click();
	await page.getByRole('heading', { name: 'Filter events' }).waitFor();
};
/** The choices of a group with their counts. */
const choicesOf = (page: Page, title: string) =>
	page
		.getByRole('group', { name: title })
		.locator('label:has(input[type=checkbox])')
		.evaluateAll((labels) =>
			labels.map((label) => ({
				name: label.querySelector('.label')!.textContent,
				count: Number(label.querySelector('.count')!.textContent)
			}))
		);

describe('filters', () => {
	test('show as many events as stand beside each choice, in the list and in the address', async () => {
		const { page } = await openPage({ path: '?t=../..' });
		await open(page);
		for (const title of ['Linked to a place as', 'Sources', 'People and groups named']) {
			const [first] = await choicesOf(page, title);
			const box = page.getByRole('group', { name: title }).getByRole('checkbox').first();
			await box.check();
			await expect.poll(() => shown(page), { message: title }).toBe(first!.count);
			await box.uncheck();
		}
		await expect.poll(() => new URL(page.url()).searchParams.has('who')).toBe(false);
	});

	test('follow each other, stand as chips, and go one by one', async () => {
		const { page } = await openPage({ path: '?t=../..', before: withoutMap });
		const all = await shown(page);
		await open(page);
		const select = page.getByRole('combobox', { name: 'Place, with all that lies in it' });
		const options = await select.locator('option').evaluateAll((found) =>
			found.slice(1).map((option) => ({
				value: (option as HTMLOptionElement).value,
				count: Number(/\((\d+)\)$/u.exec(option.textContent)![1])
			}))
		);
		const place = options.find(({ count }) => count > 1 && count < all)!;
		const before = await choicesOf(page, 'Sources');
		await select.selectOption(place.value);
		await expect.poll(() => shown(page)).toBe(place.count);
		const after = await choicesOf(page, 'Sources');
		const sum = (choices: { count: number }[]): number =>
			choices.reduce((total, { count }) => total + count, 0);
		expect(sum(after)).toBeLessThan(sum(before));
		await expect.poll(() => new URL(page.url()).searchParams.get('in')).toBe(place.value);

		await page.keyboard.press('Escape');
		const chips = page.locator('[data-filters] button');
		expect(await chips.count()).toBe(2);
		await chips.first().click();
		await expect.poll(() => shown(page)).toBe(all);
		expect(await chips.count()).toBe(0);
	});

	test('hold a radius around a place', async () => {
		const { page } = await openPage({ path: '?t=../..' });
		await open(page);
		const of = page.getByRole('combobox', { name: 'Of', exact: true });
		const [name] = await of
			.locator('option')
			.evaluateAll((found) => found.slice(2).map((option) => option.textContent));
		await of.selectOption({ label: name! });
		await expect.poll(() => new URL(page.url()).searchParams.get('near')).toMatch(/,100$/u);
		const near = await shown(page);
		await page.getByRole('spinbutton', { name: 'Kilometres' }).fill('20000');
		await page.keyboard.press('Tab');
		await expect.poll(() => new URL(page.url()).searchParams.get('near')).toMatch(/,20000$/u);
		expect(await shown(page)).toBeGreaterThanOrEqual(near);
		await of.selectOption('');
		await expect.poll(() => new URL(page.url()).searchParams.has('near')).toBe(false);
	});

	test('are opened and closed by keyboard, and give the focus back', async () => {
		const { page } = await openPage({ before: withoutMap });
		const button = page.getByRole('button', { name: 'Filter', exact: true });
		await button.focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Filter events');
		await page.keyboard.press('Escape');
		await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
	});

	test('of a large atlas ask for what its columns hold', async () => {
		const { page } = await openPage({ atlas: 'sample' });
		await open(page);
		expect(await page.getByRole('group', { name: 'Sources' }).count()).toBe(0);
		expect(await page.getByText('Of so large an atlas').count()).toBe(1);
	});
});
