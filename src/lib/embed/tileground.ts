import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { KM_OF_DEGREE, type Ground } from '#lib/sheet/ground.ts';
import { reachOf, type Reach } from '#lib/sheet/near.ts';
import type { Framed } from '#lib/sheet/projection.ts';
import { wound } from '#lib/sheet/wound.ts';

/** A tile is drawn at least so wide, in pixels; at twice that comes the next zoom. Its lines are as fine as a page's picture is. */
const TILE = 1024;
/** Longer edges are cut, in degrees: on a sphere they would not follow the tile's edge. */
const LONGEST = 1;
/** Where the tiles end, and the pole to which what ends there goes on. */
const [MERCATOR_END, POLE] = [-85, -90];

/**
 * The ground of one map, without names, out of the tiles of the basemap, so that a picture costs no more than what it
 * shows. The whole ground, as files of sheets have it, is many times that.
 *
 * @param address absolute, of the file of tiles
 * @throws Error where the file cannot be read
 */
export async function groundFromTiles(
	address: string,
	framed: Framed,
	size: { width: number; height: number }
): Promise<Omit<Ground, 'names'>> {
	const tiles = new PMTiles(address);
	const { maxZoom } = await tiles.getHeader();
	const reach = reachOf(framed, size);
	const pixels = 360 * framed.pixelsPerKm * KM_OF_DEGREE * Math.cos((framed.latitude * Math.PI) / 180);
	const z = Math.max(0, Math.min(maxZoom, Math.floor(Math.log2(pixels / TILE))));
	const seen = await Promise.all(
		tilesIn(reach, z).map(async ([x, y]) => {
			const answer = await tiles.getZxy(z, x, y);
			return answer && { x, y, layers: new VectorTile(new PbfReader(new Uint8Array(answer.data))).layers };
		})
	);
	const features = (name: string): Feature[] =>
		seen.flatMap((tile) => {
			const layer = tile?.layers[name];
			if (!layer) return [];
			return Array.from({ length: layer.length }, (_, at) => layer.feature(at).toGeoJSON(tile.x, tile.y, z));
		});
	const borders = features('borders');
	return {
		degrees: 360 / 2 ** z / TILE,
		land: areasOf(features('land')),
		lakes: areasOf(features('lakes')),
		coast: linesOf(features('coast')),
		borders: linesOf(borders.filter(({ properties }) => !properties?.disputed)),
		disputed: linesOf(borders.filter(({ properties }) => properties?.disputed))
	};
}

/** The tiles of a zoom that a map reaches; all of them where it is one of the world. */
function tilesIn(reach: Reach | null, z: number): [x: number, y: number][] {
	const across = 2 ** z;
	const rows = (lat: number): number => {
		const sine = Math.sin((Math.max(MERCATOR_END, Math.min(-MERCATOR_END, lat)) * Math.PI) / 180);
		return Math.floor(across * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)));
	};
	const columns = (lon: number): number => Math.floor((across * (lon + 180)) / 360);
	const [left, right] = reach
		? [columns(reach.lon + reach.west), columns(reach.lon + reach.east)]
		: [0, across - 1];
	const [top, foot] = reach ? [rows(reach.north), rows(reach.south)] : [0, across - 1];
	const found: [number, number][] = [];
	for (let x = left; x <= Math.min(right, left + across - 1); x++)
		for (let y = top; y <= foot; y++) found.push([((x % across) + across) % across, y]);
	return found;
}

const areasOf = (features: readonly Feature[]): MultiPolygon =>
	wound({
		type: 'MultiPolygon',
		coordinates: features.flatMap(({ geometry }) => {
			const { type, coordinates } = geometry as Polygon | MultiPolygon;
			return (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => rings.map(drawn));
		})
	});

const linesOf = (features: readonly Feature[]): MultiLineString => ({
	type: 'MultiLineString',
	coordinates: features.flatMap(({ geometry }) => {
		const { type, coordinates } = geometry as LineString | MultiLineString;
		return (type === 'LineString' ? [coordinates] : coordinates).map(drawn);
	})
});

/** A line with no long edge, which goes on to the pole where the tiles end. */
function drawn(line: readonly Position[]): Position[] {
	return line.flatMap((point, at): Position[] => {
		const [lon, lat] = toPole(point);
		const before = line[at - 1];
		if (!before) return [[lon, lat]];
		const [fromLon, fromLat] = toPole(before);
		const steps = Math.ceil(Math.max(Math.abs(lon - fromLon), Math.abs(lat - fromLat)) / LONGEST) || 1;
		return Array.from({ length: steps }, (_, step) => {
			const part = (step + 1) / steps;
			return [fromLon + (lon - fromLon) * part, fromLat + (lat - fromLat) * part];
		});
	});
}

const toPole = ([lon, lat]: Position): [number, number] => [lon!, lat! < MERCATOR_END ? POLE : lat!];
