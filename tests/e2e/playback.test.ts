import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage, withoutMap } from './rig.ts';

/** Fixture: the gale of November 1987 with its parts, then nothing before the spring of 1990. Ids and dates: tests/fixtures/atlas/README.md. */
const window = (page: Page): Promise<string | null> =>
	page.locator('[data-window]').getAttribute('data-window');
const selected = (page: Page): string | null => new URL(page.url()).searchParams.get('sel');
const play = async (page: Page): Promise<void> => {
	await page.getByRole('button', { name: 'Play', exact: true }).click();
	await page.waitForSelector('[data-playing="true"]');
};

describe('playback', () => {
	test('is chosen in a menu, which the address keeps and a link restores', async () => {
		const { page } = await openPage({ path: '?t=1987', before: withoutMap });
		await page.getByRole('button', { name: 'Playback' }).click();
		const menu = page.getByRole('group', { name: 'Playback' });
		await menu.getByRole('radio', { name: /^Event to event/u }).check();
		await menu.getByRole('radio', { name: /^By events/u }).check();
		await menu.getByRole('checkbox', { name: 'Skip empty stretches' }).check();
		await menu.getByRole('checkbox', { name: 'Start over at the end' }).check();
		await page.keyboard.press('Escape');
		expect(await menu.isVisible()).toBe(false);
		await expect.poll(() => new URL(page.url()).search).toContain('mode=event&pace=even&skip=1&loop=1');
		await page.reload();
		await page.waitForSelector('html[data-ready="true"]');
		await page.getByRole('button', { name: 'Playback' }).click();
		expect(await menu.getByRole('radio', { name: /^Event to event/u }).isChecked()).toBe(true);
		expect(await menu.getByRole('checkbox', { name: 'Skip empty stretches' }).isChecked()).toBe(true);
	});

	test('takes any speed in real units, and says what is none', async () => {
		const { page } = await openPage({ path: '?t=1987', before: withoutMap });
		await page.getByRole('button', { name: 'Playback' }).click();
		const field = page.getByRole('textbox', { name: 'How much time a second' });
		await field.fill('0');
		await field.press('Enter');
		expect(await page.getByText('A whole number from 1 to 9999.').isVisible()).toBe(true);
		await field.fill('17');
		await field.press('Tab');
		await page.getByRole('combobox', { name: 'Unit of time' }).selectOption('weeks');
		await expect.poll(() => new URL(page.url()).searchParams.get('speed')).toBe('17w/s');
	});

	test('with the end alone keeps its start and adds up', async () => {
		const { page } = await openPage({ path: '?t=1987&mode=cumulative&speed=1y/s', before: withoutMap });
		const before = Number(await page.locator('[data-events]').getAttribute('data-events'));
		await play(page);
		await page.waitForFunction(() => {
			const shown = document.querySelector('[data-window]')?.getAttribute('data-window') ?? '';
			return shown.startsWith('1987/') && shown > '1987/1991';
		});
		await page.getByRole('button', { name: 'Pause', exact: true }).click();
		const after = Number(await page.locator('[data-events]').getAttribute('data-events'));
		expect(after).toBeGreaterThan(before);
	});

	test('from event to event opens each in its turn, and no step of it is in the history', async () => {
		const { page } = await openPage({ path: '?t=1987/1988&mode=event&pace=even' });
		const length = await page.evaluate(() => history.length);
		await play(page);
		await expect.poll(() => selected(page)).toMatch(/^event:/u);
		const first = selected(page);
		await page.waitForSelector('[data-popup]');
		await expect.poll(() => selected(page), { timeout: 15_000 }).not.toBe(first);
		expect(await page.evaluate(() => history.length)).toBe(length);
	});

	test('from event to event can be stopped on a phone, where the event lies over the dock, and goes on', async () => {
		const { page } = await openPage({ path: '?t=1987/1988&mode=event&pace=even', width: 390, height: 844 });
		await play(page);
		await page.waitForSelector('[data-event-page]:not([data-event-page=""])');
		await page.getByText('Pause', { exact: true }).click();
		await page.waitForSelector('[data-playing="false"]');
		const told = selected(page);
		await page.getByText('Play', { exact: true }).click();
		await page.waitForSelector('[data-playing="true"]');
		await expect.poll(() => selected(page), { timeout: 20_000 }).not.toBe(told);
	});

	test('pauses when the reader opens something', async () => {
		const { page } = await openPage({ path: '?t=1987/1988&speed=1d/s' });
		await play(page);
		await page.locator('[data-events] [data-event]').first().click();
		await page.waitForSelector('[data-playing="false"]');
	});

	test('starts over at the end where it is asked to', async () => {
		const { page } = await openPage({ path: '?t=2006/2007&speed=9y/s&loop=1', before: withoutMap });
		await play(page);
		await page.waitForFunction(() => {
			const shown = document.querySelector('[data-window]')?.getAttribute('data-window') ?? '';
			return shown < '1990';
		});
		expect(await page.locator('[data-playing]').getAttribute('data-playing')).toBe('true');
	});

	test('an event that the period does not hold takes the slider to its time', async () => {
		const { page } = await openPage({ path: '?t=1996&sel=event:lightship-adrift' });
		expect(await window(page)).toBe('1996');
		await page
			.locator('[data-popup]')
			.getByRole('button', { name: /^Go to/u })
			.first()
			.click();
		await expect.poll(() => window(page)).toMatch(/^198/u);
	});
});
