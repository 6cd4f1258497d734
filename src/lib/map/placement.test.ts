import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { sharedArea } from './box.ts';
import { leaderOf, placeCard } from './placement.ts';

const map = { width: 936, height: 528, covers: [], marks: [] };
const card = { width: 312, height: 280 };
const mark = (x: number, y: number) => ({ x, y, halfWidth: 15, halfHeight: 15 });

describe('the place of a card', () => {
	const along = (most: number) => fc.integer({ min: 0, max: most });
	law(
		'wherever the mark is, the card lies within the map and beside the mark',
		along(map.width),
		along(map.height),
		(x, y) => {
			const at = placeCard(mark(x, y), card, map);
			expect(at.x).toBeGreaterThanOrEqual(12);
			expect(at.y).toBeGreaterThanOrEqual(12);
			expect(at.x + card.width).toBeLessThanOrEqual(map.width - 12);
			expect(at.y + card.height).toBeLessThanOrEqual(map.height - 12);
			expect(sharedArea({ ...at, ...card }, { x: x - 15, y: y - 15, width: 30, height: 30 })).toBe(0);
		}
	);

	test('it leaves another mark uncovered where there is room', () => {
		const right = { x: 560, y: 240, width: 30, height: 30 };
		const at = placeCard(mark(450, 260), card, { ...map, marks: [right] });
		expect(sharedArea({ ...at, ...card }, right)).toBe(0);
	});

	test('it leaves the legend uncovered where there is room', () => {
		const legend = { x: 688, y: 12, width: 236, height: 280 };
		const at = placeCard(mark(600, 150), card, { ...map, covers: [legend] });
		expect(sharedArea({ ...at, ...card }, legend)).toBe(0);
	});

	test('it stays where it was when another place is hardly better', () => {
		const before = placeCard(mark(450, 260), card, map);
		const after = placeCard(mark(455, 262), card, map, before);
		expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(10);
	});
});

describe('the leader', () => {
	test('it runs from the card’s edge to the mark’s rim', () => {
		const leader = leaderOf(mark(100, 100), { x: 200, y: 50, width: 300, height: 100 });
		expect(leader).toEqual({ from: { x: 200, y: 100 }, to: { x: 115, y: 100 } });
	});

	test('there is none where the card lies at the mark', () => {
		expect(leaderOf(mark(100, 100), { x: 110, y: 50, width: 300, height: 100 })).toBeNull();
	});
});
