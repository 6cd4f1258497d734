import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapes } from '#lib/dataset/terms.ts';
import { drawStrip, MOST_BOXES, tintOf } from './area.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import { law } from '#tests/laws.ts';
import { drawMark, type MarkOptions } from './mark.ts';
import { palette } from './palette.ts';
import { diameter, halfSize, LARGEST, shapePath } from './shape.ts';

const categories = shapes.map((shape, at) => ({
	id: shape,
	label: { en: shape },
	colour: { light: `#00000${at}`, dark: `#f0000${at}` },
	shape
}));
const options: MarkOptions = { palette: palette('light', categories), shapes, language: 'en' };
const tally = (category: number, sure: number, possible = 0): Tally => ({ category, sure, possible });
const tallies = fc.uniqueArray(
	fc.record({ category: fc.nat(shapes.length - 1), sure: fc.nat(60), possible: fc.nat(60) }),
	{ selector: ({ category }) => category, maxLength: shapes.length }
);
const numbersOf = (path: string): number[] => (path.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);

describe('shapes', () => {
	test.each(shapes)('a %s has about the area of the circle it stands for', (shape) => {
		const { x, y } = halfSize(shape, 100);
		const area = {
			circle: Math.PI * x * y,
			square: 4 * x * y,
			diamond: 2 * x * y,
			bar: 4 * x * y,
			'triangle-up': 2 * x * y,
			'triangle-down': 2 * x * y,
			dome: Math.PI * x * y
		}[shape];
		expect(Math.abs(area / (Math.PI * 2500) - 1)).toBeLessThan(0.02);
	});

	test('size grows with the number of events, by area, up to the largest', () => {
		expect(diameter(4) / diameter(1)).toBeCloseTo(2);
		expect(diameter(10_000)).toBe(LARGEST);
	});

	test('paths stay within their half sizes', () => {
		for (const shape of shapes) {
			const { x, y } = halfSize(shape, 40);
			expect(Math.max(...numbersOf(shapePath(shape, 40)).map(Math.abs))).toBeLessThanOrEqual(
				Math.max(x, y) + 0.01
			);
		}
	});
});

describe('a mark', () => {
	test('for no event is none', () => {
		expect(drawMark([], options)).toBeNull();
		expect(drawMark([tally(0, 0)], options)).toBeNull();
	});

	test('for one event has no number, for several their number', () => {
		expect(drawMark([tally(1, 1)], options)?.label).toBeUndefined();
		expect(drawMark([tally(1, 3)], options)?.label?.text).toBe('3');
		expect(drawMark([tally(1, 1), tally(2, 9)], options)?.label?.text).toBe('10');
	});

	test('writes its number in the digits of the language', () => {
		expect(drawMark([tally(1, 12)], { ...options, language: 'fa' })?.label?.text).toBe('۱۲');
	});

	test('filled when certain, pale when all are possible', () => {
		const colour = options.palette.categories[1];
		const opacities = (drawing: ReturnType<typeof drawMark>): (number | undefined)[] =>
			drawing!.pieces.filter(({ fill }) => fill === colour).map(({ fillOpacity }) => fillOpacity);
		expect(opacities(drawMark([tally(1, 2)], options))).toEqual([undefined]);
		expect(opacities(drawMark([tally(1, 0, 2)], options))).toEqual([0.26]);
	});

	test('is a ring when certain and possible mix, even of one kind', () => {
		const fills = drawMark([tally(1, 1, 1)], options)!.pieces.filter(({ evenOdd, fill }) => evenOdd && fill);
		expect(fills.map(({ fillOpacity }) => fillOpacity)).toEqual([undefined, 0.26]);
	});

	law(
		'holds all its pieces within its stated size, in every state, and no number is broken',
		tallies,
		fc.boolean(),
		fc.constantFrom('none', 'hovered', 'selected'),
		(shown, inexact, state) => {
			const drawing = drawMark(shown, { ...options, inexact, state });
			if (!drawing) return;
			const most = Math.max(drawing.halfWidth, drawing.halfHeight);
			for (const { path } of drawing.pieces) {
				const numbers = numbersOf(path);
				expect(numbers.every(Number.isFinite)).toBe(true);
				expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(most);
			}
		}
	);
});

describe('an area', () => {
	test('is tinted by its number of events and hatched when all are possible', () => {
		expect(tintOf([])).toBeNull();
		expect(tintOf([tally(0, 2)])).toEqual({ opacity: 0.04, hatched: false });
		expect(tintOf([tally(0, 2), tally(1, 0, 3)])).toEqual({ opacity: 0.07, hatched: false });
		expect(tintOf([tally(0, 0, 12)])).toEqual({ opacity: 0.1, hatched: true });
	});

	test('shows up to three events as shapes and more as one box each', () => {
		const filled = (shown: Tally[]): number =>
			drawStrip(shown, options.palette, shapes)!.pieces.filter(({ fill }) =>
				options.palette.categories.includes(fill ?? '')
			).length;
		expect(filled([tally(0, 2), tally(1, 0, 1)])).toBe(3);
		expect(filled([tally(0, 13)])).toBe(13);
		expect(filled([tally(0, 500)])).toBe(MOST_BOXES);
	});
});
