import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { packRing, unpackRing } from './ring.ts';

const degrees = (most: number) =>
	fc
		.tuple(fc.integer({ min: 0, max: 7 }), fc.double({ min: -most, max: most, noNaN: true }))
		.map(([decimals, value]) => Number(value.toFixed(decimals)) + 0);

law(
	'a packed ring gives its positions back, digit by digit',
	fc.array(fc.tuple(degrees(180), degrees(90))),
	(ring) => {
		expect(unpackRing(packRing(ring)!)).toEqual(ring);
	}
);

test('steps are whole numbers of the finest decimal in use', () => {
	expect(
		packRing([
			[44.81, 39.6],
			[44.646, 39.719],
			[44.81, 39.6]
		])
	).toEqual([3, 44810, 39600, -164, 119, 164, -119]);
});

test('a ring with heights, or finer than is packed, is left alone', () => {
	expect(packRing([[1, 2, 3]])).toBeNull();
	expect(packRing([[1 / 3, 2]])).toBeNull();
});
