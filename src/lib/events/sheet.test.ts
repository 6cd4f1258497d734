import { describe, expect, test } from 'vitest';
import { nearestHeight, nextHeight, pixelsOf } from './sheet.ts';

const states = pixelsOf(844, 48);

describe('the sheet', () => {
	test('comes to rest in the state nearest to where it is let go', () => {
		expect([60, 180, 220, 500, 620, 790].map((pixels) => nearestHeight(pixels, states))).toEqual([
			'closed',
			'closed',
			'half',
			'half',
			'full',
			'full'
		]);
	});
	test('opens step by step and closes from the top', () => {
		expect([nextHeight('closed'), nextHeight('half'), nextHeight('full')]).toEqual([
			'half',
			'full',
			'closed'
		]);
	});
	test('leaves the header free when it is full', () => {
		expect(states.full).toBe(796);
	});
});
