import type { Columns } from '#lib/dataset/columns.ts';
import type { Window } from '#lib/time/window.ts';

/** The data that every technique shows: the same arrays, in the same page. */
export interface Data {
	columns: Columns;
	/** Longitude and latitude of each place in turn. */
	positions: Float64Array;
}

/** One way to show the events of a window of time on a map. */
export interface Technique {
	/** Opens a map that shows a window of the data; done when that is drawn. */
	load(data: Data, window: Window): Promise<void>;
	/** The call of a scrub step. */
	step(window: Window): void;
	/** Done when the map shows the step called last and has nothing more to do for it. */
	settled(): Promise<void>;
	/** Waits until the graphics card is done with all that it was given. */
	finish(): void;
}

/** The part of the map that all techniques show. */
export const START = { lon: 20, lat: 25, zoom: 2 };
/** Where, beside the page, an atlas in tiles is served. */
export const ATLAS = 'atlas';
