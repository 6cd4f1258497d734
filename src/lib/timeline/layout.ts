/** Heights and sizes of the dock's drawing in pixels, from the top down. The style sheets of the components repeat the sums. */
export interface Layout {
	/** Dates over the handles; without them, the handles' own space. */
	labels: number;
	bars: number;
	lanes: number;
	/** Rows of lanes; what finds no row is counted. */
	rows: number;
	axis: number;
	handle: { width: number; height: number };
	/** Pixels an axis label takes. */
	tick: number;
}

export const wide: Layout = {
	labels: 18,
	bars: 60,
	lanes: 30,
	rows: 5,
	axis: 20,
	handle: { width: 12, height: 28 },
	tick: 40
};

export const phone: Layout = {
	labels: 2,
	bars: 52,
	lanes: 16,
	rows: 3,
	axis: 18,
	handle: { width: 16, height: 44 },
	tick: 52
};

/** What takes hold of a handle is this many pixels wide and high. */
export const TOUCH = 44;
/** Within this many pixels an edge of a bin draws a dragged end to itself. */
export const MAGNET = 5;
export const LANE_HEIGHT = 2;
export const OVERVIEW_HEIGHT = 22;
export const OVERVIEW_AXIS = 16;

export const heightOf = ({ labels, bars, lanes, axis }: Layout): number => labels + bars + lanes + axis;

/** A rough width of small text, enough to keep labels apart: measuring would need the page. */
export const textWidth = (text: string): number => text.length * 6.6;
