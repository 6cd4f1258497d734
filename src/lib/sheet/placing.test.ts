import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { boxAround, crosses, holds, overlap } from './boxes.ts';
import { placeLabels, type Labelled } from './placing.ts';

const frame = { x: 0, y: 0, width: 600, height: 300 };

const markAt = (x: number, y: number): Labelled => ({
	at: [x, y],
	reach: { x: 9, y: 9 },
	labels: [
		{ width: 100, height: 26 },
		{ width: 40, height: 13 },
		{ width: 16, height: 13 }
	]
});

/** Marks on a grid, so that none lies on another. */
const marks = fc
	.uniqueArray(fc.nat(20 * 10 - 1), { maxLength: 45 })
	.map((cells) => cells.map((cell) => markAt((cell % 20) * 30 + 15, Math.floor(cell / 20) * 30 + 15)));

/** Each mark has a label, and none lies on another, on a mark, on a line or outside the frame. */
function expectPlaced(items: readonly Labelled[]): void {
	const own = items.map(({ at, reach }) => boxAround(...at, reach.x, reach.y));
	const placed = placeLabels(items, frame, [...own]);
	const found = placed.flatMap((one) => one ?? []);
	expect(found.length).toBe(items.length);
	found.forEach(({ box, leader }, at) => {
		expect(holds(frame, box)).toBe(true);
		expect(own.some((mark) => overlap(mark, box))).toBe(false);
		found.forEach((other, index) => {
			if (index !== at) expect(overlap(box, other.box)).toBe(false);
			if (index !== at && leader) expect(crosses(...leader, other.box)).toBe(false);
		});
	});
}

law('no label lies on another, on a mark, on a line or outside the frame', marks, expectPlaced);

test('large labels about a corner leave room for each other', () => {
	expectPlaced([15, 165, 105, 135, 75].map((x) => markAt(x, 15)));
});

test('a label stands beside its mark where there is room, and at the end of a line where there is none', () => {
	const at = (x: number): Labelled => ({
		at: [x, 150],
		reach: { x: 8, y: 8 },
		labels: [{ width: 60, height: 13 }]
	});
	const [alone] = placeLabels([at(300)], frame, [boxAround(300, 150, 8, 8)]);
	expect(alone).toMatchObject({ leader: null, box: { x: 311 } });
	const wall = boxAround(300, 150, 90, 40);
	const [fenced] = placeLabels([{ ...at(300), reach: { x: 90, y: 40 }, spots: [] }], frame, [wall]);
	expect(fenced!.leader).not.toBeNull();
});
