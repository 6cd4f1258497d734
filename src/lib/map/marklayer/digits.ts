import { formatNumber } from '#lib/language/language.ts';

/** Sizes in CSS pixels that digits are drawn at; sizes between are scaled from the nearest. */
const SIZES = [9, 10, 11, 12, 13, 14];
export const SMALLEST = SIZES[0]!;
/** The family of the numbers in marks: the page's own. */
const FAMILY = "'Vazirmatn Variable', sans-serif";

export interface Digits {
	/** White on black; a column for each digit and one for the mark between thousands, a row for each size. */
	canvas: HTMLCanvasElement;
	/** Width and height of a cell in device pixels. */
	cell: [number, number];
	/** Widths of the glyphs, the last one the mark between thousands, as shares of the size. */
	advances: number[];
}

/** The glyphs of numbers in a language, `ratio` device pixels to a CSS pixel. Fonts must be loaded before. */
export function drawDigits(language: string, ratio: number): Digits {
	const glyphs = glyphsOf(language);
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true })!;
	context.font = `600 100px ${FAMILY}`;
	const measured = glyphs.map((glyph) => context.measureText(glyph));
	const advances = measured.map(({ width }) => width / 100);
	const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(
		glyphs.slice(0, 10).join('')
	);
	const widest = Math.max(...advances) * SIZES.at(-1)!;
	// An even number of pixels, so that a glyph's middle falls between two of them in every cell.
	const cell: [number, number] = [even(widest * ratio + 4), even(SIZES.at(-1)! * 1.2 * ratio + 4)];
	canvas.width = cell[0] * glyphs.length;
	canvas.height = cell[1] * SIZES.length;
	context.fillStyle = '#000';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.fillStyle = '#fff';
	context.textAlign = 'center';
	SIZES.forEach((size, row) => {
		context.font = `600 ${size * ratio}px ${FAMILY}`;
		const shift = ((up - down) / 200) * size * ratio;
		glyphs.forEach((glyph, column) => {
			context.fillText(glyph, (column + 0.5) * cell[0], (row + 0.5) * cell[1] + shift);
		});
	});
	return { canvas, cell, advances };
}

function glyphsOf(language: string): string[] {
	const digits = Array.from({ length: 10 }, (_, digit) => formatNumber(digit, language));
	const [, between = ''] = [...formatNumber(1234, language)];
	return [...digits, digits.includes(between) ? '' : between];
}

const even = (n: number): number => 2 * Math.ceil(n / 2);
