import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { nearestCopy, pixelSize, positionAt, worldPixel } from './mercator.ts';

describe('world pixels', () => {
	test('the middle of the world is the middle of its one tile at zoom 0', () => {
		expect(worldPixel([0, 0], 0)).toEqual({ x: 256, y: 256 });
	});

	const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
	law(
		'positionAt undoes worldPixel',
		degrees(180),
		degrees(85),
		fc.double({ min: 0, max: 12, noNaN: true }),
		(lon, lat, zoom) => {
			const [x, y] = positionAt(worldPixel([lon, lat], zoom), zoom);
			expect(x).toBeCloseTo(lon, 8);
			expect(y).toBeCloseTo(lat, 8);
		}
	);

	test('a zoom level more doubles a size', () => {
		const one = pixelSize([44, 25, 63, 40], 3);
		const two = pixelSize([44, 25, 63, 40], 4);
		expect(two.width).toBeCloseTo(2 * one.width);
		expect(two.height).toBeCloseTo(2 * one.height);
	});
});

test('the nearest copy of a longitude lies within half a turn', () => {
	expect(nearestCopy(-170, 175)).toBe(190);
	expect(nearestCopy(170, -175)).toBe(-190);
	expect(nearestCopy(10, 20)).toBe(10);
});
