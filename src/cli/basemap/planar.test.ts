import { describe, expect, test } from 'vitest';
import { planarPolygons, unwrap, unwrapRing, withoutSeam } from './planar.ts';

describe('the plane of the tiles', () => {
	test('a line across the antimeridian runs on beyond 180 degrees, and back', () => {
		const line = [
			[179, 60],
			[-179, 61],
			[-178, 62],
			[179, 63]
		];
		expect(unwrap(line).map(([lon]) => lon)).toEqual([179, 181, 182, 179]);
	});

	test('a ring round the south pole is closed along it', () => {
		const ring = [
			[-180, -70],
			[-60, -72],
			[60, -71],
			[179, -70],
			[-180, -70]
		];
		const closed = unwrapRing(ring);
		expect(closed.slice(-3)).toEqual([
			[180, -90],
			[-180, -90],
			[-180, -70]
		]);
	});

	test('a hole is moved to the turn of its outer ring', () => {
		const outer = [
			[170, 0],
			[-170, 0],
			[-170, 10],
			[170, 10],
			[170, 0]
		];
		const hole = [
			[-175, 2],
			[-175, 4],
			[-173, 4],
			[-175, 2]
		];
		const [[, moved] = []] = planarPolygons({ type: 'Polygon', coordinates: [outer, hole] });
		expect(moved?.map(([lon]) => lon)).toEqual([185, 185, 187, 185]);
	});

	test('a coast has no piece along the antimeridian', () => {
		const pieces = withoutSeam([
			[178, 68],
			[180, 69],
			[180, 65],
			[177, 64]
		]);
		expect(pieces).toEqual([
			[
				[178, 68],
				[180, 69]
			],
			[
				[180, 65],
				[177, 64]
			]
		]);
	});
});
