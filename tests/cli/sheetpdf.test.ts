import { afterAll, describe, expect, test } from 'vitest';
import type { MadeSheet } from '#cli/sheets/make.ts';
import { Printer } from '#cli/sheets/printer.ts';
import { outlinedPdf } from '#cli/sheets/outlines.ts';
import type { Language } from '#lib/language/language.ts';
import { orientations, paperNames, paperOf, type Orientation } from '#lib/sheet/paper.ts';
import { makeSheet } from '#lib/sheet/sheet.ts';
import { styleNames, type StyleName } from '#lib/sheet/styles.ts';
import { defaultView } from '#lib/view/view.ts';
import { bare, readPdf } from '../pdf.ts';
import { atlasOf, ground } from '../sheetatlas.ts';
import { letteringOf } from '../sheetsvg.ts';

const printer = new Printer();
afterAll(() => printer.close());

function sheetOf(
	events: number,
	{
		paper = 'a4',
		orientation = 'portrait',
		language = 'en',
		style = 'colour'
	}: { paper?: string; orientation?: Orientation; language?: Language; style?: StyleName } = {}
): MadeSheet {
	const size = paperOf(paper, orientation);
	const view = { ...defaultView, window: { from: null, to: null } };
	const sheet = makeSheet(atlasOf(events), view, () => ground, {
		paper: size,
		style,
		language,
		address: 'https://example.org/atlas/?t=1990',
		edition: 'data 0123abcd'
	});
	return { ...sheet, paper: size, language };
}

/** Letters of a script that is read from the right. */
const arabic = (text: string): string => bare(text).replaceAll(/[^\p{Script=Arabic}]|\p{Nd}/gu, '');

describe.each([1, 20, 60, 200])('a PDF of %i events', { timeout: 60_000 }, (events) => {
	for (const paper of paperNames)
		for (const orientation of orientations)
			for (const language of ['en', 'fa'] as const)
				test(`on ${paper} ${orientation} in ${language}`, async () => {
					const sheet = sheetOf(events, { paper, orientation, language });
					const { sizes, lines, title, language: told } = await readPdf(await printer.print(sheet));
					expect(sizes).toEqual(
						sheet.pages.map(() => [
							expect.closeTo(sheet.paper.width * 0.75, -0.5),
							expect.closeTo(sheet.paper.height * 0.75, -0.5)
						])
					);
					expect({ title, told }).toEqual({ title: sheet.title, told: language });
					// Every text of the drawing stands on its page, on its own line, in the order in which it is read.
					sheet.pages.forEach((svg, page) => {
						for (const { text, baseline } of letteringOf(svg)) {
							const height = (sheet.paper.height - baseline) * 0.75;
							const near = lines.filter(
								(line) => line.page === page + 1 && Math.abs(line.baseline - height) <= 1.5
							);
							const isThere =
								language === 'fa'
									? near.some(({ fromRight }) => arabic(fromRight).includes(arabic(text)))
									: near.some(({ fromLeft }) => fromLeft.includes(bare(text)));
							expect(
								isThere,
								`${text} at ${height}: ${near.map(({ fromRight }) => fromRight).join(' | ')}`
							).toBe(true);
						}
					});
				});
});

test('a printed PDF has its fonts inside, and each label once', async () => {
	const pdf = await printer.print(sheetOf(20));
	const raw = pdf.toString('latin1');
	expect(raw.match(/\/FontDescriptor\b/gu)!.length).toBeGreaterThan(0);
	const descriptors = raw.match(/\/Type \/FontDescriptor/gu)!.length;
	expect(raw.match(/\/FontFile2 /gu)!.length).toBe(descriptors);
	const { text } = await readPdf(pdf);
	expect(text.match(/Montevideo/gu)!.length).toBe(
		letteringOf(sheetOf(20).pages.join('')).filter((one) => one.text.includes('Montevideo')).length
	);
});

describe('without a browser', () => {
	test.each(styleNames)(
		'a PDF in the style %s is the same file each time, of outlines alone',
		async (style) => {
			const sheet = sheetOf(20, { style, paper: 'letter', orientation: 'landscape' });
			const pdf = await outlinedPdf(sheet);
			expect(pdf.equals(await outlinedPdf(sheet))).toBe(true);
			const { sizes, text, title } = await readPdf(pdf);
			expect(sizes).toEqual(sheet.pages.map(() => [792, 612]));
			expect({ text: text.trim(), title }).toEqual({ text: '', title: sheet.title });
		}
	);
});
