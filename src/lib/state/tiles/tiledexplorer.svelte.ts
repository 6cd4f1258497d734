import { IN, OUT, POSSIBLY } from '#lib/dataset/answers.ts';
import { daysOf, type Entry } from '#lib/dataset/catalogue.ts';
import type { LinkedEvent } from '#lib/dataset/entries.ts';
import { categoryMask } from '#lib/dataset/filter.ts';
import { snapped, type BinWindow } from '#lib/dataset/tiles/bins.ts';
import { OPEN_FROM, OPEN_TO } from '#lib/dataset/columns.ts';
import { DAY } from '#lib/time/range.ts';
import { answer, type Window } from '#lib/time/window.ts';
import type { Tongue } from '#lib/language/language.ts';
import type { BadValue } from '#lib/view/codec.ts';
import type { Selection } from '#lib/view/view.ts';
import { Explorer } from '../explorer.svelte.ts';
import type { Shown } from '../shown.ts';
import { countsOf } from './marksinview.ts';
import { isCell } from './placebook.ts';
import type { TiledSource } from './tiledsource.ts';
import { TiledListing } from './tiledlisting.ts';
import { TilesInSight } from './tilesinsight.svelte.ts';

/** Keys of a link that ask for what tiles cannot tell. */
const UNTOLD = new Set(['src', 'who', 'in', 'near', 'role', 'sure', 'basis', 'trail']);
/** A mark of several places is nothing to link to: every view has others. */
const CELL_OPENED = /^sel=place(?::|%3a)cell(?::|%3a)/iu;
/** How much closer a press on several places brings the map. */
const CLOSER = 2;

/**
 * The reader's view of an atlas in tiles. What is shown is counted by whole bins of time from the tiles that the map looks at; records
 * come when they are asked for. Filters other than that by kind, and counts by the map's view, there are none.
 */
