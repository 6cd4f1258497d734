import { expect, test } from 'vitest';
import { languages } from '#lib/language/language.ts';
import { openPage, type OpenPage } from './rig.ts';

/** Words that a reader types on the tour: in no request, whole or in part of an address. */
const typed = 'mont';

/** How far pages of this tab were scrolled, for the way back: SvelteKit's, and gone with the tab. */
const ofTab = ['sveltekit:scroll', 'sveltekit:snapshot'];

/** What asks for the reader's place, or keeps something on the device, tells of itself. */
const watchDevice = (): void => {
	const tell = (what: string) => window.reportProblem?.(`on the device: ${what}`);
	const { setItem } = Storage.prototype;
	Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
		if (this === localStorage && key !== 'chronotope:theme') tell(`storage of ${key}`);
		setItem.call(this, key, value);
	};
	const forbid = (target: object, name: string): void => {
		if (name in target) Object.defineProperty(target, name, { value: () => tell(name) });
	};
	forbid(IDBFactory.prototype, 'open');
	forbid(Navigator.prototype, 'sendBeacon');
	if ('geolocation' in navigator) forbid(Geolocation.prototype, 'getCurrentPosition');
	if ('serviceWorker' in navigator) forbid(ServiceWorkerContainer.prototype, 'register');
	if ('caches' in window) forbid(CacheStorage.prototype, 'open');
};

async function stored({ page }: OpenPage): Promise<Record<string, string>> {
	const { kept, tab } = await page.evaluate(() => ({
		kept: { ...localStorage } as Record<string, string>,
		tab: Object.keys(sessionStorage)
	}));
	expect(tab.filter((key) => !ofTab.includes(key))).toEqual([]);
	return kept;
}

// The rig lets the test fail at its end where a request left the origin or a cookie was set.
test('a tour of all that a reader can do leaves nothing on the device but the ground, and no word typed leaves the page', async () => {
	const session = await openPage({ path: '?t=2003', before: watchDevice });
	const { page, requests, base } = session;
	await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');

	await page.locator('[data-search] input').fill(typed);
	await page.locator('[data-hit="place/montevideo"]').click();
	await page.locator('[data-popup]:visible').waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'One step back' }).click();
	await page.getByRole('button', { name: 'Play', exact: true }).click();
	await page.waitForSelector('[data-playing="true"]');
	await page.getByRole('button', { name: 'Pause', exact: true }).click();
	await page.getByRole('button', { name: 'Filter', exact: true }).click();
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	const dialog = page.locator('dialog[data-share]');
	await dialog.waitFor();
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
	await page.keyboard.press('Escape');
	await page.locator('[data-overlay]').waitFor({ state: 'hidden' });
	await page.getByRole('button', { name: 'Download', exact: true }).click();
	await page.keyboard.press('Escape');
	expect(await stored(session)).toEqual({});

	const theme = page.getByRole('button', { name: /Auto/u });
	await theme.click();
	await expect.poll(() => stored(session)).toEqual({ 'chronotope:theme': 'light' });

	for (const language of languages)
		for (const path of [
			'places/',
			'events/',
			'sources/',
			'about/',
			'place/montevideo/',
			'event/gale/',
			'print/?t=1987',
			'compare/?t=1987&with=1990/1992',
			'embed/?t=1987',
			'embed/examples/'
		]) {
			await page.goto(`${base}${language === 'en' ? '' : `${language}/`}${path}`);
			await page.waitForLoadState('networkidle');
		}
	await page.goto(`${base}places/`);
	await page.getByRole('searchbox').first().fill(typed);
	expect(await stored(session)).toEqual({ 'chronotope:theme': 'light' });

	const asked = requests.map((url) => decodeURIComponent(new URL(url).search + new URL(url).hash));
	expect(asked.filter((text) => new RegExp(`[=&]${typed}(?:&|$)`, 'u').test(text))).toEqual([]);
	expect(requests.filter((url) => new URL(url).searchParams.has('q'))).toEqual([]);
});
