import { describe, expect, test } from 'vitest';
import { columnsOf } from '#lib/dataset/columns.ts';
import { countGroups, tallyOf } from './tally.ts';

const event = (category: number, places: number[]) => ({ when: null, category, places });

describe('the tallies of a group', () => {
	test('tell certain and possible events of a category apart, categories in their order', () => {
		const counts = Uint32Array.of(9, 9, 9, 9, 9, 9, 0, 0, 1, 0, 1, 1);
		expect(tallyOf(counts, 1, 3)).toEqual({
			tallies: [
				{ category: 1, sure: 1, possible: 0 },
				{ category: 2, sure: 1, possible: 1 }
			],
			events: 3,
			possible: 1
		});
		expect(tallyOf(new Uint32Array(6), 0, 3)).toEqual({ tallies: [], events: 0, possible: 0 });
	});
});

describe('a few events', () => {
	const groupOf = Int32Array.of(0, 0, 1, -1);
	const count = (...events: ReturnType<typeof event>[]): number[] => [
		...countGroups(
			columnsOf(events, 4, 1),
			events.map((_, at) => at),
			groupOf,
			2
		)
	];

	test('at two places of one group count once, at places of two groups once in each', () => {
		expect(count(event(0, [0, 1, 2]))).toEqual([1, 0, 1, 0]);
	});

	test('at places of no group and without a place count nowhere', () => {
		expect(count(event(0, [3]), event(0, []))).toEqual([0, 0, 0, 0]);
	});
});
