import type { BinWindow } from '#lib/dataset/tiles/bins.ts';
import { whyOf, type TileFault } from '#lib/dataset/tiles/fault.ts';
import type { RowsAt } from '#lib/dataset/tiles/placerows.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import { TiledBars } from '#lib/dataset/tiles/tiledbars.ts';
import type { OpenTile, TileMark } from '#lib/dataset/tiles/tilestore.ts';
import { worldShare } from '#lib/dataset/tiles/world.ts';
import { placeName } from '#lib/dataset/wording.ts';
import { boundsOf, meet, type Bounds } from '#lib/geo/bounds.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { formatNumber, localised } from '#lib/language/language.ts';
import { tileMessagesOf } from '#lib/language/tiles.ts';
import { formatWindow } from '#lib/time/format.ts';
import { DAY } from '#lib/time/range.ts';
import type { Window } from '#lib/time/window.ts';
import { dateOptions } from '#lib/dataset/wording.ts';
import type { Explorer } from '../explorer.svelte.ts';
import type { Tiled } from '../tiled.ts';
import { markOf, marksInView, showView, type MarkInView, type MarksInView } from './marksinview.ts';
import type { TiledSource } from './tiledsource.ts';

/** Places whose tiles are kept for being opened again. */
const KEPT_PLACES = 12;
/** More names than this are not heard but waited out. */
const MOST_NAMES = 3;

/** A mark with what it counts in the window. */
export interface CountedMark {
	mark: MarkInView;
	of: TileMark;
	sure: number;
	possible: number;
	/** By kind, those with events. */
	tallies: Tally[];
}

/** The explorer whose map looks at the tiles. */
type Looking = Explorer & {
	readonly source: TiledSource;
	/** One byte a kind: 1 where it is shown. */
	readonly kinds: Uint8Array;
	/** Counts that are shown: one byte for each kind, sure and possible. */
	readonly passes: Uint8Array;
	/** The window as it is counted. */
	readonly counted: Window;
};

