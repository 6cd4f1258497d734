import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { columnsOf, LASTING, MOMENT, UNDATED } from './columns.ts';
import { pack } from './packed.ts';
import { MOST_EVENTS, sampleColumns, samplePlaces } from './sample.ts';
import { sampleEvent } from './samplefiles.ts';
import { sha256 } from './sha256.ts';

describe('a sample', () => {
	test('is the same on every machine', () => {
		expect(sha256(pack(sampleColumns({ events: 5000, places: 300, seed: 7 })))).toBe(
			'695b10fb2109b9d03e3c023ad4d5104f0a232663cd39a4d274ab03a611141b9a'
		);
		expect([...samplePlaces(3, 7)]).toEqual([-64.576, 4.298, 140.177, -30.853, 133.761, -25.143]);
	});

	test('differs by seed', () => {
		const [one, two] = [1, 2].map((seed) => pack(sampleColumns({ events: 100, places: 10, seed })));
		expect(one).not.toEqual(two);
	});

	test('has the shares it promises, and favours the first places as Zipf says', () => {
		const columns = sampleColumns({ events: 100_000, places: 1000, seed: 3 });
		const share = (of: (row: number) => boolean): number =>
			Array.from(columns.kind, (_, row) => of(row)).filter(Boolean).length / 1000;
		const days = (row: number): number => columns.to[row]! - columns.from[row]!;
		const kind = (row: number): number => columns.kind[row]!;
		expect(share((row) => kind(row) === MOMENT && days(row) === 1)).toBeCloseTo(74, 0);
		expect(share((row) => kind(row) === MOMENT && days(row) > 1)).toBeCloseTo(15, 0);
		expect(share((row) => kind(row) === LASTING)).toBeCloseTo(10, 0);
		expect(share((row) => kind(row) === UNDATED)).toBeCloseTo(1, 0);
		expect(columns.place.length / 1000 - 100).toBeCloseTo(5, 0);
		const at = (place: number): number => columns.place.filter((one) => one === place).length;
		expect(at(0) / at(9)).toBeGreaterThan(8);
		expect(at(0) / at(9)).toBeLessThan(12);
	});

	dearLaw(
		'has the columns that its records give when they are read',
		fc.nat(300),
		fc.integer({ min: 1, max: 40 }),
		fc.nat(),
		(events, places, seed) => {
			const columns = sampleColumns({ events, places, seed });
			const indexed = Array.from({ length: events }, (_, row) => {
				const event = sampleEvent(columns, row);
				return {
					when: event.when === null ? null : readWhen(event.when),
					category: Number(event.category.slice('sample-'.length)) - 1,
					places: event.places.map(({ id }) => Number(id.slice('place-'.length)) - 1)
				};
			});
			expect(columnsOf(indexed, places, 7)).toEqual(columns);
		}
	);

	test.each([
		{ events: -1, places: 1, seed: 1 },
		{ events: MOST_EVENTS + 1, places: 1, seed: 1 },
		{ events: 1.5, places: 1, seed: 1 },
		{ events: 1, places: 0, seed: 1 }
	])('of %o is refused', (size) => {
		expect(() => sampleColumns(size)).toThrow(RangeError);
	});
});
