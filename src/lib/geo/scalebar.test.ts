import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { scaleOf } from './scalebar.ts';

test('the bar is the longest of 1, 2 or 5 times a power of ten that fits', () => {
	expect(scaleOf(8, 100)).toEqual({ km: 500, pixels: 62.5 });
	expect(scaleOf(0.02, 100)).toEqual({ km: 2, pixels: 100 });
	expect(scaleOf(1.01, 100).km).toBe(100);
});

law(
	'at every scale the bar takes at most its room and at least two fifths of it',
	fc.double({ min: 1e-3, max: 100, noNaN: true }),
	(kmPerPixel) => {
		const { pixels } = scaleOf(kmPerPixel, 100);
		expect(pixels).toBeLessThanOrEqual(100.0001);
		expect(pixels).toBeGreaterThanOrEqual(39.9999);
	}
);
