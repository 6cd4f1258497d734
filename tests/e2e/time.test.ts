import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { openPage, withoutMap } from './rig.ts';

/** Ids and dates: tests/fixtures/atlas/README.md. No zone may move an event, a window or a written date by a day. */
const zones = ['UTC', 'Asia/Tehran', 'America/Los_Angeles', 'Pacific/Kiritimati'] as const;
const all = '?t=../..';

const first = (page: Page) => page.getByRole('textbox', { name: 'First day shown' });
const last = (page: Page) => page.getByRole('textbox', { name: 'Last day shown' });
const windowOf = (page: Page) => page.locator('[data-window]').getAttribute('data-window');
const stretchOf = (page: Page) => page.locator('[data-stretch]').getAttribute('data-stretch');
const opened = (page: Page) => page.locator('[data-popup]:visible, [data-event-page]:visible');

type Answer = 'in' | 'possibly' | 'out';

/** What is shown of events in windows, which are typed as they are printed. */
const answersOf: Record<string, Record<string, Answer>> = {
	// An event of one day, and its neighbours.
	'1992-06-24': { 'porto-lanterns': 'in', 'porto-new-light': 'in' },
	'1992-06-23': { 'porto-lanterns': 'out' },
	'1992-06-25': { 'porto-lanterns': 'out' },
	// Events on the first and on the last day of a window.
	'1990-04-10/1990-04-24': { 'brest-pilots-heard': 'in', 'brest-keepers-heard': 'in' },
	'1990-04-11/1990-04-23': {
		'brest-pilots-heard': 'out',
		'brest-keepers-heard': 'out',
		'brest-inquiry': 'in'
	},
	// A December ends with its 31st day: what is dated to the year may lie in it, New Year’s Day does not.
	'2003-12': { 'montevideo-closure': 'possibly' },
	'2004-01': { 'montevideo-closure': 'out' },
	'2007-12': { 'radio-code': 'out' },
	'2008-01-01': { 'radio-code': 'in' },
	// An open interval begins with its first day and lasts to the end of the atlas.
	'2012-06': { 'algeria-without-survey': 'out' },
	'2012-07-01': { 'algeria-without-survey': 'in' },
	'2018-02-11': { 'algeria-without-survey': 'in', 'last-assembly': 'in' },
	// A decade is in where the window holds all of it, and possibly in on any of its days.
	'1980/1989': { 'porto-light-closed': 'in' },
	'1989-12-31': { 'porto-light-closed': 'possibly' },
	'1980-01-01': { 'porto-light-closed': 'possibly' },
	'1979-12-31': { 'porto-light-closed': 'out' },
	'1990-01-01': { 'porto-light-closed': 'out' }
};

/** How the list answers for an event. */
async function answer(page: Page, id: string): Promise<Answer> {
	const rows = page.locator(`[data-events] [data-event="${id}"]`);
	if ((await rows.count()) === 0) return 'out';
	return (await rows.first().getAttribute('data-possible')) === null ? 'in' : 'possibly';
}

/** Types a day, month or year into both fields and waits until the window is what it prints as. */
async function show(page: Page, from: string, to: string, printed: string): Promise<void> {
	for (const [field, text] of [
		[first(page), from],
		[last(page), to]
	] as const) {
		await field.fill(text);
		await field.press('Enter');
	}
	await expect.poll(() => windowOf(page)).toBe(printed);
}

/** The address follows once the view rests. */
const address = (page: Page) => expect.poll(() => new URL(page.url()).searchParams.get('t'));

// The zones at both ends of the day.
test.each(zones.slice(2))(
	'in %s marks and tints stand on the map on the days of their events, and on no other',
	async (timezoneId) => {
		const { page: map } = await openPage({ path: '?t=1992-06-23&c=0,45,2', context: { timezoneId } });
		const spots = () => map.locator('[data-spot]').evaluateAll((all) => all.map((spot) => spot.dataset.spot));
		await map.waitForSelector('[data-map="ready"]');
		await expect.poll(spots).toEqual(['brittany']);
		await show(map, '1992-06-24', '1992-06-24', '1992-06-24');
		await expect.poll(async () => (await spots()).sort()).toEqual(['brittany', 'porto']);
		await show(map, '1992-06-25', '1992-06-25', '1992-06-25');
		await expect.poll(spots).toEqual(['brittany']);
		await show(map, '1993-01-01', '1993-01-01', '1993-01-01');
		await expect.poll(spots).toEqual([]);
		await show(map, '2012-06-30', '2012-06-30', '2012-06-30');
		expect(await spots()).toEqual([]);
		await show(map, '2012-07-01', '2012-07-01', '2012-07-01');
		await expect.poll(spots).toEqual(['algeria']);
	}
);

