import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openPage } from './rig.ts';

/** Every step is a key or, where a task begins anew, an address: nothing here clicks, fills or gives the focus by script. */
interface Reader {
	page: Page;
	/** Presses keys one after another. */
	press(...keys: string[]): Promise<void>;
	/** Presses Tab, or Shift+Tab, until what has the focus is called so. */
	tabTo(name: RegExp, back?: boolean): Promise<void>;
	/** What a screen reader calls what has the focus. */
	focused(): Promise<string>;
}

/** More stops than a page may have before a wanted one. */
const MOST_STOPS = 90;

function readerOf(page: Page): Reader {
	const focused = (): Promise<string> =>
		page.evaluate(() => {
			const element = document.activeElement as HTMLElement | null;
			if (!element || element === document.body) return '';
			const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
			const kind = element instanceof HTMLInputElement && element.type === 'range' ? ', slider' : '';
			return (
				(element.ariaLabel && element.ariaLabel + kind) ??
				(labels.length > 0 ? labels.map(({ textContent }) => textContent).join(' ') : element.textContent)
			)
				.replaceAll(/\s+/gu, ' ')
				.trim();
		});
	const press = async (...keys: string[]): Promise<void> => {
		for (const key of keys) await page.keyboard.press(key);
	};
	return {
		page,
		press,
		focused,
		async tabTo(name, back = false) {
			const passed: string[] = [];
			for (let stop = 0; stop < MOST_STOPS; stop++) {
				await press(back ? 'Shift+Tab' : 'Tab');
				const now = await focused();
				if (name.test(now)) return;
				passed.push(now.slice(0, 40));
			}
			throw new Error(`no stop is called ${name}: ${passed.join(' | ')}`);
		}
	};
}

const query = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const listed = async (page: Page): Promise<number> =>
	Number(await page.locator('[data-events]').getAttribute('data-events'));

test('ten tasks are done by the keyboard alone', async () => {
	const { page, context } = await openPage({ path: '?t=../..' });
	const { press, tabTo, focused } = readerOf(page);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.waitForSelector('[data-map-idle="true"]');
	const all = await listed(page);

	// 1. Find a place: by the filter, which says what lies there.
	await tabTo(/^Skip to the list/u);
	await press('Enter');
	await tabTo(/^Filter$/u);
	await press('Enter');
	await expect.poll(focused).toBe('Filter events');
	await tabTo(/^Place, with all that lies in it/u);
	await page.keyboard.type('Monte');
	await expect.poll(() => query(page).get('in')).toBe('montevideo');
	const there = await listed(page);
	expect(there).toBeLessThan(all);

	// 2. Filter by something else too, and see it as chips that go one by one.
	await tabTo(/A place is given/u);
	await press('Space');
	await expect.poll(() => query(page).get('sure')).toBe('place');
	await press('Escape');
	await expect.poll(focused).toBe('Filter');
	await tabTo(/^Remove: events with a place$/u);
	await press('Enter');
	await expect.poll(() => query(page).has('sure')).toBe(false);

	// 3. Read its events: along the rows, then one of them.
	await press('Shift+Tab');
	await tabTo(/Montevideo/u);
	await press('End', 'Home', 'ArrowDown');
	const row = await focused();
	await press('Enter');
	await expect.poll(() => query(page).get('sel')).toMatch(/^event:/u);
	await expect
		.poll(() =>
			page.evaluate(() => document.activeElement!.closest('[data-popup], [role=dialog], .card') !== null)
		)
		.toBe(true);
	expect(row.length).toBeGreaterThan(10);

	// 4. Close it: the focus is where it was.
	await press('Escape');
	await expect.poll(() => query(page).has('sel')).toBe(false);
	await expect.poll(focused).toBe(row);

	// 5. Move the window.
	await tabTo(/^First day shown, slider$/u);
	const before = query(page).get('t');
	await press('ArrowRight');
	await expect.poll(() => query(page).get('t')).not.toBe(before);

	// 6. Play and pause.
	await tabTo(/^Play(?!back)/u, true);
	await press('Space');
	await expect.poll(focused).toMatch(/^Pause/u);
	await press('Space');
	await expect.poll(focused).toMatch(/^Play/u);

	// 7. Download what is shown.
	await page.goto(`${page.url().split('?')[0]}?t=../..`);
	await page.waitForSelector('html[data-ready="true"]');
	await tabTo(/^Download$/u);
	await press('Enter');
	await expect.poll(focused).toBe('Download what is shown');
	await tabTo(/^CSV$/u);
	const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
	expect(download.suggestedFilename()).toBe('events.csv');
	await press('Escape');

	// 8. Share the view.
	await tabTo(/^Share$/u, true);
	await press('Enter');
	await page.getByRole('dialog').waitFor();
	await tabTo(/^Copy$/u);
	await press('Enter');
	await page.getByText('Copied').waitFor();
	const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
	// At the atlas's own address, wherever it is read.
	expect([link.origin, link.searchParams.get('t')]).toEqual(['https://example.org', query(page).get('t')]);
	await press('Escape');
	await expect.poll(focused).toBe('Share');

	// 9. Open a source, by way of an event that cites it.
	await page.goto(`${page.url().split('?')[0]}event/gale/`);
	await page.waitForSelector('html[data-ready="true"]');
	await tabTo(/^Skip/u);
	await press('Enter');
	await tabTo(/^Report on the gale$/u);
	await press('Enter');
	await page.waitForURL('**/source/gale-report/**');

	// 10. Switch the language, on the same page.
	await tabTo(/^فارسی$/u);
	await press('Enter');
	await page.waitForURL('**/fa/source/gale-report/**');
	expect(await page.locator('html').getAttribute('lang')).toBe('fa');
});
