import { describe, expect, test } from 'vitest';
import { atlasOf, dataset, ground } from '#tests/sheetatlas.ts';
import { letteringOf, numbersIn, valuesOf } from '#tests/sheetsvg.ts';
import type { Language } from '#lib/language/language.ts';
import { defaultView, type View } from '#lib/view/view.ts';
import { overlap, type Box } from './boxes.ts';
import { orientations, paperNames, paperOf, type Orientation } from './paper.ts';
import { makeSheet, type Sheet, type SheetOptions } from './sheet.ts';

const all: View = { ...defaultView, window: { from: null, to: null } };

function sheetOf(
	events: number,
	options: Partial<SheetOptions> & { language?: Language } = {},
	view: View = all
): Sheet {
	return makeSheet(atlasOf(events), view, () => ground, {
		paper: paperOf('a4'),
		style: 'colour',
		language: 'en',
		address: 'https://example.org/atlas/?t=1990',
		edition: 'data 0123abcd',
		...options
	});
}

const boxesOf = (page: string): Box[] =>
	valuesOf(page, 'data-box').map((text) => {
		const [x, y, width, height] = text.split(' ').map(Number) as [number, number, number, number];
		return { x, y, width, height };
	});

/** What must hold of any sheet. */
function judge(sheet: Sheet, orientation: Orientation, paper: string, language: Language): void {
	const { width, height } = paperOf(paper, orientation);
	const [first] = sheet.pages;
	// The map tells the numbers of the list, and the list those of the map.
	const onMap = [
		...valuesOf(first!, 'data-label').filter((label) => /\p{Nd}/u.test(label)),
		...sheet.pages.flatMap((page) => valuesOf(page, 'data-numbers'))
	];
	const listed = sheet.pages.flatMap((page) => valuesOf(page, 'data-number')).map(Number);
	expect(new Set(onMap.flatMap(numbersIn))).toEqual(new Set(listed));
	expect(listed).toEqual(Array.from({ length: sheet.numbered }, (_, at) => at + 1));
	const boxes = boxesOf(first!);
	boxes.forEach((box, at) => {
		for (const other of boxes.slice(at + 1)) expect(overlap(shrunk(box), shrunk(other))).toBe(false);
	});
	for (const page of sheet.pages) {
		expect(page).toContain(`viewBox="0 0 ${Number(width.toFixed(2))} ${Number(height.toFixed(2))}"`);
		const letters = letteringOf(page);
		expect(letters.length).toBeGreaterThan(5);
		for (const { text, left, right, baseline, size } of letters) {
			expect(left, text).toBeGreaterThanOrEqual(0);
			expect(right, text).toBeLessThanOrEqual(width);
			expect(baseline - size, text).toBeGreaterThanOrEqual(0);
			expect(baseline, text).toBeLessThanOrEqual(height);
			// 7.8 pt.
			expect(size).toBeGreaterThanOrEqual(10.4);
		}
		const said = letters.map(({ text }) => text).join(' ');
		expect(said).toContain('Natural');
		expect(said).toContain('CC0-1.0');
		expect(valuesOf(page, 'data-code')).toEqual(['https://example.org/atlas/?t=1990']);
		if (language === 'fa') expect(said).toMatch(/[۰-۹]/u);
	}
}

/** Figures are rounded to a hundredth where they are written. */
const shrunk = ({ x, y, width, height }: Box): Box => ({
	x: x + 0.02,
	y: y + 0.02,
	width: width - 0.04,
	height: height - 0.04
});

describe.each([1, 20, 60, 200])('a sheet of %i events', (events) => {
	for (const paper of paperNames)
		for (const orientation of orientations)
			for (const language of ['en', 'fa'] as const)
				test(`on ${paper} ${orientation} in ${language}`, () => {
					const sheet = sheetOf(events, { paper: paperOf(paper, orientation), language });
					judge(sheet, orientation, paper, language);
					const cited = new Set(
						atlasOf(events).dataset.sources.flatMap(({ id }) =>
							dataset.events
								.slice(0, events)
								.some((event) => event.when !== null && event.citations.some(({ source }) => source === id))
								? [id]
								: []
						)
					);
					expect(new Set(sheet.pages.flatMap((page) => valuesOf(page, 'data-source')))).toEqual(cited);
				});
});