describe.each(zones)('in %s', (timezoneId) => {
	let page: Page;
	beforeEach(async () => {
		({ page } = await openPage({ path: all, context: { timezoneId }, before: withoutMap }));
	});

	test('events are in, possibly in or out on the days of their dates, and on no day beside them', async () => {
		for (const [printed, answers] of Object.entries(answersOf)) {
			const [from = printed, to = from] = printed.split('/');
			await show(page, from, to, printed);
			for (const [id, expected] of Object.entries(answers))
				expect(await answer(page, id), `${id} in ${printed}`).toBe(expected);
		}
	});

	test('an undated event stands in its drawer and in no window', async () => {
		const drawer = page.locator('[data-drawer="undated"]');
		for (const [from, to, printed] of [
			['1979', '2018', '../..'],
			['1996', '1996', '1996']
		] as const) {
			if (printed !== '../..') await show(page, from, to, printed);
			expect(await answer(page, 'harbour-song')).toBe('out');
			expect(await drawer.locator('[data-event="harbour-song"]').count()).toBe(1);
			expect(await drawer.locator('[data-event]').count()).toBe(1);
		}
	});

	test('dates are written as the documents say: in list, popup, fields and address', async () => {
		const rows = page.locator('[data-events] [data-event="league-founded"]');
		expect(await rows.first().innerText()).toContain('12 May 1979');
		await rows.first().click();
		await expect.poll(() => opened(page).innerText()).toContain('12 May 1979');
		await page.locator('[data-events] [data-event="montevideo-hearing"]').first().click();
		await expect.poll(() => opened(page).innerText()).toContain('29 February 2004');
		await show(page, '2003-12', '2003-12', '2003-12');
		expect(await last(page).inputValue()).toBe('31 Dec 2003');
		await show(page, '29 February 2004', '1 March 2004', '2004-02-29/2004-03-01');
		expect([await first(page).inputValue(), await last(page).inputValue()]).toEqual([
			'29 Feb 2004',
			'1 Mar 2004'
		]);
		await address(page).toBe('2004-02-29/2004-03-01');
		await page.reload();
		await page.waitForSelector('html[data-ready="true"]');
		await expect.poll(() => windowOf(page)).toBe('2004-02-29/2004-03-01');
		expect(await answer(page, 'montevideo-hearing')).toBe('in');
		expect([await first(page).inputValue(), await last(page).inputValue()]).toEqual([
			'29 Feb 2004',
			'1 Mar 2004'
		]);
	});

	test('a Solar Hijri day is the same day', async () => {
		await page.getByRole('combobox', { name: 'Calendar' }).selectOption('persian');
		// 3 Tir 1371 is 24 June 1992.
		await show(page, '1371-4-3', '1371-4-3', '1992-06-24');
		expect(await answer(page, 'porto-lanterns')).toBe('in');
		await show(page, '1371-4-4', '1371-4-4', '1992-06-25');
		expect(await answer(page, 'porto-lanterns')).toBe('out');
	});
});

/** The sums that the bars' names tell. */
const counted = (page: Page): Promise<number> =>
	page
		.locator('[data-bars] [role=button]')
		.evaluateAll((bars) =>
			bars.reduce(
				(sum, bar) => sum + Number(/: (\d+) event/u.exec(bar.getAttribute('aria-label')!)?.[1] ?? 0),
				0
			)
		);

