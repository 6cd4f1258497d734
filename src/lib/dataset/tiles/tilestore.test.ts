import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { GeoJSONVTTile } from '@maplibre/geojson-vt';
import { describe, expect, test } from 'vitest';
import { TileStore, type TileAddress } from './tilestore.ts';

/** A tile of two marks whose events lie in bin 3. */
function tileOf({ x }: TileAddress): Uint8Array {
	const mark = (at: number) => ({
		type: 1,
		geometry: [[at, 100]],
		tags: { events: 2 + x, places: 1, 'count:a': `i 3 ${2 + x}`, place: `p${x}-${at}`, kind: 'city', row: 5 },
		id: at
	});
	const tile = { features: [mark(8), mark(16)] } as unknown as GeoJSONVTTile;
	return fromGeojsonVt({ marks: tile }, { version: 2, extent: 4096 });
}
const shape = { layer: 'marks', categories: ['a', 'b'], deepest: 5 };
const row = (x: number): TileAddress[] => [{ z: 5, x, y: 9 }];

describe('a store of tiles', () => {
	test('counts what a view shows in its window, also tiles that come later', async () => {
		const store = new TileStore((address) => Promise.resolve(tileOf(address)), shape);
		const first = await store.show(row(4));
		expect([...first.tiles[0]!.counter.counts]).toEqual(new Array(8).fill(0));
		store.setWindow({ from: 2, to: 4 });
		expect([...first.tiles[0]!.counter.counts]).toEqual([6, 0, 0, 0, 6, 0, 0, 0]);
		const second = await store.show(row(5));
		expect([...second.tiles[0]!.counter.counts]).toEqual([7, 0, 0, 0, 7, 0, 0, 0]);
		expect(second.tiles[0]!.marks[0]!.place).toEqual({
			id: 'p5-8',
			kind: 'city',
			country: null,
			uncertaintyKm: 0,
			row: 5
		});
	});

	test('keeps no more bytes than it may, those of the view aside, and lets the oldest go first', async () => {
		const asked: number[] = [];
		const read = (address: TileAddress) => {
			asked.push(address.x);
			return Promise.resolve(tileOf(address));
		};
		const one = (await new TileStore(read, shape).show(row(0))).tiles[0]!.bytes;
		const store = new TileStore(read, shape, 2 * one);
		for (let x = 1; x <= 30; x++) {
			await store.show(row(x));
			expect(store.bytes).toBeLessThanOrEqual(3 * one);
		}
		asked.length = 0;
		for (const x of [30, 29, 28, 27]) await store.show(row(x));
		expect(asked).toEqual([27]);
	});

	test('tells how many tiles could not be had, shows the others, and asks again', async () => {
		let broken = true;
		const read = (address: TileAddress): Promise<Uint8Array | undefined> => {
			if (broken && address.x === 1) return Promise.reject(new Error('404'));
			if (broken && address.x === 2) return Promise.resolve(new Uint8Array([0xff, 0xff, 0xff]));
			return Promise.resolve(address.x === 3 ? undefined : tileOf(address));
		};
		const store = new TileStore(read, shape);
		const view = [0, 1, 2, 3].flatMap(row);
		const first = await store.show(view);
		expect([first.missing, first.tiles.map(({ marks }) => marks.length)]).toEqual([2, [2, 0]]);
		broken = false;
		expect(await store.show(view)).toMatchObject({ missing: 0, tiles: { length: 4 } });
	});

	test('knows the tiles of a part of the world, across the antimeridian and beyond the deepest', () => {
		const store = new TileStore(() => Promise.resolve(undefined), shape);
		const named = (west: number, east: number, zoom: number) =>
			store.addresses({ west, north: 0.3, east, south: 0.4 }, zoom).map(({ z, x, y }) => `${z}/${x}/${y}`);
		expect(named(0.9, 1.1, 2.9)).toEqual(['2/3/1', '2/0/1']);
		expect(named(-0.1, 0.1, 2)).toEqual(['2/3/1', '2/0/1']);
		expect(named(0, 3, 1)).toEqual(['1/0/0', '1/1/0']);
		expect(named(0.5, 0.51, 11)).toEqual(['5/16/9', '5/16/10', '5/16/11', '5/16/12']);
	});
});
