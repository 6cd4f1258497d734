import { snapped } from '#lib/dataset/tiles/bins.ts';
import type { TiledAtlas } from '#lib/dataset/tiles/tiledatlas.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { countsOf, marksInView, showView, type MarkInView } from '#lib/state/tiles/marksinview.ts';
import { TiledSource } from '#lib/state/tiles/tiledsource.ts';
import { DAY } from '#lib/time/range.ts';
import type { Window } from '#lib/time/window.ts';
import { MarkStage } from './markstage.ts';
import { ATLAS, START, type Data, type Technique } from './technique.ts';

/** The atlas in tiles that is served beside the page, read and counted as the product does; of the data it takes only the windows. */
export class Tiles extends MarkStage implements Technique {
	#atlas!: TiledAtlas;
	#marks: readonly MarkInView[] = [];
	#passes = new Uint8Array();

	async load(_: Data, window: Window): Promise<void> {
		const map = await this.open();
		const folder = new URL(`${ATLAS}/`, document.baseURI);
		const { atlas, catalogue, book } = await TiledSource.open(folder, (url) => fetch(url), 'nothing');
		this.#atlas = atlas;
		this.#passes = new Uint8Array(2 * catalogue.dataset.atlas.categories.length).fill(1);
		const bounds = map.getBounds().toArray().flat() as Bounds;
		const { tiles, fault } = await showView(atlas.store, bounds, START.zoom);
		if (fault) throw fault;
		this.#marks = marksInView(catalogue, book, tiles, null, ({ names }) => names).marks;
		const positions = this.#marks.map(({ place }) => labelPoint(catalogue.places[place]!.geometry));
		this.lay(Float64Array.from(positions.flat()));
		this.step(window);
		await this.settled();
	}

	step({ from, to }: Window): void {
		const bins = snapped(this.#atlas.grid, Math.floor(from! / DAY), Math.ceil(to! / DAY));
		this.#atlas.store.setWindow(bins);
		this.layer.setCounts(countsOf(this.#marks, this.#passes));
	}
}