describe('the stretch that the dock shows', () => {
	const days = async (page: Page): Promise<number> => {
		const [from, to] = (await stretchOf(page))!.split('/');
		return (Date.parse(to!) - Date.parse(from!)) / 86_400_000;
	};

	test('comes closer and goes away by wheel, buttons and keys, and the window stays', async () => {
		const { page } = await openPage({ path: '?t=1987/1990', before: withoutMap });
		// The link's window is fitted, not lost in forty years.
		await expect.poll(() => days(page)).toBeLessThan(2600);
		const start = await days(page);
		const box = (await page.locator('[data-bars]').boundingBox())!;
		await page.mouse.move(box.x + box.width / 2, box.y + 10);
		await page.mouse.wheel(0, -300);
		await expect.poll(() => days(page)).toBeLessThan(start * 0.8);
		const wheeled = await days(page);
		await page.getByRole('button', { name: 'Wider in time' }).click();
		await expect.poll(() => days(page)).toBeGreaterThan(wheeled * 1.8);
		const wider = await days(page);
		await page.getByRole('button', { name: 'Closer in time' }).click();
		await expect.poll(() => days(page)).toBeLessThan(wider * 0.6);
		const closer = await days(page);
		await page.keyboard.press('-');
		await expect.poll(() => days(page)).toBeGreaterThan(closer * 1.8);
		await page.keyboard.press('+');
		await expect.poll(() => days(page)).toBeLessThan(wider * 0.6);
		await page.keyboard.press('0');
		await expect.poll(() => days(page)).toBe(start);
		expect(await windowOf(page)).toBe('1987/1990');
		expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
	});

	test('follows two fingers on a phone', async () => {
		const { page, context } = await openPage({
			width: 390,
			height: 844,
			path: '?t=1987/1990',
			before: withoutMap,
			context: { hasTouch: true }
		});
		const start = await days(page);
		const box = (await page.locator('.plot').boundingBox())!;
		const [middle, y] = [box.x + box.width / 2, box.y + 20];
		const client = await context.newCDPSession(page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
			client.send('Input.dispatchTouchEvent', {
				type,
				touchPoints:
					type === 'touchEnd' ? [] : [-1, 1].map((side, id) => ({ id, x: middle + (side * apart) / 2, y }))
			});
		await touch('touchStart', 40);
		for (const apart of [60, 80, 100, 120]) await touch('touchMove', apart);
		await touch('touchEnd', 0);
		await expect.poll(() => days(page)).toBeLessThan(start * 0.7);
		expect(await windowOf(page)).toBe('1987/1990');
	});

	test('goes to a bar and, by a second click, into it', async () => {
		const { page } = await openPage({ path: all, before: withoutMap });
		const bar = page.locator('[data-bars] [role=button][aria-label^="1987: "]');
		await bar.click();
		await expect.poll(() => windowOf(page)).toBe('1987');
		await bar.click();
		await expect.poll(() => days(page)).toBeLessThan(600);
		expect(await windowOf(page)).toBe('1987');
		await page.getByRole('button', { name: 'Back out' }).click();
		await expect.poll(() => days(page)).toBeGreaterThan(14_000);
	});
});

describe('the bars', () => {
	test('count only what the map shows, where asked, with list and counts, and follow it', async () => {
		const { page } = await openPage({ path: `${all}&c=-56.16,-34.9,8` });
		await page.waitForSelector('[data-map-idle="true"]');
		const before = await counted(page);
		expect(before).toBeGreaterThan(10);
		await page.getByRole('checkbox', { name: 'in map view' }).check();
		await expect.poll(() => counted(page)).toBe(3);
		await expect.poll(() => new URL(page.url()).searchParams.get('basis')).toBe('view');
		expect(await page.locator('[data-left-out]').getAttribute('data-left-out')).toBe('1');
		const listed = () => page.locator('[data-events]').getAttribute('data-events');
		expect(await listed()).toBe('3');
		expect(await page.locator('#events h2').first().innerText()).toMatch(/^3 events/u);
		const kinds = await page.locator('.legend .kind .count').allInnerTexts();
		expect(kinds.reduce((sum, count) => sum + Number(count), 0)).toBe(3);
		await page.getByRole('button', { name: 'Fit to what is shown' }).click();
		await expect.poll(() => windowOf(page)).toBe('2003/2004-02');

		// Another view has other events; where it has none, the list says why and leads back.
		await page.goto(`${page.url().split('?')[0]}${all}&c=-56.16,-34.9,8&basis=view`);
		await expect.poll(listed).toBe('3');
		await page.getByRole('button', { name: /outside this view/u }).click();
		await expect.poll(listed).not.toBe('3');
		await page.goto(`${page.url().split('?')[0]}${all}&c=-140,-40,6&basis=view&sel=event:gale`);
		await page.waitForSelector('[data-map-idle="true"]');
		await page.getByRole('heading', { name: 'No events of this period in this map view' }).waitFor();
		await page.getByText('It did not happen in this map view').waitFor();
		await page
			.locator('[data-filters]')
			.getByRole('button', { name: 'Only what this map view shows' })
			.click();
		await expect.poll(listed).toBe('25');
		await expect.poll(() => new URL(page.url()).searchParams.has('basis')).toBe(false);
	});

	test('the possible left out are left out of count, list, bars and marks', async () => {
		const { page } = await openPage({ path: '?t=2003' });
		expect(await page.locator('[data-possible][data-event]').count()).toBe(0);
		await show(page, '2003-12', '2003-12', '2003-12');
		const mark = page.getByRole('button', { name: /^Montevideo: /u });
		await expect.poll(() => mark.count()).toBe(1);
		expect(await answer(page, 'montevideo-closure')).toBe('possibly');
		await page.getByRole('checkbox', { name: 'Show possible events' }).uncheck();
		await expect.poll(() => mark.count()).toBe(0);
		expect(await answer(page, 'montevideo-closure')).toBe('out');
		expect(await page.locator('#events h2').first().innerText()).toMatch(/^No events/u);
		await expect.poll(() => new URL(page.url()).searchParams.get('poss')).toBe('0');
	});
});

test('on a phone the dock leaves the map in sight, its handles are 44 pixels, and nothing scrolls sideways', async () => {
	const { page } = await openPage({
		width: 390,
		height: 844,
		path: '?t=1987/1990',
		context: { hasTouch: true }
	});
	const heightOf = async (): Promise<number> => (await page.locator('[data-map]').boundingBox())!.height;
	const sideways = () => page.evaluate(() => document.documentElement.scrollWidth);
	expect(await heightOf()).toBeGreaterThan(280);
	for (const handle of await page.locator('[data-handle]').all()) {
		const { width, height } = (await handle.boundingBox())!;
		expect([Math.round(width), Math.round(height)]).toEqual([44, 44]);
	}
	expect(await sideways()).toBe(390);
	await page.getByRole('button', { name: 'More time controls' }).click();
	await page.getByRole('checkbox', { name: 'Only what this map view shows' }).waitFor();
	expect(await heightOf()).toBeGreaterThan(220);
	expect(await sideways()).toBe(390);
});
