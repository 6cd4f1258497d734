import { describe, expect, test } from 'vitest';
import { asWordPress, oembedProblems, readOembedXml, type Answer } from '#tests/oembed.ts';
import { openHost, openPage } from '../rig.ts';
import { article, frame, ready } from './article.ts';

describe('a page that others show', () => {
	test('says how in its head, and the file there is what the specification asks, as WordPress takes it', async () => {
		const { page, base } = await openPage({ path: 'place/porto/' });
		for (const [type, read] of [
			['application/json+oembed', (text: string) => JSON.parse(text) as Answer],
			['text/xml+oembed', readOembedXml]
		] as const) {
			const href = (await page.locator(`head link[type="${type}"]`).getAttribute('href'))!;
			expect(href).toMatch(/^https:\/\/example\.org\/harbours\/oembed\/place\/porto\.(?:json|xml)$/u);
			const response = await page.request.get(base + href.slice('https://example.org/harbours/'.length));
			const answer = read(await response.text());
			expect(oembedProblems(answer)).toEqual([]);
			expect(answer.thumbnail_url).toBe('https://example.org/harbours/published/posters/place/porto-en.png');
			const { frame: kept } = asWordPress(answer.html as string)!;
			expect(kept).toEqual({
				src: 'https://example.org/harbours/embed/place/porto/',
				width: '640',
				height: '492',
				title: 'Porto'
			});
		}
	});

	test("stands in WordPress's sandbox, with its height and its links in WordPress's own words", async () => {
		const { page } = await openHost(
			(site) =>
				article(
					frame(`${site}embed/place/porto/#?secret=abcdefghij`, 'allow-scripts'),
					`<script>const heard = []; addEventListener('message', ({ data, source }) => {
						if (data.secret === 'abcdefghij' && source === document.querySelector('iframe').contentWindow) heard.push(data);
					})</script>`
				),
			{ width: 640 }
		);
		const heard = () => page.evaluate('heard') as Promise<{ message: string; value: unknown }[]>;
		const map = page.frameLocator('iframe');
		await ready(map);
		await expect.poll(async () => (await heard()).some(({ message }) => message === 'height')).toBe(true);
		const height = (await heard()).find(({ message }) => message === 'height')!.value as number;
		expect(Number.isInteger(height) && height >= 200 && height <= 1000).toBe(true);
		await map.getByRole('link', { name: 'Get the data' }).click();
		await expect
			.poll(async () => (await heard()).filter(({ message }) => message === 'link').map(({ value }) => value))
			.toEqual([expect.stringMatching(/\/about\/$/u)]);
	});
});
