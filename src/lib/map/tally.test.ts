import { describe, expect, test } from 'vitest';
import type { Row } from '#lib/state/explorer.svelte.ts';
import { tallyGroups } from './tally.ts';

const row = (category: number, happenedAt: number[], possible = false): Row =>
	({ entry: { category, happenedAt }, possible }) as unknown as Row;

describe('the tallies of a group', () => {
	test('an event at two places of one group counts once, at places of two groups once in each', () => {
		const [near, far] = tallyGroups([row(0, [0, 1, 2])], [[0, 1], [2]], 3);
		expect(near).toMatchObject({ present: [0, 1], events: 1 });
		expect(far).toMatchObject({ present: [2], events: 1 });
	});

	test('certain and possible events of a category are told apart, categories in their order', () => {
		const [group] = tallyGroups([row(2, [0], true), row(1, [0]), row(2, [0])], [[0]], 1);
		expect(group).toEqual({
			present: [0],
			tallies: [
				{ category: 1, sure: 1, possible: 0 },
				{ category: 2, sure: 1, possible: 1 }
			],
			events: 3,
			possible: 1
		});
	});

	test('events at places of no group and events without a place count nowhere', () => {
		expect(tallyGroups([row(0, [1]), row(0, [])], [[0]], 2)).toEqual([
			{ present: [], tallies: [], events: 0, possible: 0 }
		]);
	});
});
