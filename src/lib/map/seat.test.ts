import { describe, expect, test } from 'vitest';
import type { PlaceFeature } from '#lib/dataset/schema.ts';
import { boxAbout, sharedArea } from './box.ts';
import { worldPixel } from './mercator.ts';
import { outlineOf } from '#lib/marks/outline.ts';
import { needsLeader, seatedBox, seatOf } from './seat.ts';

const square = (side: number): PlaceFeature =>
	({
		geometry: {
			type: 'Polygon',
			coordinates: [
				[
					[10, 40],
					[10 + side, 40],
					[10 + side, 40 + side],
					[10, 40 + side],
					[10, 40]
				]
			]
		},
		properties: { kind: 'country', uncertaintyKm: 0 }
	}) as unknown as PlaceFeature;

const label = { width: 80, height: 30 };

describe('the seat of an area’s label', () => {
	test('a large area holds its label in its middle', () => {
		const outline = outlineOf(square(10));
		expect(seatOf(outline, label, [], 4)).toEqual({ position: outline.seats[0], dx: 0, dy: 0 });
	});

	test('it gives way to a mark and stays inside', () => {
		const outline = outlineOf(square(10));
		const mark = boxAbout(worldPixel(outline.seats[0]!, 4), 20, 20);
		const seat = seatOf(outline, label, [mark], 4);
		expect(seat).toMatchObject({ dx: 0, dy: 0 });
		expect(sharedArea(seatedBox(seat, label, 4), mark)).toBe(0);
	});

	test('an area smaller than its label has it beside, clear of what stands there', () => {
		const outline = outlineOf(square(1));
		expect(needsLeader(outline, label, 4)).toBe(true);
		const free = seatOf(outline, label, [], 4);
		expect(free.dx !== 0 || free.dy !== 0).toBe(true);
		const taken = seatedBox(free, label, 4);
		const other = seatOf(outline, label, [taken], 4);
		expect(sharedArea(seatedBox(other, label, 4), taken)).toBe(0);
	});

	test('the same area needs no leader nearer by', () => {
		expect(needsLeader(outlineOf(square(1)), label, 8)).toBe(false);
	});
});

test('an area known as a point is the disc within which it lies', () => {
	const { geometry, bounds } = outlineOf({
		geometry: { type: 'Point', coordinates: [8, 45] },
		properties: { kind: 'region', uncertaintyKm: 111 }
	} as unknown as PlaceFeature);
	expect(geometry.type).toBe('Polygon');
	expect(bounds[3] - bounds[1]).toBeCloseTo(2, 1);
});
