import { DAY } from '#lib/time/range.ts';
import { linksOf, openCatalogue, whenIn, type Catalogue } from '../catalogue.ts';
import { LASTING, undatedColumns, type Columns } from '../columns.ts';
import { Entries, type Entry, type LinkedEvent } from '../entries.ts';
import type { Dataset } from '../schema.ts';
import { happenedThere } from '../terms.ts';
import type { Grid } from './bins.ts';
import { TileCounter } from './counter.ts';
import type { TiledManifest } from './tiledmanifest.ts';

/**
 * An atlas in tiles as the page's parts know an atlas. Its rows are no events but what time is counted in: one for every bin in
 * which a category has any, as long as the bin, so that playback and slider know where there is something to see. Its places are
 * the areas, and those that are put to them as tiles and records come. Records stand behind the rows: that of row `r` is
 * entry `columns.events + r`.
 */
export function tiledCatalogue(
	head: Dataset,
	grid: Grid,
	{ counts, span: days, texts }: Pick<TiledManifest, 'counts' | 'span' | 'texts'>
): Catalogue {
	const columns = binColumns(grid, counts.all);
	const catalogue = openCatalogue(columns, head);
	const span = { from: days.from * DAY, to: days.to * DAY };
	const tiled: Catalogue = {
		...catalogue,
		places: [...head.places],
		sources: [],
		sourceById: new Map(),
		placeById: new Map(catalogue.placeById),
		happened: new Uint32Array(head.places.length).fill(1),
		span,
		entries: new Entries(columns.events + texts.rows * texts.chunks, (event, index) =>
			joinRecord(tiled, event, index)
		)
	};
	return tiled;
}

/** A record joined to what it links to, as far as that is known. */
export function joinRecord(catalogue: Catalogue, event: LinkedEvent, index: number): Entry {
	const { dataset, span, placeById, sourceById, categoryById } = catalogue;
	const linked = linksOf(event, placeById);
	return {
		index,
		event,
		when: whenIn(event, dataset.atlas.hemisphere, span),
		category: categoryById.get(event.category) ?? 0,
		happenedAt: [...new Set(linked.filter(happenedThere).map(({ place }) => place))],
		linked,
		sources: [...new Set(event.citations.flatMap(({ source }) => sourceById.get(source) ?? []))],
		parts: [],
		whole: null
	};
}

function binColumns(grid: Grid, counts: readonly string[]): Columns {
	const categories = counts.length;
	const counter = new TileCounter([counts], categories);
	const rows: [bin: number, category: number][] = [];
	for (let bin = 1; bin < grid.edges.length - 2; bin++) {
		counter.setWindow({ from: bin, to: bin + 1 });
		for (let category = 0; category < categories; category++)
			if (counter.counts[2 * category]! + counter.counts[2 * category + 1]! > 0) rows.push([bin, category]);
	}
	const days = undatedColumns(rows.length);
	rows.forEach(([bin], row) => {
		days.kind[row] = LASTING;
		days.from[row] = days.sureFrom[row] = grid.edges[bin]!;
		days.to[row] = days.sureTo[row] = grid.edges[bin + 1]!;
	});
	return {
		events: rows.length,
		places: 0,
		categories,
		...days,
		category: Uint8Array.from(rows, ([, category]) => category),
		placeStart: new Uint32Array(rows.length + 1),
		place: new Uint32Array(0),
		sets: new Map()
	};
}
