import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { gridLines, stack, tally, unitHeight } from './stack.ts';

const counts = (...numbers: number[]): Uint32Array => Uint32Array.from(numbers);
const two = { sure: counts(0, 0, 2, 1), possible: counts(0, 0, 3, 0), lanes: [], more: 0, highest: 6 };

describe('stacking a bar', () => {
	test('certain events stand below in the order of the legend, possible ones on top', () => {
		expect(stack(two, 1, 2, true)).toEqual([
			{ category: 0, possible: false, base: 0, count: 2 },
			{ category: 1, possible: false, base: 2, count: 1 },
			{ category: 0, possible: true, base: 3, count: 3 }
		]);
		expect(stack(two, 0, 2, true)).toEqual([]);
	});

	test('possible events can be left out', () => {
		expect(stack(two, 1, 2, false).map(({ count }) => count)).toEqual([2, 1]);
	});

	const column = fc
		.array(fc.nat(50), { minLength: 12, maxLength: 12 })
		.map((numbers) => Uint32Array.from(numbers));
	law(
		'blocks touch and add up to the tally',
		column,
		column,
		fc.integer({ min: 0, max: 2 }),
		(sure, possible, bin) => {
			const histogram = { sure, possible, lanes: [], more: 0, highest: 0 };
			const blocks = stack(histogram, bin, 4, true);
			let top = 0;
			for (const { base, count } of blocks) {
				expect(base).toBe(top);
				top += count;
			}
			const { sure: certain, possible: maybe } = tally(histogram, bin, 4);
			expect(top).toBe(certain + maybe);
		}
	);
});

describe('grid lines', () => {
	test.each([
		[0, []],
		[1, [1]],
		[2, [1, 2]],
		[3, [2]],
		[6, [3, 6]],
		[9, [4, 8]],
		[11, [4, 8]],
		[12, [5, 10]],
		[130, [50, 100]]
	])('for %i events', (highest, lines) => expect(gridLines(highest)).toEqual(lines));

	test('keep apart where the bars are low', () => {
		expect(gridLines(2, 2)).toEqual([2]);
		expect(gridLines(1, 2)).toEqual([1]);
		expect(gridLines(4, 2)).toEqual([2, 4]);
	});

	law('are one or two, and none above the tallest bar', fc.integer({ min: 1, max: 1_000_000 }), (highest) => {
		const lines = gridLines(highest);
		expect(lines.length).toBeGreaterThan(0);
		expect(lines.length).toBeLessThanOrEqual(2);
		expect(lines.at(-1)!).toBeLessThanOrEqual(highest);
	});

	test('a single event is not as high as the plot', () => {
		expect(unitHeight(1, 60)).toBe(10);
		expect(unitHeight(12, 60)).toBe(5);
	});
});
