import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { Passages } from '#lib/dataset/passage.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { violationsInAllLooks } from './looks.ts';
import { openPage } from './rig.ts';

const atlas = resolve(import.meta.dirname, '../fixtures/atlas');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(atlas, name), 'utf8')) as T;
const document = new Passages(readFileSync(join(atlas, 'documents/fixture.txt'), 'utf8'));
const sources = read<Dataset['sources']>('sources.json');
const cited = read<Dataset['events']>('events.json').flatMap(({ citations }) => citations);
const stretchOf = (id: string) => sources.find((source) => source.id === id)!.document as Required<Stretch>;
interface Stretch {
	start?: number;
	end?: number;
}
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
/** Sentences of a stretch that no citation of another source holds, long enough to be told from other words. */
const sentencesOf = (id: string): string[] =>
	plain(document.slice(stretchOf(id)))
		.split(/(?<=[.!?])\s/u)
		.filter((sentence) => sentence.length > 30);

describe('the words of a source', () => {
	test('stand on its page where its rights allow it, the cited passage first', async () => {
		const { page, base } = await openPage({ path: 'source/coast-gazette/' });
		const passages = cited.filter(({ source, start }) => source === 'coast-gazette' && start !== undefined);
		for (const { start, end } of passages) {
			const quoted = page.locator(`[id="passage-${start}-${end}"] blockquote`);
			expect(plain(await quoted.innerText())).toBe(plain(document.slice({ start: start!, end: end! })));
		}
		expect(await page.locator('blockquote .date, blockquote .place').count()).toBeGreaterThan(0);
		// Of an excerpt nothing but the passages; of a text in full, the text with the passages marked.
		expect(await page.locator('blockquote').count()).toBe(new Set(passages.map(({ start }) => start)).size);
		await page.goto(`${base}source/gale-report/`);
		const whole = page.locator('blockquote:has(mark)');
		expect(plain(await whole.innerText())).toBe(plain(document.slice(stretchOf('gale-report'))));

		// A citation leads to its passage.
		await page.goto(`${base}event/gale/`);
		await page.locator('main a[href*="#passage-"]').first().click();
		await page.waitForURL('**/source/**');
		const [box] = await page
			.locator('li:target')
			.evaluateAll((all) => all.map((item) => item.getBoundingClientRect().top));
		expect(box).toBeGreaterThanOrEqual(0);
		expect(box).toBeLessThan(800);
		expect(await page.locator('li:target blockquote').count()).toBe(1);
	});

	test.each(['en', 'fa'] as const)('have no violation in %s', async (language) => {
		const { page } = await openPage({ language, path: 'source/gale-report/' });
		expect(await violationsInAllLooks(page)).toEqual([]);
	});

	test('that may only be cited are in no byte of the site', () => {
		const folder = inject('sites').fixture;
		const secret = sentencesOf('keepers-notes');
		expect(secret.length).toBeGreaterThan(1);
		const allowed = sentencesOf('gale-report');
		let found = 0;
		for (const file of globSync('**/*.*', { cwd: folder })) {
			// What is packed again holds what stands beside it.
			if (/\.(?:gz|br|png|woff2|pmtiles)$/u.test(file)) continue;
			const text = plain(
				readFileSync(join(folder, file), 'utf8')
					.replaceAll(/<[^>]*>/gu, '')
					.replaceAll(String.raw`\n`, ' ')
			);
			for (const sentence of secret) expect(text.includes(sentence), `${file}: ${sentence}`).toBe(false);
			if (allowed.every((sentence) => text.includes(sentence))) found++;
		}
		// The same look finds what may be shown.
		expect(found).toBeGreaterThan(1);
	});

	test('in a reader’s own copy are gone to by each link to a passage', async () => {
		const passages = cited.filter(({ source, start }) => source === 'bulletin' && start !== undefined);
		const last = passages.toSorted((a, b) => a.start! - b.start!).at(-1)!;
		const key = `${last.start}-${last.end}`;
		// A citation of an event has led here: the copy is opened at that passage.
		const { page } = await openPage({ path: `source/bulletin/#passage-${key}`, height: 500 });
		const text = readFileSync(join(atlas, 'documents/fixture.txt'));
		await page
			.getByLabel('Open a text file')
			.setInputFiles({ name: 'fixture.txt', mimeType: 'text/plain', buffer: text });
		await page.waitForSelector('[data-own-copy] [data-state=shown]');
		const inSight = (id: string) =>
			page.locator('.copy').evaluate((view, wanted) => {
				const box = view.getBoundingClientRect();
				const { top } = view.querySelector(`[data-passage~="${wanted}"]`)!.getBoundingClientRect();
				return top >= box.top && top < box.bottom;
			}, id);
		expect(await inSight(key)).toBe(true);
		// Opened first, it goes to what is asked for later.
		const other = passages.toSorted((a, b) => a.start! - b.start!)[0]!;
		await page.locator(`a[href="#passage-${other.start}-${other.end}"]`).click();
		await expect.poll(() => inSight(`${other.start}-${other.end}`)).toBe(true);
	});
});
