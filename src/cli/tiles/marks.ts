import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt';
import { zxyToTileId } from 'pmtiles';
import { placesOf, type Columns } from '#lib/dataset/columns.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { isArea } from '#lib/dataset/terms.ts';
import type { SeriesWriter } from '#lib/dataset/tiles/series.ts';
import { cellAt, CELLS, EXTENT } from '#lib/dataset/tiles/world.ts';
import type { Placed } from './placed.ts';

/** The layer of the tiles. */
export const LAYER = 'marks';

export interface Marked {
	head: Dataset;
	columns: Columns;
	placed: Placed;
	/** Of each place. */
	shares: readonly (readonly [x: number, y: number])[];
	writer: SeriesWriter;
	deepest: number;
	/** The mark at which each event was counted last: a number of its own for every mark of every zoom. */
	seen: Uint32Array;
}

/** A mark: the ranks of the places that stand at it, and the tile's number and column and row. */
interface Mark {
	tileId: number;
	x: number;
	y: number;
	cell: number;
	ranks: number[];
}

/** The tiles of one zoom in ascending order of their ids. A tile's marks are cells of places, or a place, or an area. */
export function* tilesAt(marked: Marked, zoom: number): Generator<{ tileId: number; data: Uint8Array }> {
	let features: GeoJSONVTFeature[] = [];
	const marks = marksAt(marked, zoom);
	for (const [at, mark] of marks.entries()) {
		features.push(featureOf(marked, mark, zoom, (zoom + 1) * 2 ** 24 + at));
		if (marks[at + 1]?.tileId === mark.tileId) continue;
		const tile = { features } as unknown as GeoJSONVTTile;
		yield { tileId: mark.tileId, data: fromGeojsonVt({ [LAYER]: tile }, { version: 2, extent: EXTENT }) };
		features = [];
	}
}

function marksAt({ head, placed, shares, deepest }: Marked, zoom: number): Mark[] {
	const marks = new Map<string, Mark>();
	const side = CELLS * 2 ** zoom;
	placed.ranked.forEach((place, rank) => {
		const cell = cellAt(shares[place]!, zoom);
		const alone = zoom === deepest || isArea(head.places[place]!.properties.kind);
		const key = alone ? `${cell} ${rank}` : String(cell);
		const mark = marks.get(key);
		if (mark) mark.ranks.push(rank);
		else {
			const x = Math.floor((cell % side) / CELLS);
			const y = Math.floor(cell / side / CELLS);
			marks.set(key, { tileId: zxyToTileId(zoom, x, y), x, y, cell, ranks: [rank] });
		}
	});
	return [...marks.values()].sort(
		(a, b) => a.tileId - b.tileId || a.cell - b.cell || a.ranks[0]! - b.ranks[0]!
	);
}

function featureOf(
	{ head, columns, placed, shares, writer, seen }: Marked,
	{ x, y, ranks }: Mark,
	zoom: number,
	stamp: number
): GeoJSONVTFeature {
	let events = 0;
	let rows = 0;
	const middle = [0, 0] as [number, number];
	for (const rank of ranks) {
		const [first, end] = [placed.start[rank]!, placed.start[rank + 1]!];
		const share = shares[placed.ranked[rank]!]!;
		rows += end - first;
		for (const axis of [0, 1] as const) middle[axis] += share[axis] * (end - first);
		for (let row = first; row < end; row++) {
			const event = placed.event[row]!;
			// An event at several places of a mark is one event there.
			if (seen[event] === stamp) continue;
			if (ranks.length > 1 && placesOf(columns, event).length > 1) seen[event] = stamp;
			writer.add(event);
			events++;
		}
	}
	const tags: Record<string, string | number> = { events, places: ranks.length };
	writer.take().forEach((text, category) => {
		if (text !== '') tags[`count:${head.atlas.categories[category]!.id}`] = text;
	});
	const position = ([0, 1] as const).map((axis) => {
		const inTile = (middle[axis] / rows) * 2 ** zoom - [x, y][axis]!;
		return Math.min(Math.max(Math.floor(inTile * EXTENT), 0), EXTENT - 1);
	}) as [number, number];
	const most = ranks.reduce((best, rank) => (rowsAt(placed, rank) > rowsAt(placed, best) ? rank : best));
	Object.assign(tags, namesOf(head, placed, most));
	if (ranks.length === 1) Object.assign(tags, placeTags(head, placed, most));
	return {
		type: 1,
		geometry: [position],
		tags,
		id: placed.ranked[ranks[0]!]!
	} as unknown as GeoJSONVTFeature;
}

const rowsAt = ({ start }: Placed, rank: number): number => start[rank + 1]! - start[rank]!;

/** What a mark is named after: of several places, that with most events. */
function namesOf({ places, atlas }: Dataset, { ranked }: Placed, rank: number): Record<string, string> {
	const { names } = places[ranked[rank]!]!.properties;
	const told = atlas.languages.filter((language) => names[language] !== undefined);
	return Object.fromEntries(told.map((language) => [`name:${language}`, names[language]!]));
}

/** What is said of a place that stands alone; `row` and `events` are where its events' records are. */
function placeTags({ places }: Dataset, { ranked, start }: Placed, rank: number) {
	const { id, properties } = places[ranked[rank]!]!;
	const { kind, uncertaintyKm, country } = properties;
	return {
		place: id,
		kind,
		row: start[rank]!,
		...(uncertaintyKm > 0 && { uncertaintyKm }),
		...(country !== null && { country })
	};
}
