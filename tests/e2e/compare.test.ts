import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { violationsInAllLooks } from './looks.ts';
import { openPage } from './rig.ts';

const path = 'compare/?t=1987&with=1990/1992';
const both = (page: Page) =>
	expect.poll(() => page.locator('[data-map="ready"][data-map-idle="true"]').count()).toBe(2);
const shotOf = (page: Page, at: number) => page.locator('[data-map="ready"]').nth(at);
/** Where the marks of a map stand, by name: what both maps show, both show in the same place. */
const marksOf = (page: Page, at: number) =>
	shotOf(page, at)
		.getByRole('button')
		.evaluateAll((marks) => {
			const { x, y } = marks[0]!.closest('[data-map]')!.getBoundingClientRect();
			return Object.fromEntries(
				marks.map((mark) => {
					const box = mark.getBoundingClientRect();
					const middle = [box.x + box.width / 2 - x, box.y + box.height / 2 - y].map(Math.round);
					const name = mark.getAttribute('aria-label') ?? mark.textContent!;
					return [name.split(':')[0]!.trim(), middle];
				})
			);
		});

describe('comparing two periods', () => {
	test('counts each kind in both, and tells the difference', async () => {
		const { page, base } = await openPage({ path });
		const rows = await page
			.locator('tbody tr')
			.evaluateAll((all) =>
				all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent!))
			);
		for (const [one, other, difference] of rows)
			expect(Number(difference!.replace('−', '-'))).toBe(Number(other) - Number(one));
		for (const [at, t] of ['1987', '1990/1992'].entries()) {
			await page.goto(`${base}?t=${t}`);
			await page.waitForSelector(`[data-window="${t}"]`);
			const count = await page.locator('[data-events]').getAttribute('data-events');
			expect(rows.at(-1)![at]).toBe(count);
		}
	});

	test('has one camera: what is moved on one map moves on the other', async () => {
		const { page } = await openPage({ path: 'compare/?t=../..&with=1985/2000' });
		await both(page);
		const shared = async (): Promise<string[]> => {
			const [one, other] = [await marksOf(page, 0), await marksOf(page, 1)];
			const names = Object.keys(one).filter((name) => other[name]);
			return names.map((name) => `${name} ${one[name]!.join()} ${other[name]!.join()}`);
		};
		const before = await shared();
		expect(before.length).toBeGreaterThan(2);
		const isSame = (lines: string[]): boolean =>
			lines.every((line) => {
				const [one, other] = line
					.split(' ')
					.slice(-2)
					.map((pair) => pair.split(',').map(Number));
				return one!.every((value, axis) => Math.abs(value - other![axis]!) <= 2);
			});
		expect(isSame(before)).toBe(true);
		const { x, y, width, height } = (await shotOf(page, 1).boundingBox())!;
		await page.mouse.move(x + width / 2, y + height - 200);
		await page.mouse.down();
		await page.mouse.move(x + width / 2 - 90, y + height - 260, { steps: 5 });
		await page.mouse.up();
		await both(page);
		const after = await shared();
		expect(after).not.toEqual(before);
		expect(isSame(after)).toBe(true);
		await expect.poll(() => new URL(page.url()).searchParams.get('c')).not.toBeNull();
	});

	test('divides the maps where the handle stands, and goes to paper with both', async () => {
		const { page } = await openPage({ path });
		await both(page);
		await page.getByRole('button', { name: 'Divided' }).click();
		const divider = page.getByRole('slider', { name: /Share of the first period/u });
		await divider.focus();
		await page.keyboard.press('End');
		const clip = () =>
			page
				.locator('main > .pane')
				.nth(1)
				.evaluate((pane) => getComputedStyle(pane).clipPath);
		await expect.poll(clip).toBe('inset(0px 0px 0px 100%)');
		await page.getByRole('textbox', { name: 'First day shown' }).first().fill('1986-05-01');
		await page.keyboard.press('Enter');
		await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe('1986-05/1987');
		await page.getByRole('link', { name: 'Print both' }).click();
		await expect.poll(() => page.locator('[data-page="1"] [data-map]').count(), { timeout: 15_000 }).toBe(2);
		expect(await page.locator('[data-code]').first().getAttribute('data-code')).toContain('/compare/?');
		await page.getByRole('link', { name: 'Back to the map' }).click();
		await both(page);
	});

	test.each(['en', 'fa'] as const)('has no violation in %s', async (language) => {
		const { page } = await openPage({ language, path });
		expect(await violationsInAllLooks(page, () => both(page))).toEqual([]);
	});
});
