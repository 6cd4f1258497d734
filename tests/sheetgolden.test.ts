import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { paperOf } from '#lib/sheet/paper.ts';
import { makePoster } from '#lib/sheet/poster.ts';
import { makeSeries, type SeriesOptions } from '#lib/sheet/series.ts';
import { parseWindow } from '#lib/time/window.ts';
import { defaultView, type View } from '#lib/view/view.ts';
import { atlasOf, dataset, ground } from './sheetatlas.ts';

const folder = join(import.meta.dirname, 'golden/sheets');
const all: View = { ...defaultView, window: { from: null, to: null } };
const viewOf = (window: string): View => ({ ...all, window: parseWindow(window)! });

interface Golden extends Partial<SeriesOptions> {
	events?: number;
	view?: View;
}

/** Sheets of the fixture atlas on a ground of one square, all of their pages: they were looked at before they were kept. */
const sheets: Record<string, Golden> = {
	'a4-portrait': {},
	'a4-landscape-persian': { paper: paperOf('a4', 'landscape'), language: 'fa', bothCalendars: true },
	'a5-grey': { paper: paperOf('a5'), style: 'grey', view: viewOf('1987/1992') },
	'a3-landscape-many': { paper: paperOf('a3', 'landscape'), events: 60 },
	'letter-black-persian': {
		paper: paperOf('letter'),
		style: 'black',
		language: 'fa',
		view: viewOf('1987/2003')
	},
	'a5-contrast-many': { paper: paperOf('a5', 'landscape'), style: 'contrast', events: 60 },
	years: { series: 'years', view: viewOf('1987/1992') },
	'compared-persian': { versus: parseWindow('1990/1999')!, language: 'fa', view: viewOf('1980/1989') },
	'book-by-place': { series: 'by-place', paper: paperOf('a5'), view: viewOf('1987/1990') },
	'exact-scale-mercator': { projection: 'mercator', scale: 20_000_000, bounds: [-12, 36, 8, 56] },
	'one-event': { view: { ...all, selection: { kind: 'event', id: `${dataset.events[0]!.id}-0` } } }
};

describe('a sheet is drawn as it was when it was looked at:', () => {
	test.each(Object.entries(sheets))('%s', async (name, { events = 26, view = all, ...options }) => {
		const { pages } = makeSeries(atlasOf(events), view, () => ground, {
			paper: paperOf('a4'),
			style: 'colour',
			language: 'en',
			addressOf: () => 'https://example.org/atlas/?t=1990',
			edition: 'data 0123abcd',
			...options
		});
		await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(join(folder, `${name}.svg`));
	});

	test('picture', async () => {
		const svg = makePoster(atlasOf(26), all, () => ground, {
			width: 1200,
			height: 630,
			hasHead: true,
			language: 'en',
			style: 'colour'
		});
		await expect(`${svg}\n`).toMatchFileSnapshot(join(folder, 'picture.svg'));
	});
});
