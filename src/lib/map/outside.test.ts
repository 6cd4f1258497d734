import { describe, expect, test } from 'vitest';
import { columnsOf } from '#lib/dataset/columns.ts';
import { isInView, parted } from './outside.ts';

/** What lies inside and outside of events at these places, where only some places are in view. */
function parts(events: number[][], ...inView: number[]) {
	const columns = columnsOf(
		events.map((places) => ({ when: null, category: 0, places })),
		2,
		1
	);
	const rows = events.map((_, event) => ({ event, possible: false }));
	return parted(
		rows,
		columns,
		Uint8Array.from([0, 1], (place) => (inView.includes(place) ? 1 : 0))
	);
}

describe('events outside the view', () => {
	test('an event with one place in view is not outside', () => {
		expect(parts([[0, 1]], 1)).toEqual({
			inside: { events: 1, places: [1] },
			outside: { events: 0, places: [] }
		});
	});

	test('an event without a place is not outside', () => {
		expect(parts([[]], 0)).toEqual({
			inside: { events: 0, places: [] },
			outside: { events: 0, places: [] }
		});
	});

	test('each place is named once, that of most events first, each event counted once', () => {
		expect(parts([[0, 1], [1]]).outside).toEqual({ events: 2, places: [1, 0] });
	});
});

test('a view over the antimeridian sees both sides of it', () => {
	const view: [number, number, number, number] = [170, -10, 200, 10];
	expect(isInView([-175, 0, -175, 0], view)).toBe(true);
	expect(isInView([175, 0, 175, 0], view)).toBe(true);
	expect(isInView([0, 0, 0, 0], view)).toBe(false);
});
