import { expect, test } from 'vitest';
import { MOST_BUTTONS, reachable } from './reachable.ts';

const spot = (label: string, x: number) => ({ spot: { label }, x, y: 0 });
const middle = { x: 0, y: 0 };

test('buttons follow one another by name, in the order of the language', () => {
	const names = reachable([spot('پاریس', 1), spot('تهران', 2), spot('اهواز', 3)], middle, 'fa');
	expect(names.map((one) => one.spot.label)).toEqual(['اهواز', 'پاریس', 'تهران']);
});

test('of very many, those nearest to the middle are kept', () => {
	const many = Array.from({ length: MOST_BUTTONS + 50 }, (_, x) => spot(`place ${x}`, x));
	const kept = reachable(many, middle, 'en');
	expect(kept).toHaveLength(MOST_BUTTONS);
	expect(Math.max(...kept.map(({ x }) => x))).toBe(MOST_BUTTONS - 1);
});
