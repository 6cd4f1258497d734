import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { barOf, positionOf } from './strip.ts';

const scale = { from: Date.UTC(1980, 0, 1), to: Date.UTC(2000, 0, 1), width: 200, mirrored: false };

describe('the place in time', () => {
	test('runs from left to right, or mirrored', () => {
		expect(positionOf(Date.UTC(1985, 0, 1), scale)).toBeCloseTo(50, 0);
		expect(positionOf(Date.UTC(1985, 0, 1), { ...scale, mirrored: true })).toBeCloseTo(150, 0);
	});
	test('draws a lasting event as long as it lasts, and an open one to the edge', () => {
		const { x, width, lasting } = barOf(readWhen('1990/..')!, scale);
		expect([x, x + width, lasting]).toEqual([expect.closeTo(100, 0), 200, true]);
	});
	test('draws a moment known to a decade as wide as the decade', () => {
		const { x, width, lasting } = barOf(readWhen('199X')!, { ...scale, mirrored: true });
		expect([x, width, lasting]).toEqual([0, expect.closeTo(100, 0), false]);
	});
	test('holds what lies outside within the strip', () => {
		expect(positionOf(Date.UTC(2050, 0, 1), scale)).toBe(200);
	});
});
