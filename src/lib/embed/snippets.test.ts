import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { snippetKinds, snippets, type Embedded } from './snippets.ts';

const site = 'https://example.org/atlas/';
const of: Embedded = {
	src: `${site}fa/embed/place/tehran/?v=1&t=1988/1992&cat=a,b&theme=dark&api=1`,
	page: `${site}fa/?v=1&t=1988/1992&cat=a,b&sel=place:tehran`,
	site,
	title: 'Tehran',
	height: 492,
	fullscreen: true
};
const read = (text: string) => new DOMParser().parseFromString(`<div>${text}</div>`, 'text/xml');

describe('what is copied into a page', () => {
	test('is a frame with all that a careful editor asks of one', () => {
		const frame = read(snippets.iframe(of)).getElementsByTagName('iframe')[0]!;
		expect(frame.getAttribute('src')).toBe(of.src);
		expect(frame.getAttribute('title')).toBe('Tehran');
		expect(frame.getAttribute('loading')).toBe('lazy');
		expect(frame.getAttribute('sandbox')).toBe(
			'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads'
		);
		expect(frame.getAttribute('referrerpolicy')).toBe('no-referrer');
		expect(frame.getAttribute('height')).toBe('492');
		expect(snippets.iframe(of)).toMatch(/<\/iframe>$/u);
	});

	test('has the script at the site, and the element with what the address says', () => {
		expect(snippets.script(of)).toContain('<script src="https://example.org/atlas/embed.js" async></script>');
		const [element] = read(snippets.element(of).split('\n')[0]!).getElementsByTagName('chronotope-map');
		const attributes = Object.fromEntries(
			Array.from(element!.attributes).map(({ name, value }) => [name, value])
		);
		expect(attributes).toEqual({
			lang: 'fa',
			place: 'tehran',
			t: '1988/1992',
			cat: 'a,b',
			theme: 'dark',
			title: 'Tehran'
		});
	});

	law('is text of its own language, whatever the title', fc.string({ maxLength: 60 }), (title) => {
		for (const kind of snippetKinds.filter((one) => one !== 'markdown')) {
			const [first] = snippets[kind]({ ...of, title }).split('</script>');
			const text = first!.replace(/<script.*$/su, '');
			const element = read(text).documentElement!.firstChild as unknown as {
				getAttribute(name: string): string | null;
				textContent: string;
			};
			const told = kind === 'link' ? element.textContent : element.getAttribute('title');
			expect(told).toBe(title.replaceAll(/[^\P{Cc}\t\n\r\u007F-\u009F]/gu, '\uFFFD'));
		}
	});

	test('keeps in Markdown the signs that would mean something there', () => {
		expect(snippets.markdown({ ...of, title: 'a](b) *c*', page: 'https://a.example/?q=(x)' })).toBe(
			'[a\\](b) \\*c\\*](https://a.example/?q=%28x%29)'
		);
	});
});
