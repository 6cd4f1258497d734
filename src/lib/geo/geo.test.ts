import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dearLaw } from '#tests/dearlaws.ts';
import { law } from '#tests/laws.ts';
import { boundsOf, meet, unite } from './bounds.ts';
import { Clusters } from './clusters.ts';
import { labelPoint, mainland } from './label.ts';
import { distanceKm, pixelsOf, uncertaintyArea, type Position } from './uncertainty.ts';

const position: fc.Arbitrary<Position> = fc.tuple(
	fc.double({ min: -179, max: 179, noNaN: true }),
	fc.double({ min: -80, max: 80, noNaN: true })
);
const square = (west: number, south: number, size: number) => [
	[
		[west, south],
		[west + size, south],
		[west + size, south + size],
		[west, south + size],
		[west, south]
	]
];

describe('distance and uncertainty', () => {
	test('Geneva lies about 402 km from Paris', () => {
		expect(distanceKm([6.1432, 46.2044], [2.3522, 48.8566])).toBeCloseTo(411, -1);
	});

	dearLaw(
		'every point of the rim lies as far from the middle as the uncertainty says',
		position,
		fc.double({ min: 0.1, max: 500, noNaN: true }),
		(middle, km) => {
			for (const point of uncertaintyArea(middle, km).coordinates[0]!) {
				expect(distanceKm(middle, point as Position) / km).toBeCloseTo(1, 3);
			}
		}
	);

	test('a kilometre takes twice the pixels one zoom level deeper, and more of them towards the poles', () => {
		expect(pixelsOf(1, 30, 6) / pixelsOf(1, 30, 5)).toBeCloseTo(2);
		expect(pixelsOf(1, 60, 5) / pixelsOf(1, 0, 5)).toBeCloseTo(2);
	});
});

describe('labels and bounds', () => {
	test('a label stands inside its country, on the largest part', () => {
		const country = { type: 'MultiPolygon' as const, coordinates: [square(0, 0, 1), square(10, 10, 5)] };
		expect(mainland(country).coordinates).toEqual(square(10, 10, 5));
		const [lon, lat] = labelPoint(country);
		expect(lon > 10 && lon < 15 && lat > 10 && lat < 15).toBe(true);
	});

	test('bounds hold what they unite', () => {
		expect(unite([])).toBeNull();
		const both = unite([
			boundsOf({ type: 'Point', coordinates: [1, 2] }),
			boundsOf({ type: 'Point', coordinates: [-3, 8] })
		])!;
		expect(both).toEqual([-3, 2, 1, 8]);
		expect(meet(both, [0, 0, 5, 5])).toBe(true);
		expect(meet(both, [2, 0, 5, 5])).toBe(false);
	});
});

describe('clusters', () => {
	law(
		'every place stands in exactly one group at every zoom',
		fc.array(position, { maxLength: 60 }),
		fc.integer({ min: 0, max: 18 }),
		(positions, zoom) => {
			const members = positions.map((_, at) => at * 2);
			const groups = new Clusters(positions, members).at(zoom);
			expect(groups.flat().sort((a, b) => a - b)).toEqual(members);
		}
	);

	test('near places part as the map comes closer', () => {
		const clusters = new Clusters(
			[
				[6.14, 46.2],
				[6.19, 46.32],
				[51.4, 35.7]
			],
			[0, 1, 2]
		);
		expect(clusters.at(3).length).toBe(2);
		expect(clusters.at(12).length).toBe(3);
	});
});
