import type { Histogram } from '#lib/dataset/histogram.ts';
import type { Bounds } from '#lib/geo/bounds.ts';

/** What parts of the page ask of an atlas in tiles; other atlases are none. */
export interface Tiled {
	/** Where the bins begin and end that time is counted in: UTC ms, ascending, the open ones aside. */
	readonly edges: readonly number[];
	/** The bars of time, of the kinds that are shown. Edges within the atlas's time must be edges of bins. */
	readonly bars: { histogram(edges: readonly number[]): Histogram };
	/** The places, or cells of places, of the whole atlas that have events now. */
	readonly everywhere: readonly number[];
	/** What the map shows, as a sentence. */
	readonly spoken: string;
	/** Told by the map what its camera shows, once it rests. */
	look(rest: { centre: { zoom: number }; bounds: Bounds }): void;
}
