import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { Order } from './order.ts';

const sorted = (counts: number[][]): number[] => {
	const order = new Order(counts.length);
	order.sort(Uint32Array.from(counts.flat()), counts[0]?.length ?? 0);
	return [...order.groups.subarray(0, order.visible)];
};

test('marks with fewer events are drawn later, and a group without events not at all', () => {
	expect(
		sorted([
			[1, 0],
			[0, 0],
			[3, 4],
			[0, 2]
		])
	).toEqual([2, 3, 0]);
});

test('groups with equally many events keep their order', () => {
	expect(sorted([[1], [2], [1], [2]])).toEqual([1, 3, 0, 2]);
});

test('a second sort forgets the first', () => {
	const order = new Order(2);
	order.sort(Uint32Array.of(5, 1), 1);
	order.sort(Uint32Array.of(0, 1), 1);
	expect([...order.groups.subarray(0, order.visible)]).toEqual([1]);
	expect([...order.totals]).toEqual([0, 1]);
});

const group = fc.array(fc.oneof(fc.constant(0), fc.nat(900)), { minLength: 4, maxLength: 4 });
law(
	'every group with events is drawn once, the totals never growing',
	fc.array(group, { maxLength: 60 }),
	(counts) => {
		const totals = counts.map((numbers) =>
			Math.min(
				1023,
				numbers.reduce((sum, n) => sum + n, 0)
			)
		);
		const order = sorted(counts);
		const expected = totals.map((total, at) => ({ total, at })).filter(({ total }) => total > 0);
		expected.sort((a, b) => b.total - a.total);
		expect(order).toEqual(expected.map(({ at }) => at));
	}
);
