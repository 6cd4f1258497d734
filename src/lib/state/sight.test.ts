import { expect, test } from 'vitest';
import { columnsOf } from '#lib/dataset/columns.ts';
import { readWhen } from '#lib/time/when.ts';
import { onlyInSight } from './sight.ts';

const dated = readWhen('1988');
const atlas = (...events: [places: number[], when?: null][]) =>
	columnsOf(
		events.map(([places, when = dated]) => ({ when, category: 0, places })),
		2,
		1
	);
const all = Uint8Array.of(1, 1, 1);

test('an event counts where one of its places is in sight', () => {
	const catalogue = atlas([[0]], [[0, 1]], [[1]]);
	expect([...onlyInSight(catalogue, all, Uint8Array.of(0, 1)).mask]).toEqual([0, 1, 1]);
});

test('one without a place is left out and told, unless it has no date or is hidden anyway', () => {
	const catalogue = atlas([[]], [[], null], [[]]);
	const { mask, unplaced } = onlyInSight(catalogue, Uint8Array.of(1, 1, 0), new Uint8Array(0));
	expect([...mask]).toEqual([0, 0, 0]);
	expect(unplaced).toBe(1);
});

test('what the filters hide stays hidden', () => {
	const catalogue = atlas([[0]], [[0]], [[0]]);
	expect([...onlyInSight(catalogue, Uint8Array.of(1, 0, 1), Uint8Array.of(1)).mask]).toEqual([1, 0, 1]);
});