describe('a sheet', () => {
	test('is the same text for the same input', () => {
		expect(sheetOf(60)).toEqual(sheetOf(60));
	});

	test('lists certain events before possible ones, in order of time, and says what it leaves out', () => {
		const view: View = { ...all, window: { from: Date.UTC(1990, 0, 1), to: Date.UTC(2003, 6, 1) } };
		const sheet = sheetOf(26, {}, view);
		const said = letteringOf(sheet.pages.join(''))
			.map(({ text }) => text)
			.join(' ');
		expect(said).toContain('January 1990 to June 2003.');
		expect(said.indexOf('Dated inside the period')).toBeGreaterThan(-1);
		expect(said.indexOf('Possibly inside the period')).toBeGreaterThan(
			said.indexOf('Dated inside the period')
		);
		expect(said).toContain('1 undated event is not shown.');
		expect(sheet).toMatchObject({ undated: 1 });
	});

	test('keeps to the frame that it is told, and lists what lies outside without a number', () => {
		const sheet = sheetOf(26, { bounds: [-12, 35, 10, 60] });
		expect(sheet.outside).toBeGreaterThan(0);
		const said = letteringOf(sheet.pages.join(''))
			.map(({ text }) => text)
			.join(' ');
		expect(said).toContain('Outside the map');
		expect(said).toContain('No place given');
		const rows = sheet.pages.flatMap((page) => valuesOf(page, 'data-event'));
		expect(rows.length).toBe(sheet.numbered + sheet.outside + sheet.unplaced);
	});

	test('has the scale that it is told, and a bar that is true to it', () => {
		const sheet = sheetOf(26, { bounds: [-12, 40, 0, 50], scale: 10_000_000 });
		const [, km, length] = /data-scale="(\d+)"><path d="M[\d.]+ [\d.]+v4h([\d.]+)/u.exec(sheet.pages[0]!)!;
		// A millimetre is ten kilometres.
		expect(Number(length) / Number(km)).toBeCloseTo(96 / 25.4 / 10, 2);
	});

	test('says of which day the data is, where the atlas says it', () => {
		const known = atlasOf(1);
		const dated = {
			...known,
			dataset: { ...known.dataset, atlas: { ...known.dataset.atlas, updated: '2024-05-06' } }
		};
		const { pages } = makeSheet(dated, all, () => ground, {
			paper: paperOf('a4'),
			style: 'colour',
			language: 'en',
			address: 'https://example.org/',
			edition: 'edition 0123abcd'
		});
		expect(letteringOf(pages[0]!).map(({ text }) => text)).toContain(
			'Chronotope · data of 6 May 2024 · edition 0123abcd · sheet 1 of 1'
		);
	});

	test('has an arrow to the north only where north is up everywhere', () => {
		expect(valuesOf(sheetOf(26, { projection: 'mercator' }).pages[0]!, 'data-north')).toHaveLength(1);
		for (const projection of [undefined, 'equal-earth', 'conic', 'polar'] as const)
			expect(valuesOf(sheetOf(26, { projection }).pages[0]!, 'data-north')).toEqual([]);
	});

	test('of one place or one event has nothing else', () => {
		const place = sheetOf(26, {}, { ...all, selection: { kind: 'place', id: 'montevideo' } });
		expect(place.numbered).toBe(3);
		const at = dataset.events.findIndex(({ id }) => id === 'porto-lanterns');
		const id = `porto-lanterns-${at}`;
		const event = sheetOf(26, {}, { ...all, selection: { kind: 'event', id } });
		expect(event).toMatchObject({ numbered: 1, unplaced: 0 });
		expect(valuesOf(event.pages[0]!, 'data-event')).toEqual([id]);
	});

	test('frames the box of the view, and of one place that place', () => {
		const boxed: View = { ...all, camera: { kind: 'bounds', bounds: [-60, 30, 20, 70] } };
		const kmOf = (view: View): number => Number(valuesOf(sheetOf(26, {}, view).pages[0]!, 'data-scale')[0]);
		const ofBox = kmOf(boxed);
		const ofPlace = kmOf({ ...boxed, selection: { kind: 'place', id: 'montevideo' } });
		expect(ofPlace).toBeLessThan(ofBox);
		expect(sheetOf(26, {}, { ...boxed, selection: { kind: 'place', id: 'montevideo' } }).outside).toBe(0);
	});

	test('without events says so', () => {
		const view: View = {
			...all,
			window: { from: Date.UTC(1890, 0, 1), to: Date.UTC(1891, 0, 1) },
			possible: false
		};
		const sheet = sheetOf(26, {}, view);
		expect(sheet.numbered).toBe(0);
		expect(
			letteringOf(sheet.pages[0]!)
				.map(({ text }) => text)
				.join(' ')
		).toContain('No events in this period');
	});

	test('writes what it is given as text and never as markup', () => {
		const title = '<script>alert("1")</script> & <b>';
		const { pages } = sheetOf(1, { title, subtitle: ']]><x y="' });
		expect(pages.join('')).not.toMatch(/<(?:script|b|x)\b/u);
		expect(
			letteringOf(pages[0]!)
				.map(({ text }) => text)
				.join(' ')
		).toContain(title);
	});
});

test('a paper that does not exist is told with what does', () => {
	for (const text of ['a9', '10x10mm', '210x297', '99999x99999px', ''])
		expect(() => paperOf(text)).toThrow(/^invalid paper/u);
	expect(paperOf('1200x630px')).toMatchObject({ width: 1200, height: 630, unit: 'px' });
});
