import { describe, expect, test } from 'vitest';
import type { Lane } from '#lib/dataset/histogram.ts';
import { arrangeLanes, lanePieces } from './lanes.ts';

const lasting: Lane = { event: 0, from: 10, to: 50, kind: 'lasting', surely: { from: 20, to: 40 } };

describe('the parts of a lane', () => {
	test('what surely belongs to it is told from what may', () => {
		expect(lanePieces(lasting, true)).toEqual([
			{ from: 10, to: 20, sure: false },
			{ from: 20, to: 40, sure: true },
			{ from: 40, to: 50, sure: false }
		]);
	});

	test('with exact ends it is one part', () => {
		expect(lanePieces({ ...lasting, surely: { from: 10, to: 50 } }, true)).toEqual([
			{ from: 10, to: 50, sure: true }
		]);
	});

	test('a moment somewhere within, and a lasting event without a sure part, may be anywhere in it', () => {
		const all = [{ from: 10, to: 50, sure: false }];
		expect(lanePieces({ ...lasting, kind: 'somewhere', surely: { from: 10, to: 10 } }, true)).toEqual(all);
		expect(lanePieces({ ...lasting, surely: { from: 30, to: 30 } }, true)).toEqual(all);
	});

	test('without the possible only the sure part is left', () => {
		expect(lanePieces(lasting, false)).toEqual([{ from: 20, to: 40, sure: true }]);
		expect(lanePieces({ ...lasting, surely: { from: 30, to: 30 } }, false)).toEqual([]);
	});
});

describe('rows of lanes', () => {
	const somewhere = (event: number, from: number, to: number): Lane => ({
		event,
		from,
		to,
		kind: 'somewhere',
		surely: { from, to: from }
	});
	const events = (rows: Lane[][]): number[][] => rows.map((row) => row.map(({ event }) => event));

	test('go to lasting events first, and to those known only to lie before a date last', () => {
		const before = [1, 2, 3].map((event) => somewhere(event, -Infinity, 100));
		const { rows, left } = arrangeLanes([...before, somewhere(4, 0, 90), { ...lasting, event: 5 }], 3);
		expect(events(rows)).toEqual([[5], [4], [1]]);
		expect(left).toBe(2);
	});

	test('lasting events leave one to the others, and take all where there are none', () => {
		const three = [1, 2, 3].map((event) => ({ ...lasting, event }));
		expect(events(arrangeLanes([...three, somewhere(4, 0, 90)], 3).rows)).toEqual([[1], [2], [4]]);
		expect(events(arrangeLanes(three, 3).rows)).toEqual([[1], [2], [3]]);
	});

	test('every lane is in a row or counted', () => {
		const lanes = Array.from({ length: 40 }, (_, at) => somewhere(at, at % 7, (at % 7) + 3 + (at % 5)));
		const { rows, left } = arrangeLanes(lanes, 5);
		expect(rows.flat().length + left).toBe(40);
	});
});
