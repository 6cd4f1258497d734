import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { isLong } from '../long.ts';
import { openPage } from './rig.ts';

/** Takes the graphics context of a canvas away, the map's if none is named, or gives it back, as a browser short of memory does. */
const turn = (
	page: Page,
	act: 'loseContext' | 'restoreContext',
	selector = 'canvas.maplibregl-canvas'
): Promise<void> =>
	page.locator(selector).evaluate((canvas, name) => {
		const held = canvas as HTMLCanvasElement & { extension?: WEBGL_lose_context };
		held.extension ??= held.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
		held.extension[name]();
	}, act);

const rest = (page: Page) => page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
/**
 * What the map draws at rest, without the controls over it: those a browser may draw one shade lighter or darker from one
 * picture to the next.
 */
async function picture(page: Page): Promise<string> {
	await rest(page);
	const alone = (now: boolean) =>
		page.evaluate((on) => {
			document.body.style.visibility = on ? 'hidden' : '';
			for (const canvas of document.querySelectorAll('canvas')) canvas.style.visibility = on ? 'visible' : '';
		}, now);
	await alone(true);
	const image = await page.locator('canvas.maplibregl-canvas').screenshot();
	await alone(false);
	return image.toString('base64');
}
/** The address follows the view once that rests: what it says is the period that is shown. */
const addressed = (page: Page): Promise<void> =>
	expect
		.poll(async () => {
			const { searchParams } = new URL(page.url());
			return searchParams.get('t') === (await page.locator('[data-window]').getAttribute('data-window'));
		})
		.toBe(true);
const frames = (page: Page): Promise<void> =>
	page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
	);

describe('a map that loses its graphics context', () => {
	test('again and again while playing comes back each time with the same camera', async () => {
		const { page } = await openPage({ path: '?t=1987&speed=1d/s&c=5,50,3' });
		await rest(page);
		await page.getByRole('button', { name: 'Play', exact: true }).click();
		await page.waitForSelector('[data-playing="true"]');
		for (let round = 0; round < (isLong ? 20 : 3); round++) {
			await turn(page, 'loseContext');
			await frames(page);
			await turn(page, 'restoreContext');
			await frames(page);
		}
		await page.getByRole('button', { name: 'Pause', exact: true }).click();
		await addressed(page);
		expect(new URL(page.url()).searchParams.get('c')).toBe('5,50,3');
		const after = await picture(page);
		await page.reload();
		expect(await picture(page)).toBe(after);
	}, 120_000);

	test('shows what was chosen in the meantime', async () => {
		const { page } = await openPage({ path: '?t=1987&c=5,50,3' });
		await rest(page);
		await turn(page, 'loseContext');
		await page.getByRole('button', { name: 'One step forward' }).click();
		await page.emulateMedia({ colorScheme: 'dark' });
		await turn(page, 'restoreContext');
		const after = await picture(page);
		await addressed(page);
		await page.reload();
		expect(await picture(page)).toBe(after);
	});

	test('for its marks alone draws them itself from then on', async () => {
		const { page } = await openPage({ path: '?t=1987-08&c=5,55,3' });
		const lose = async () => {
			await rest(page);
			await turn(page, 'loseContext', 'canvas[data-marks]');
			await expect.poll(() => page.locator('canvas').count()).toBe(1);
		};
		await lose();
		const before = await picture(page);
		await page.getByRole('button', { name: 'One step forward' }).click();
		await addressed(page);
		const after = await picture(page);
		expect(after).not.toBe(before);
		await page.reload();
		await lose();
		expect(await picture(page)).toBe(after);
	});

	test('and does not get it back offers to reload, with the list whole', async () => {
		const { page } = await openPage({ path: '?t=../..' });
		const before = await picture(page);
		await turn(page, 'loseContext');
		await page.waitForSelector('[data-map="lost"]');
		expect(await page.locator('[data-events]').getAttribute('data-events')).toBe('25');
		await page.getByRole('button', { name: 'Reload the map' }).click();
		expect(await picture(page)).toBe(before);
		expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(1);
	});
});
