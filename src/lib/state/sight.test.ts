import { expect, test } from 'vitest';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { onlyInSight } from './sight.ts';

const entry = (index: number, happenedAt: number[], when: object | null = {}) => ({
	index,
	happenedAt,
	when
});
const atlas = (...entries: ReturnType<typeof entry>[]): Catalogue => ({ entries }) as unknown as Catalogue;
const all = Uint8Array.of(1, 1, 1);

test('an event counts where one of its places is in sight', () => {
	const catalogue = atlas(entry(0, [0]), entry(1, [0, 1]), entry(2, [1]));
	expect([...onlyInSight(catalogue, all, Uint8Array.of(0, 1)).mask]).toEqual([0, 1, 1]);
});

test('one without a place is left out and told, unless it has no date or is hidden anyway', () => {
	const catalogue = atlas(entry(0, []), entry(1, [], null), entry(2, []));
	const { mask, unplaced } = onlyInSight(catalogue, Uint8Array.of(1, 1, 0), new Uint8Array(0));
	expect([...mask]).toEqual([0, 0, 0]);
	expect(unplaced).toBe(1);
});

test('what the filters hide stays hidden', () => {
	const catalogue = atlas(entry(0, [0]), entry(1, [0]), entry(2, [0]));
	expect([...onlyInSight(catalogue, Uint8Array.of(1, 0, 1), Uint8Array.of(1)).mask]).toEqual([1, 0, 1]);
});