export class TiledExplorer extends Explorer {
	readonly source: TiledSource;
	override readonly tiled: TilesInSight;
	#refused = $state.raw<readonly BadValue[]>([]);
	/** The bins that the window touches. */
	#bins = $derived.by((): BinWindow => {
		const { from, to } = daysOf(this.view.window);
		return snapped(this.source.atlas.grid, from, to);
	});
	#kinds = $derived(Uint8Array.from(categoryMask(this.catalogue, this.settings.filters)));
	/** Counts that are shown, by kind and certainty. */
	#passes = $derived(
		Uint8Array.from({ length: 2 * this.#kinds.length }, (_, at) =>
			this.#kinds[at >> 1] && (at % 2 === 0 || this.possible) ? 1 : 0
		)
	);
	#shownNow = $derived.by(() => this.#count(this.#bins, this.#passes));

	constructor(source: TiledSource, tongue: Tongue) {
		super(source.catalogue, tongue, '', (event) => source.bring(event));
		this.source = source;
		this.tiled = new TilesInSight(this);
	}

	override get shown(): Shown {
		return this.#shownNow;
	}
	/** The bins that the window touches: what is counted. */
	get bins(): BinWindow {
		return this.#bins;
	}
	/** Counts that are shown: one byte for each kind, sure and possible. */
	get passes(): Uint8Array {
		return this.#passes;
	}
	/** One byte a kind: 1 where it is shown. */
	get kinds(): Uint8Array {
		return this.#kinds;
	}
	/** The window as it is counted, out to whole bins. */
	get counted(): Window {
		const { edges } = this.source.atlas.grid;
		const { from, to } = this.#bins;
		const [first, end] = [edges[from]!, edges[to]!];
		return {
			from: first === OPEN_FROM ? null : first * DAY,
			to: end === OPEN_TO ? null : end * DAY
		};
	}
	/** Whether that is more than the window, within the time of the atlas. */
	get isWidened(): boolean {
		const [{ from, to }, { span }] = [this.window, this.catalogue];
		const counted = { from: this.counted.from ?? span.from, to: this.counted.to ?? span.to };
		return (
			Math.max(counted.from, span.from) < Math.max(from, span.from) ||
			Math.min(counted.to, span.to) > Math.min(to, span.to)
		);
	}
	/** Events without a date, of the kinds that are shown. */
	get undated(): number {
		const { undated } = this.source.atlas.counts;
		return this.#kinds.reduce((sum, shown, kind) => sum + (shown ? undated[kind]! : 0), 0);
	}

	protected override get size(): number {
		return this.source.atlas.manifest.events;
	}
	override get bad(): readonly BadValue[] {
		return [...super.bad, ...this.#refused];
	}
	override dismissNotice(): void {
		super.dismissNotice();
		this.#refused = [];
	}
	/** Shows what a link says, as far as tiles tell it; the rest is refused, and told. */
	override read(query: string): void {
		const parts = query.replace(/^\?/u, '').split('&');
		const isRefused = (part: string): boolean =>
			UNTOLD.has(part.split('=')[0]!) || part === 'mode=event' || CELL_OPENED.test(part);
		super.read(parts.filter((part) => !isRefused(part)).join('&'));
		// The class above reads, too, before there is anything of this one.
		if (!(#refused in this)) return;
		this.#refused = parts.filter(isRefused).map((part) => {
			const [key = '', value = ''] = part.split('=');
			return { key, value: value.slice(0, 60) };
		});
	}

	/** A mark of several places brings the map closer: there they stand apart. */
	override select(selection: Selection | null): void {
		if (selection?.kind !== 'place' || !isCell(selection.id)) return super.select(selection);
		const { geometry } = this.catalogue.places[this.catalogue.placeById.get(selection.id)!]!;
		const [lon, lat] = geometry.coordinates as [number, number];
		this.setCamera({ kind: 'centre', lon, lat, zoom: Math.min(this.tiled.zoom + CLOSER, 9) });
	}
	override get selectedPlace(): number | null {
		void this.tiled.marks;
		return super.selectedPlace;
	}
	override get selectedGroup(): readonly number[] {
		const place = this.selectedPlace;
		return place === null ? [] : [place];
	}
	override placesOf(selection: Selection | null): readonly number[] {
		void this.tiled.marks;
		return super.placesOf(selection);
	}
	override isLeftOut({ category }: Entry): boolean {
		return !this.#kinds[category];
	}

	/** Whether an event lies in what is counted: `IN`, `POSSIBLY` or `OUT`. */
	answerOf = (entry: Entry): number => {
		if (!this.#kinds[entry.category] || entry.when === null) return OUT;
		const found = { in: IN, possibly: POSSIBLY, out: OUT }[answer(entry.when, this.counted)];
		return found === POSSIBLY && !this.possible ? OUT : found;
	};
	/** The entry of a record at a row, with which it can be opened. */
	entryAt(row: number, event: LinkedEvent): Entry {
		return this.source.put(row, event);
	}

	#count(bins: BinWindow, passes: Uint8Array): Shown {
		const { catalogue, source, tiled } = this;
		const { grouping, marks } = tiled.marks;
		const { counts: all } = source.atlas;
		all.setWindow(bins);
		tiled.setWindow(bins);
		const size = passes.length;
		const listing = (at: number): TiledListing => {
			const counted = { length: 0, possible: 0 };
			for (let kind = 0; kind < size; kind++) {
				if (!passes[kind]) continue;
				counted.length += all.counts[at * size + kind]!;
				if (kind % 2 === 1) counted.possible += all.counts[at * size + kind]!;
			}
			return new TiledListing(catalogue, counted, (event) => {
				const entry = catalogue.entries.get(event);
				return entry ? this.answerOf(entry) : OUT;
			});
		};
		const rows = listing(0);
		const none = new TiledListing(catalogue, { length: 0, possible: 0 });
		return {
			rows,
			unplaced: listing(1),
			undated: [],
			byCategory: Uint32Array.from(
				{ length: size / 2 },
				(_, kind) => all.counts[2 * kind]! + (this.possible ? all.counts[2 * kind + 1]! : 0)
			),
			everywhere: rows,
			at: () => none,
			grouping,
			counts: countsOf(marks, passes)
		};
	}
}
