import type { Catalogue, Entry } from '#lib/dataset/catalogue.ts';
import type { LinkedEvent } from '#lib/dataset/entries.ts';
import { whyOf, type TileFault } from '#lib/dataset/tiles/fault.ts';
import type { RowsAt } from '#lib/dataset/tiles/placerows.ts';
import { joinRecord, tiledCatalogue } from '#lib/dataset/tiles/tiledcatalogue.ts';
import { TiledAtlas } from '#lib/dataset/tiles/tiledatlas.ts';
import type { OpenTile } from '#lib/dataset/tiles/tilestore.ts';
import type { Selection } from '#lib/view/view.ts';
import type { ReadFile } from '../reading.ts';
import { PlaceBook } from './placebook.ts';

/** An atlas in tiles with what a page has of it so far. */
export class TiledSource {
	readonly atlas: TiledAtlas;
	readonly catalogue: Catalogue;
	readonly book: PlaceBook;
	/** What could not be had as the page opened. */
	fault: TileFault | null = null;
	world: OpenTile | null = null;
	worldError: Error | null = null;

	private constructor(atlas: TiledAtlas) {
		const { head, grid, manifest } = atlas;
		this.atlas = atlas;
		this.catalogue = tiledCatalogue(head, grid, manifest);
		this.book = new PlaceBook(this.catalogue);
	}

	/**
	 * Opens the atlas of a folder. Without archives it opens, too: what they hold is missed then.
	 *
	 * @param wanted what the address opens: its records are to come with the page; null where no archive is to be asked, as in a build
	 * @throws Error where manifest or head cannot be had
	 */
	static async open(folder: URL, read: ReadFile, wanted: Selection | 'nothing' | null): Promise<TiledSource> {
		const atlas = await TiledAtlas.open(folder.href, async (address) => {
			const answer = await read(new URL(address));
			if (!answer.ok) throw new Error(`missing ${address}: status ${answer.status}`);
			return answer.text();
		});
		const source = new TiledSource(atlas);
		if (wanted === null) return source;
		await Promise.all([source.openWorld(), wanted === 'nothing' ? null : source.#bringSelected(wanted)]);
		return source;
	}

	/** Reads the tile of the whole world, which has all areas. */
	async openWorld(): Promise<void> {
		const { store, manifest } = this.atlas;
		const { tiles, fault } = await store.show([{ z: 0, x: 0, y: 0 }]);
		this.world = tiles[0] ?? null;
		this.worldError = fault;
		if (fault) this.fault = { what: 'marks', file: manifest.tiles.file, why: whyOf(fault) };
	}

	/** @throws Error where it cannot be had */
	async deepestTile([x, y]: readonly [number, number]): Promise<OpenTile> {
		const { store, manifest } = this.atlas;
		const at = { west: x, north: y, east: x + 1e-12, south: y + 1e-12 };
		return store.open(store.addresses(at, manifest.tiles.deepest)[0]!);
	}

	/** The rows of events that happened at no known place. */
	get unplaced(): RowsAt {
		const { counts, manifest } = this.atlas;
		const { placed, unplaced } = manifest.texts;
		return { counter: counts, mark: 1, row: placed, rows: unplaced };
	}

	/** Brings the record of an entry. */
	async bring(index: number): Promise<void> {
		const row = index - this.catalogue.columns.events;
		const [event] = await this.records(row, row + 1);
		if (!event) throw new RangeError(`unknown row ${row}`);
		this.put(row, event);
	}
	/** The records of rows; the places and sources that they name are known then. */
	async records(first: number, end: number): Promise<LinkedEvent[]> {
		const { events, places, sources } = await this.atlas.records(first, end);
		for (const place of places) this.book.place(place);
		for (const source of sources) this.book.source(source);
		return events;
	}
	/** A record joined to what it links to. */
	join(event: LinkedEvent): Entry {
		return joinRecord(this.catalogue, event, -1);
	}
	/** The entry of a record, with which it can be opened. */
	put(row: number, event: LinkedEvent): Entry {
		const { entries, columns } = this.catalogue;
		const index = columns.events + row;
		entries.put(index, [event]);
		return entries.get(index)!;
	}

	async #bringSelected({ kind, id }: Selection): Promise<void> {
		if (kind === 'place' && this.catalogue.placeById.has(id)) return;
		const { manifest } = this.atlas;
		let file = manifest.ids.file;
		try {
			const row = await this.atlas.rowOf(kind === 'place' ? `place:${id}` : id);
			if (row === null) return;
			file = manifest.texts.file;
			const [event] = await this.records(row, row + 1);
			if (event && kind === 'event') this.put(row, event);
		} catch (error) {
			this.fault = { what: 'records', file, why: whyOf(error as Error) };
		}
	}
}
