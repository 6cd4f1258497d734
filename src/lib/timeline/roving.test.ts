import { describe, expect, test } from 'vitest';
import { roved } from './roving.ts';

describe('moving along a row by key', () => {
	test('arrows stop at the ends', () => {
		expect(roved('ArrowRight', 1, 3, 1)).toBe(2);
		expect(roved('ArrowRight', 2, 3, 1)).toBe(2);
		expect(roved('ArrowLeft', 0, 3, 1)).toBe(0);
	});

	test('left goes on where the row runs right to left', () => {
		expect(roved('ArrowLeft', 0, 3, -1)).toBe(1);
		expect(roved('ArrowRight', 1, 3, -1)).toBe(0);
	});

	test('Home and End go to the first and the last, other keys nowhere', () => {
		expect(roved('Home', 2, 3, 1)).toBe(0);
		expect(roved('End', 0, 3, 1)).toBe(2);
		expect(roved('Tab', 0, 3, 1)).toBeNull();
	});
});
