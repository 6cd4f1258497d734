import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage } from './rig.ts';

/** How far the page reaches beyond its window, in pixels. */
const over = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/**
 * What can be pressed and is smaller than `least` pixels in a direction, one line each. Links within a sentence are as
 * high as its lines; what a label around it or another element over it makes larger counts as large as that.
 */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
	page.evaluate((pixels) => {
		const isInline = (element: Element): boolean =>
			getComputedStyle(element).display === 'inline' && element.localName === 'a';
		const targets = [
			...document.querySelectorAll<HTMLElement>('button, a, input, select, summary, [role="button"]')
		].filter(
			(element) =>
				element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
				!element.closest('[inert], .visually-hidden, .maplibregl-canvas-container, svg') &&
				!(element as HTMLButtonElement).disabled &&
				!isInline(element)
		);
		return targets.flatMap((element) => {
			const around = element.closest('label') ?? element;
			const { width, height, top } = around.getBoundingClientRect();
			if (width === 0 || height === 0 || top > innerHeight) return [];
			// Half a pixel is rounding.
			if (Math.min(width, height) >= pixels - 0.5) return [];
			const name = element.ariaLabel ?? element.textContent.trim().slice(0, 40);
			return [
				`${element.localName}.${element.className} ${name}: ${Math.round(width)} × ${Math.round(height)}`
			];
		});
	}, least);

const map = ['?t=../..', '?t=../..&sel=event:gale'];
const texts = ['place/montevideo/', 'event/gale/', 'source/gale-report/', 'places/', 'about/'];

describe('a reader who sees little', () => {
	// 1280 pixels at 400 % are a window of 320 by 200.
	test.each([
		[320, 640],
		[320, 200]
	])('has the whole of every page in %i by %i pixels', async (width, height) => {
		const { page, base } = await openPage({ width, height, path: map[0] });
		for (const path of [...map, ...texts]) {
			await page.goto(base + path);
			await page.waitForSelector('html[data-ready="true"]');
			expect(await over(page), path).toBeLessThanOrEqual(0);
		}
		// The list can be brought up and scrolled to its last row.
		await page.goto(base + map[0]);
		await page.waitForSelector('html[data-ready="true"]');
		const row = page.locator('.list [data-event]').last();
		await row.focus();
		await row.scrollIntoViewIfNeeded();
		await page.keyboard.press('Enter');
		await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toMatch(/^event:/u);
		expect(await page.getByText('Who says so').first().isVisible()).toBe(true);
	});

	test('finds marks, controls and what is chosen in forced colours', async () => {
		const { page } = await openPage({ path: '?t=../..&sel=event:gale', context: { forcedColors: 'active' } });
		await page.waitForSelector('[data-map-idle="true"]');
		const seen = await page.evaluate(() => {
			const shown = (element: Element | null): boolean => element?.checkVisibility() ?? false;
			const current = document.querySelector('[aria-current="true"]')!;
			const [row, other] = [current, document.querySelector('[data-event]:not([aria-current])')!].map(
				(element) =>
					JSON.stringify(
						[getComputedStyle(element), getComputedStyle(element, '::before')].map((style) => [
							style.borderInlineStartWidth,
							style.borderInlineStartStyle,
							style.outlineStyle,
							style.backgroundColor,
							style.boxShadow,
							style.content,
							style.forcedColorAdjust
						])
					)
			);
			const signs = [...document.querySelectorAll('.legend svg path')].map(
				(path) => getComputedStyle(path).fill
			);
			return {
				active: matchMedia('(forced-colors: active)').matches,
				told: row !== other,
				signs: new Set(signs.filter((fill) => fill !== 'none')).size,
				handles: [...document.querySelectorAll('[role=slider], input[type=range]')].every(shown)
			};
		});
		expect(seen).toMatchObject({ active: true, told: true, handles: true });
		// Signs keep the colours by which the map, a picture, tells kinds apart.
		expect(seen.signs).toBeGreaterThan(3);
	});

	test('is moved nowhere: with reduced motion nothing slides or fades', async () => {
		const { page } = await openPage({ path: '?t=1987', context: { reducedMotion: 'reduce' } });
		await page.waitForSelector('[data-map-idle="true"]');
		const moving = await page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.filter((element) => {
					const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
					const seconds = transitionDuration.split(',').map(Number.parseFloat);
					return (
						Math.max(...seconds) > 0.01 ||
						(animationName !== 'none' && Number.parseFloat(animationDuration) > 0.01)
					);
				})
				.map(({ className }) => String(className))
		);
		expect(moving).toEqual([]);
	});
});

describe('a reader who does not see the map', () => {
	test('is told what it shows, and again when it shows another part', async () => {
		const { page } = await openPage({ path: '?t=../..&c=-56.16,-34.9,8' });
		await page.waitForSelector('[data-map-idle="true"]');
		const described = () =>
			page.evaluate(() => {
				const id = document.querySelector('canvas[aria-describedby]')!.getAttribute('aria-describedby')!;
				return document.getElementById(id)!.textContent;
			});
		expect(await described()).toBe('In view: Montevideo. 3 events. All dates.');
		const said = () => page.locator('.view [role=status]').allInnerTexts();
		expect((await said()).join('')).toBe('');
		await page.getByRole('button', { name: 'Show all events in the period' }).click();
		await expect
			.poll(async () => (await said()).join(''))
			.toMatch(/^In view: .+ \+\d+\. \d+ events\. All dates\.$/u);
	});

	test('has in the list all that the map has', async () => {
		const { page } = await openPage({ path: '?t=1979/2004' });
		await page.waitForSelector('[data-map-idle="true"]');
		const rows = await page.locator('.list [data-event]').evaluateAll((all) =>
			all.map((row) => ({
				// Its places: the second part of the line under the title.
				where: row
					.querySelector('.row-meta')!
					.textContent.split(' · ')[1]!
					.split(/ and (?!\d)/u),
				possible: (row as HTMLElement).dataset.possible !== undefined
			}))
		);
		const marks = await page
			.locator('[data-spot]')
			.evaluateAll((all) => all.map((mark) => (mark as HTMLElement).ariaLabel!));
		expect(marks.length).toBeGreaterThan(3);
		for (const mark of marks) {
			const [, name, others, events, possible = '0'] =
				/^(.+?)(?: \+(\d+))?: (\d+) events?(?:, (\d+) of them possibly)?$/u.exec(mark)!;
			const isIt = (place: string): boolean =>
				place === name ||
				/^, whole (?:area|country)$/u.test(place.replace(name!, '')) ||
				(place.startsWith(`${name}, `) && !place.includes('whole'));
			const here = rows.filter(({ where }) => where.some(isIt));
			// A mark for several places is named after one of them.
			if (others) expect(here.length, mark).toBeGreaterThan(0);
			else
				expect([here.length, here.filter((row) => row.possible).length], mark).toEqual([
					Number(events),
					Number(possible)
				]);
		}
	});
});

describe('a hand that shakes', () => {
	test.each([
		[24, 1280, 800, false],
		[44, 390, 844, true]
	])('finds no target below %i pixels at %i × %i', async (least, width, height, hasTouch) => {
		const { page, base } = await openPage({ width, height, path: map[0], context: { hasTouch } });
		for (const path of [...map, ...texts]) {
			await page.goto(base + path);
			await page.waitForSelector('html[data-ready="true"]');
			// Of text pages what is not part of the text.
			const small = await smallTargets(page, path.startsWith('?') ? least : 24);
			expect(small, path).toEqual([]);
		}
	});
});
