import { describe, expect, test } from 'vitest';
import { lightened } from './light.ts';

const path = (d: string): string => `<path d="${d}" fill="none"/>`;

describe('the lines of a light picture', () => {
	test('go in whole pixels and small steps, rings closed', () => {
		expect(lightened(path('M10.2,20.4L19.6,20.6L19.7,35L10,35.1Z'))).toBe(path('M10 20l10 1 0 14-10 0z'));
	});

	test('leave out what nobody sees: specks, and turns within a step', () => {
		expect(lightened(path('M1,1L2,1L2,2ZM10,10L11,10L20,10.2L20,20Z'))).toBe(path('M10 10l10 0 0 10z'));
	});

	test('keep where a line ends', () => {
		expect(lightened(path('M0,0L10,0L11,0'))).toBe(path('M0 0l10 0 1 0'));
	});

	test('are not those of marks, which have curves or other numbers', () => {
		for (const d of ['M20.6 9.04A22.5 22.5 0 1 1 -7.31 -21.28Z', 'M0 6l6-6'])
			expect(lightened(path(d))).toBe(path(d));
	});
});
