import { expect, test } from 'vitest';
import { atlasOf, dataset, ground } from '#tests/sheetatlas.ts';
import { letteringOf, valuesOf } from '#tests/sheetsvg.ts';
import { catalogue } from '#lib/dataset/catalogue.ts';
import { defaultView, type View } from '#lib/view/view.ts';
import { makePagePicture, pagePicture } from './pagepicture.ts';
import { makePoster, type PosterOptions } from './poster.ts';

const view: View = { ...defaultView, window: { from: null, to: null } };
const posterOf = (options: Partial<PosterOptions> = {}): string =>
	makePoster(atlasOf(26), view, () => ground, {
		width: 1200,
		height: 630,
		hasHead: true,
		language: 'en',
		style: 'colour',
		...options
	});
const said = (svg: string): string[] => letteringOf(svg).map(({ text }) => text);

test('a picture names places and says how many events they have, and has no number of a list', () => {
	const svg = posterOf();
	expect(said(svg)).toContain('Montevideo');
	expect(said(svg)).toContain('The Harbour League');
	expect(said(svg).join(' ')).toContain('25 events');
	expect(valuesOf(svg, 'data-label').join('')).toBe('');
	// Montevideo's three events are one mark.
	expect(said(svg)).toContain('3');
	expect(svg).toContain('width="1200px" height="630px"');
});

test('nothing that it says leaves it, and without a head the map is all', () => {
	for (const language of ['en', 'fa'] as const)
		for (const hasHead of [true, false]) {
			const svg = posterOf({ language, hasHead });
			for (const { text, left, right, baseline } of letteringOf(svg)) {
				// Numbers in marks are placed by their marks.
				if (!/\p{L}/u.test(text)) continue;
				expect(left, text).toBeGreaterThanOrEqual(0);
				expect(right, text).toBeLessThanOrEqual(1200);
				expect(baseline, text).toBeLessThanOrEqual(630);
			}
			expect(svg).toBe(posterOf({ language, hasHead }));
			expect(said(svg).includes('The Harbour League')).toBe(hasHead && language === 'en');
		}
});

test('a picture of an event without a date shows its place, and says that it has none', () => {
	const atlas = catalogue(dataset);
	const song: View = { ...view, selection: { kind: 'event', id: 'harbour-song' } };
	const poster = makePoster(atlas, song, () => ground, {
		...{ width: 1200, height: 630, hasHead: true },
		...{ language: 'en', style: 'colour' }
	});
	expect(valuesOf(poster, 'data-mark')).toEqual(['lisbon']);
	expect(said(poster).join(' ')).toContain('The Harbour League. Undated.');
	const inPage = makePagePicture(atlas, song, () => ground, { language: 'en', ...pagePicture });
	expect(valuesOf(inPage, 'data-mark')).toEqual(['lisbon']);
});