/** The tiles that the map looks at, and what they say. */
export class TilesInSight implements Tiled {
	readonly edges: readonly number[];
	readonly #explorer: Looking;
	readonly #bars: TiledBars;
	/** The tile of the whole world, which has every area; null where it could not be had. */
	#world: OpenTile | null = null;
	/** Where its marks stand. */
	#worldPlaces: readonly number[] = [];
	#tiles: readonly OpenTile[];
	#asked = 0;
	#last: Parameters<Tiled['look']>[0] | null = null;
	#marks = $state.raw<MarksInView>({
		grouping: { groups: [], marks: 0, groupOf: new Int32Array() },
		marks: []
	});
	#fault = $state.raw<TileFault | null>(null);
	/** What the map showed when its marks were laid. */
	#bounds = $state.raw<Bounds | null>(null);
	#zoom = $state(1);
	#settled = $state(false);
	/** The last found places by their ids. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows what is in it
	readonly #found = new Map<string, Promise<RowsAt>>();
	#lastCounted: readonly CountedMark[] = [];
	/** As it was while time is on its way: a list in every frame says nothing. */
	#counted = $derived.by(() =>
		this.#explorer.moving ? this.#lastCounted : (this.#lastCounted = this.#countMarks())
	);

	constructor(explorer: Looking) {
		this.#explorer = explorer;
		const { source } = explorer;
		const { grid, manifest } = source.atlas;
		this.edges = Array.from(grid.edges.subarray(1, -1), (day) => day * DAY);
		this.#bars = new TiledBars(manifest.counts.all, grid);
		this.#takeWorld();
		this.#fault = source.fault;
		this.#tiles = source.world ? [source.world] : [];
		this.#lay();
	}

	/** What is on the map. */
	get marks(): MarksInView {
		return this.#marks;
	}
	/** What could not be had of it. */
	get fault(): TileFault | null {
		return this.#fault;
	}
	get zoom(): number {
		return this.#zoom;
	}
	/** Whether the marks are those of where the camera rests. */
	get settled(): boolean {
		return this.#settled;
	}
	get bars() {
		const { kinds } = this.#explorer;
		return { histogram: (edges: readonly number[]) => this.#bars.histogram(edges, kinds) };
	}
	get everywhere(): readonly number[] {
		const { shown, passes } = this.#explorer;
		void shown;
		const world = this.#world;
		if (!world) return [];
		const { counts } = world.counter;
		const isShown = (_: number, at: number): boolean =>
			passes.some((passed, kind) => passed === 1 && counts[at * passes.length + kind]! > 0);
		return this.#worldPlaces.filter(isShown);
	}
	/** The marks in the map's view that have events in the window, those with most first; while time moves, those of before. */
	get counted(): readonly CountedMark[] {
		return this.#counted;
	}
	get spoken(): string {
		const explorer = this.#explorer;
		const { messages, language } = explorer;
		const period = formatWindow(explorer.counted, dateOptions(explorer));
		const marks = this.counted;
		if (marks.length === 0) return messages.map.nothingInView(period);
		const names = marks.slice(0, MOST_NAMES).map(({ mark }) => placeName(explorer, mark.place).text);
		const listed = names.join(messages.list.comma);
		const more = marks.length - names.length;
		const places = more > 0 ? messages.map.andOthers(listed, formatNumber(more, language)) : listed;
		return tileMessagesOf(language).inView(places, period);
	}

	look(rest: Parameters<Tiled['look']>[0]): void {
		this.#last = rest;
		void this.#look(rest);
	}
	/** Asks again for what could not be had. */
	again(): void {
		this.#found.clear();
		if (this.#last) void this.#look(this.#last);
	}
	/** Told where records could not be had, or, by null, that they have come. */
	tell(fault: TileFault | null): void {
		if (fault || this.#fault?.what === 'records') this.#fault = fault;
	}

	/** Counts what is on the map in a window. */
	setWindow(bins: BinWindow): void {
		for (const { counter } of this.#tiles) counter.setWindow(bins);
		if (this.#world && !this.#tiles.includes(this.#world)) this.#world.counter.setWindow(bins);
	}

	/**
	 * Where the events of a place are counted and told.
	 *
	 * @throws Error where they cannot be had
	 */
	find(id: string): Promise<RowsAt> {
		const here = this.#marks.marks.find((mark) => markOf(mark).place?.id === id);
		if (here) return Promise.resolve(rowsAt(here.tile, here.at));
		let found = this.#found.get(id);
		if (!found) {
			if (this.#found.size > KEPT_PLACES) this.#found.clear();
			this.#found.set(id, (found = this.#findFar(id)));
			found.catch(() => this.#found.delete(id));
		}
		return found;
	}

	#countMarks(): CountedMark[] {
		const { counts } = this.#explorer.shown;
		const { marks } = this.#marks;
		const size = marks.length === 0 ? 0 : counts.length / marks.length;
		return marks
			.map((mark, group): CountedMark => {
				const counted: CountedMark = { mark, of: markOf(mark), sure: 0, possible: 0, tallies: [] };
				for (let kind = 0; kind < size; kind += 2) {
					const [sure, possible] = [counts[group * size + kind]!, counts[group * size + kind + 1]!];
					if (sure + possible === 0) continue;
					counted.tallies.push({ category: kind / 2, sure, possible });
					counted.sure += sure;
					counted.possible += possible;
				}
				return counted;
			})
			.filter(({ mark, sure, possible }) => sure + possible > 0 && this.#isInView(mark))
			.sort((a, b) => b.sure + b.possible - a.sure - a.possible || a.mark.place - b.mark.place);
	}
	#isInView({ place }: MarkInView): boolean {
		const view = this.#bounds;
		if (!view) return true;
		const [west, south, east, north] = boundsOf(this.#explorer.catalogue.places[place]!.geometry);
		return [-360, 0, 360].some((turn) => meet([west + turn, south, east + turn, north], view));
	}

	async #findFar(id: string): Promise<RowsAt> {
		const { source, catalogue } = this.#explorer;
		const place = catalogue.places[catalogue.placeById.get(id) ?? -1];
		if (!place) throw new Error(`unknown place ${id}`);
		const tile = await source.deepestTile(worldShare(labelPoint(place.geometry)));
		const at = tile.marks.findIndex((mark) => mark.place?.id === id);
		if (at < 0) throw new Error(`missing place ${id} in its tile`);
		return rowsAt(tile, at);
	}

	async #look({ centre, bounds }: Parameters<Tiled['look']>[0]): Promise<void> {
		const { source } = this.#explorer;
		const asked = ++this.#asked;
		this.#zoom = centre.zoom;
		this.#settled = false;
		if (!this.#world) await source.openWorld();
		const { tiles, fault } = await showView(source.atlas.store, bounds, centre.zoom);
		if (asked !== this.#asked) return;
		const failed = fault ?? (source.world ? null : source.worldError);
		this.#fault = failed && { what: 'marks', file: source.atlas.manifest.tiles.file, why: whyOf(failed) };
		this.#takeWorld();
		this.#tiles = tiles;
		this.#bounds = bounds;
		this.#lay();
		this.#settled = true;
	}

	/** The tile of the whole world, once it is here, with its marks at places of their own. */
	#takeWorld(): void {
		const { world, book } = this.#explorer.source;
		if (world === this.#world) return;
		this.#world = world;
		this.#worldPlaces = (world?.marks ?? []).map((mark, at) => book.fixed(at, mark));
	}

	#lay(): void {
		const { source, catalogue, messages, language } = this.#explorer;
		const first = catalogue.dataset.atlas.languages[0]!;
		this.#marks = marksInView(catalogue, source.book, this.#tiles, this.#world, ({ names, places }) => ({
			[language]: messages.map.andOthers(
				localised(names, language, first).text,
				formatNumber(places - 1, language)
			)
		}));
	}
}

function rowsAt(tile: OpenTile, at: number): RowsAt {
	const { events, place } = tile.marks[at]!;
	return { counter: tile.counter, mark: at, row: place!.row, rows: events };
}
