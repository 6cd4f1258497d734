import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { languages } from '#lib/language/language.ts';
import { openPage } from '../e2e/rig.ts';
import { startServer, type TestServer } from '../e2e/server.ts';
import { CALL, MARK, payloads } from '../fixtures/poison.ts';
import { foreign, trap } from './foreign.ts';

let server: TestServer;
beforeAll(async () => {
	server = await startServer(inject('poison'));
});
afterAll(() => server.close());

/** Every page of the site, by its path under the language's root. */
const paths = (language: string): string[] =>
	readdirSync(join(inject('poison'), language === 'en' ? '' : language), {
		recursive: true,
		encoding: 'utf8'
	})
		.filter((name) => name.endsWith('index.html') && (language !== 'en' || !name.startsWith('fa/')))
		.map((name) => name.slice(0, -'index.html'.length));

// The trap must see what it is there for.
test('a payload that is taken for markup is caught', async () => {
	const { page, problems } = await openPage({ server, path: 'about/', before: trap });
	await page.evaluate((html) => {
		document.body.insertAdjacentHTML('beforeend', html);
	}, payloads[1]!);
	expect(await foreign(page)).toEqual([`img[${MARK}]`, 'img[onerror]']);
	await page.evaluate((name) => (window as never as Record<string, () => void>)[name]!(), CALL);
	await expect.poll(() => problems).toContain('a payload ran');
	problems.length = 0;
});

describe.each(languages)('poisoned text in every field stays text (%s)', (language) => {
	test('on every page of the site, with scripts on', { timeout: 1_800_000 }, async () => {
		const all = paths(language);
		expect(all.length).toBeGreaterThan(3 * payloads.length);
		// Pages for frames start a map each: enough of them are looked at below.
		const still = all.filter((path) => !/^(?:embed|compare|print)\//u.test(path) && path !== '');
		const { page } = await openPage({ server, language, before: trap });
		for (const path of still) {
			await page.goto(`${server.base}${language === 'en' ? '' : `${language}/`}${path}`);
			expect([path, await foreign(page)]).toEqual([path, []]);
		}
	});

	test('in list, popup, opened page, search and panels of the map', { timeout: 1_800_000 }, async () => {
		for (let at = 0; at < payloads.length; at += 3) {
			const { page, context } = await openPage({
				server,
				language,
				path: `?t=../..&sel=event:event-${at}`,
				before: trap
			});
			await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
			await page.locator('[data-popup]:visible, [data-event-page]:visible').first().waitFor();
			expect([at, await foreign(page)]).toEqual([at, []]);
			await context.close();
		}
	});

	test(
		'in frames, in what is printed, and where two periods are compared',
		{ timeout: 1_800_000 },
		async () => {
			for (const path of [
				'embed/?t=../..',
				...[0, 20, 40, 60, 80, 100].flatMap((at) => [`embed/event/event-${at}/`, `embed/place/place-${at}/`]),
				'print/?t=../..',
				'compare/?t=1980/1990&with=1991/2018'
			]) {
				const { page, context } = await openPage({ server, language, path, before: trap });
				await page.waitForLoadState('networkidle');
				expect([path, await foreign(page)]).toEqual([path, []]);
				await context.close();
			}
		}
	);
});
