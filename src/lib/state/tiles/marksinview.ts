import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { isArea } from '#lib/dataset/terms.ts';
import type { OpenTile, TileMark, TilesInView, TileStore } from '#lib/dataset/tiles/tilestore.ts';
import { positionOf, worldShare } from '#lib/dataset/tiles/world.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import type { Grouping } from '../grouping.ts';
import type { PlaceBook } from './placebook.ts';

/** Tiles are of a zoom less than the map's, so that marks have room. */
const COARSER = 1;

/** Has the store show the tiles of what a map shows at a zoom. */
export function showView(
	store: TileStore,
	[west, south, east, north]: Bounds,
	zoom: number
): Promise<TilesInView> {
	const [, top] = worldShare([0, north]);
	const [, bottom] = worldShare([0, south]);
	const view = { west: (west + 180) / 360, north: top, east: (east + 180) / 360, south: bottom };
	return store.show(store.addresses(view, zoom - COARSER));
}

/** A mark of the map: where its counts stand. */
export interface MarkInView {
	place: number;
	tile: OpenTile;
	/** Its number in the tile. */
	at: number;
}

/** What the map shows, as groups of one place each: a cell of several places is one that has no other name. */
export interface MarksInView {
	grouping: Grouping;
	/** In the order of the groups: marks, then areas. */
	marks: readonly MarkInView[];
}

export const markOf = ({ tile, at }: MarkInView): TileMark => tile.marks[at]!;

/**
 * The marks of a view: points of its tiles, and all areas of the tile of the whole world, whose outlines may reach into any view.
 *
 * @param named what a mark of several places is called
 */
export function marksInView(
	catalogue: Catalogue,
	book: PlaceBook,
	tiles: readonly OpenTile[],
	world: OpenTile | null,
	named: (mark: TileMark) => Record<string, string>
): MarksInView {
	book.freeCells();
	const each = (tile: OpenTile, areas: boolean): MarkInView[] =>
		tile.marks.flatMap((mark, at) => {
			const { place, x, y } = mark;
			const area = place !== null && isArea(place.kind);
			if (area !== areas) return [];
			if (!place) return { place: book.cell(positionOf(x, y), named(mark)), tile, at };
			return { place: book.fixed(at, mark), tile, at };
		});
	const points = tiles.flatMap((tile) => each(tile, false));
	const areas = world ? each(world, true) : [];
	const marks = [...points, ...areas];
	const groupOf = new Int32Array(catalogue.places.length).fill(-1);
	marks.forEach(({ place }, group) => (groupOf[place] = group));
	return { grouping: { groups: marks.map(({ place }) => [place]), marks: points.length, groupOf }, marks };
}

/**
 * Counts of marks, as the index of other atlases gives them: `[(group * categories + category) * 2 + (0 sure | 1 possible)]`.
 * Their tiles must have been counted in the window.
 */
export function countsOf(marks: readonly MarkInView[], passes: Uint8Array): Uint32Array {
	const size = passes.length;
	const counts = new Uint32Array(marks.length * size);
	marks.forEach(({ tile, at }, group) => {
		const own = tile.counter.counts;
		for (let kind = 0; kind < size; kind++)
			if (passes[kind]) counts[group * size + kind] = own[at * size + kind]!;
	});
	return counts;
}
