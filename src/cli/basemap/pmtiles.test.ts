import { PMTiles, zxyToTileId, type RangeResponse, type Source } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { writePmtiles, type Tile } from './pmtiles.ts';

/** An archive in memory, as the reader wants it. */
class Memory implements Source {
	#bytes: Uint8Array;
	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}
	getKey = () => 'memory';
	getBytes = async (offset: number, length: number): Promise<RangeResponse> => ({
		data: Uint8Array.from(this.#bytes.subarray(offset, offset + length)).buffer
	});
}

const text = (words: string) => new TextEncoder().encode(words);
const square = (z: number, data: (x: number, y: number) => string): Tile[] =>
	Array.from({ length: 4 ** z }, (_, index) => {
		const [x, y] = [index % 2 ** z, Math.floor(index / 2 ** z)];
		return { z, x, y, data: text(data(x, y)) };
	});

function archive(tiles: Tile[], maxZoom: number) {
	return writePmtiles({
		tiles,
		metadata: { name: 'test' },
		minZoom: 0,
		maxZoom,
		bounds: [-180, -85, 180, 85]
	});
}

async function contentOf(reader: PMTiles, z: number, x: number, y: number): Promise<string | undefined> {
	const found = await reader.getZxy(z, x, y);
	return found && new TextDecoder().decode(found.data);
}

describe('a PMTiles archive', () => {
	test('gives every tile back to the library that reads it', async () => {
		const tiles = [0, 1, 2].flatMap((z) => square(z, (x, y) => `${z}/${x}/${y}`));
		const reader = new PMTiles(new Memory(archive(tiles, 2).bytes));
		for (const { z, x, y, data } of tiles) {
			expect(await contentOf(reader, z, x, y)).toBe(new TextDecoder().decode(data));
		}
	});

	test('says what it holds in its header and metadata', async () => {
		const reader = new PMTiles(new Memory(archive(square(2, String), 2).bytes));
		const header = await reader.getHeader();
		expect(header).toMatchObject({ specVersion: 3, clustered: true, tileType: 1, minZoom: 0, maxZoom: 2 });
		expect(header).toMatchObject({
			minLon: -180,
			minLat: -85,
			maxLon: 180,
			maxLat: 85,
			numAddressedTiles: 16
		});
		expect(await reader.getMetadata()).toEqual({ name: 'test' });
	});

	test('stores equal tiles once and names neighbours among them in one entry', async () => {
		const { bytes, tiles } = archive(
			square(3, (x, y) => (x === 0 && y === 0 ? 'land' : 'sea')),
			3
		);
		const header = await new PMTiles(new Memory(bytes)).getHeader();
		expect(tiles).toBe(64);
		expect(header).toMatchObject({ numAddressedTiles: 64, numTileEntries: 2, numTileContents: 2 });
	});

	test('has no tile where none was given', async () => {
		const reader = new PMTiles(new Memory(archive([{ z: 2, x: 1, y: 1, data: text('here') }], 2).bytes));
		expect(await contentOf(reader, 2, 1, 1)).toBe('here');
		expect(await contentOf(reader, 2, 2, 1)).toBeUndefined();
	});

	test('splits a directory too large for the first request into leaves', async () => {
		// Tiles strewn without a pattern (a linear congruence), so that the steps between them do not compress.
		let seed = 1;
		const next = () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) >>> 20;
		const strewn = Array.from({ length: 12_000 }, () => ({ z: 12, x: next(), y: next() }));
		const distinct = new Map(
			strewn.map(({ z, x, y }) => [`${x}/${y}`, { z, x, y, data: text(`${x}/${y}`) }])
		);
		const { bytes } = archive([...distinct.values()], 12);
		const reader = new PMTiles(new Memory(bytes));
		const header = await reader.getHeader();
		expect(header.leafDirectoryLength).toBeGreaterThan(0);
		expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
		for (const { x, y } of strewn.filter((_, index) => index % 1000 === 0)) {
			expect(await contentOf(reader, 12, x, y)).toBe(`${x}/${y}`);
		}
	});

	test('is the same to the byte whatever the order of the tiles', () => {
		const tiles = square(3, (x, y) => `${x % 3}/${y % 2}`);
		const turned = [...tiles].sort((a, b) => zxyToTileId(b.z, b.x, b.y) - zxyToTileId(a.z, a.x, a.y));
		expect(Buffer.compare(archive(tiles, 3).bytes, archive(turned, 3).bytes)).toBe(0);
	});
});
