import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature } from 'geojson';
import type { Tile } from './pmtiles.ts';

/** One layer of the vector tiles. A feature's property `from` is the zoom at which it first stands in a tile. */
export interface Layer {
	name: string;
	features: Feature[];
	/** What a line may be moved by below the last zoom, in units of 1/4096 of a tile. */
	tolerance?: number;
}

const EXTENT = 4096;

/** Cuts layers into tiles, one zoom after the other; tiles without a feature are left out. */
export function* cutTiles(layers: Layer[], maxZoom: number): Generator<Tile[]> {
	const cutters = layers.map(({ name, features, tolerance = 3 }) => ({
		name,
		cutter: new GeoJSONVT(
			{ type: 'FeatureCollection', features },
			{ maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0, extent: EXTENT, buffer: 64, tolerance }
		)
	}));
	for (let z = 0; z <= maxZoom; z++) {
		const tiles: Tile[] = [];
		for (let x = 0; x < 2 ** z; x++)
			for (let y = 0; y < 2 ** z; y++) {
				const parts = cutters.flatMap(({ name, cutter }) => {
					const tile = cutter.getTile(z, x, y);
					// What begins beyond the last zoom is in its tiles, which serve for the zooms beyond.
					const features = tile?.features.filter(({ tags }) => z === maxZoom || Number(tags?.from ?? 0) <= z);
					return tile && features?.length ? [[name, { ...tile, features } as GeoJSONVTTile] as const] : [];
				});
				if (!parts.length) continue;
				tiles.push({
					z,
					x,
					y,
					data: fromGeojsonVt(Object.fromEntries(parts), { version: 2, extent: EXTENT })
				});
			}
		yield tiles;
	}
}
