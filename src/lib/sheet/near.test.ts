import { geoPath } from 'd3-geo';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import type { Ground } from './ground.ts';
import { groundNear } from './near.ts';
import { frameOn, projectionKinds } from './projection.ts';
import { wound } from './wound.ts';

const size = { width: 600, height: 400 };
const square = fc
	.tuple(
		fc.integer({ min: -178, max: 170 }),
		fc.integer({ min: -85, max: 80 }),
		fc.integer({ min: 1, max: 5 })
	)
	.map(([x, y, side]): Position[] => {
		const [east, north] = [Math.min(179, x + side), Math.min(86, y + side)];
		return [
			[x, y],
			[x, north],
			[east, north],
			[east, y],
			[x, y]
		];
	});
const squares = fc.array(square, { minLength: 1, maxLength: 30 });
const bounds = fc
	.tuple(
		fc.integer({ min: -180, max: 150 }),
		fc.integer({ min: -80, max: 60 }),
		fc.integer({ min: 4, max: 30 }),
		fc.integer({ min: 4, max: 20 })
	)
	.map(([west, south, width, height]) => [west, south, west + width, south + height] as const);

law(
	'a map of the near ground is the map of the whole',
	squares,
	bounds,
	fc.constantFrom(...projectionKinds),
	(rings, [w, s, e, n], kind) => {
		const land = wound({ type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) });
		const lines = { type: 'MultiLineString' as const, coordinates: rings };
		const ground: Ground = {
			degrees: 1,
			land,
			lakes: land,
			coast: lines,
			borders: lines,
			disputed: lines,
			names: { countries: [], seas: [], cities: [] }
		};
		const framed = frameOn([w, s, e, n], size, { kind });
		const path = geoPath(framed.projection).digits(1);
		const near = groundNear(ground, framed, size);
		for (const layer of ['land', 'lakes', 'coast', 'borders', 'disputed'] as const)
			expect(path(near[layer])).toBe(path(ground[layer]));
	}
);

test('of a small map most of the ground is left out', () => {
	const rings = Array.from({ length: 36 }, (_, at): Position[] => [
		[at * 10 - 180, 0],
		[at * 10 - 175, 5],
		[at * 10 - 175, 0],
		[at * 10 - 180, 0]
	]);
	const land = wound({ type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) });
	const lines = { type: 'MultiLineString' as const, coordinates: rings };
	const ground: Ground = {
		...{ degrees: 1, land, lakes: land, coast: lines, borders: lines, disputed: lines },
		names: { countries: [], seas: [], cities: [] }
	};
	const near = groundNear(ground, frameOn([0, -5, 10, 5], size), size);
	expect(near.land.coordinates.length).toBeLessThan(10);
	expect(near.coast.coordinates.length).toBeGreaterThan(1);
});
