import { expect, test } from 'vitest';
import { isNear } from './misspelling.ts';

test.each([
	['isfahan', 'isfhan', 1, true],
	['isfahan', 'isafhan', 1, true],
	['isfahan', 'isfahan', 1, false],
	['isfahan', 'isphahan', 1, false],
	['isfahan', 'isphahan', 2, true],
	['isfahan', 'esfahan', 1, false]
])('%s and %s are at most %i letters apart: %s', (a, b, most, near) => expect(isNear(a, b, most)).toBe(near));
