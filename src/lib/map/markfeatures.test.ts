import { describe, expect, test } from 'vitest';
import { distanceKm } from '#lib/geo/uncertainty.ts';
import { exactness, rimOf } from './markfeatures.ts';

describe('how an inexact place is shown', () => {
	test('a disc too small to see is left out', () => expect(exactness(1.9, 8)).toBe('exact'));
	test('a disc smaller than the mark is a ring about it', () => expect(exactness(5, 8)).toBe('ring'));
	test('a larger disc stands at true scale', () => expect(exactness(9, 8)).toBe('disc'));
});

test('a mark on the rim stands to the north-east, as far off as the place may lie', () => {
	const rim = rimOf([50, 30], 90);
	expect(distanceKm([50, 30], rim)).toBeCloseTo(90, 3);
	expect(rim[0]).toBeGreaterThan(50);
	expect(rim[1]).toBeGreaterThan(30);
});
