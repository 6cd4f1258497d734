import type { Box } from './boxes.ts';
import type { Context } from './context.ts';
import type { Block } from './flow.ts';

/** Columns of the list are at least so wide, and so far apart. */
const COLUMN = { least: 270, gap: 24 };
/** How high a map is: at least and at most so much of its width, and at most so much of the page's height. */
const MAP = { least: 0.4, ofWidth: 0.506, ofHeight: 0.5 };
/** What stands below a map that has the list beside it: legend and foot. */
const BELOW = 180;
/** Room between the title and the maps, and between maps. */
const ABOVE = 14;
const GAP = { x: 12, y: 10 };
/** Several maps take so much of the page's height, the more rows the more. */
const ROWS = [0.5, 0.62, 0.72];

/** Where the maps and the list of a sheet stand on its first page. */
export interface Layout {
	/** Of each map. */
	size: { width: number; height: number };
	/** Where each map stands, with its caption over it. */
	maps: { box: Box; caption: { block: Block; x: number; y: number } | null }[];
	/** How wide all maps are together, and where they begin and end. */
	left: number;
	width: number;
	bottom: number;
	/** Columns of the list, and how many of them the map takes on the first page. */
	columns: { count: number; width: number; taken: number; step: number };
}

/** What the maps are to be: how much wider than high (null: as high as there is room), and what is said of each. */
interface Wanted {
	/** Height of what stands over the maps. */
	top: number;
	aspect: number | null;
	captions: ((width: number) => Block)[];
}

export function layoutOf(context: Context, wanted: Wanted): Layout {
	const { paper } = context.options;
	const columns = columnsOf(context, wanted.captions.length > 1);
	const top = paper.margin.top + wanted.top + ABOVE;
	const width = columns.taken > 0 ? columns.taken * columns.step - COLUMN.gap : context.width;
	const left = context.rtl ? context.left + context.width - width : context.left;
	const room =
		columns.taken > 0
			? Math.max(
					paper.height - paper.margin.top - paper.margin.foot - wanted.top - BELOW,
					paper.height * 0.35
				)
			: Math.min(width * MAP.ofWidth, paper.height * MAP.ofHeight);
	if (wanted.captions.length > 1) return gridOf(context, wanted, { top, left, width, columns });
	const height = heightOf(width, room, wanted.aspect);
	const box = { x: left, y: top, width, height };
	return {
		size: { width, height },
		maps: [{ box, caption: null }],
		left,
		width,
		bottom: top + height,
		columns
	};
}

/** As high as a map of that aspect wants to be, within the room that it has. */
const heightOf = (width: number, room: number, aspect: number | null): number =>
	Math.min(room, Math.max(aspect === null ? room : width / aspect, width * MAP.least));

/** Maps beside and under each other, in the rows that make them largest. */
function gridOf(
	context: Context,
	{ aspect, captions }: Wanted,
	{ top, left, width, columns }: { top: number; left: number; width: number; columns: Layout['columns'] }
): Layout {
	const { paper } = context.options;
	const count = captions.length;
	const tries = Array.from({ length: Math.min(count, 6) }, (_, at) => {
		const across = at + 1;
		const rows = Math.ceil(count / across);
		const wide = (width - at * GAP.x) / across;
		const blocks = captions.map((caption) => caption(wide));
		const caption = Math.max(...blocks.map((block) => block.height));
		const most = paper.height * ROWS[Math.min(rows, ROWS.length) - 1]!;
		const room = Math.max(40, (most - (rows - 1) * GAP.y) / rows - caption);
		const high = heightOf(wide, Math.min(room, wide * 1.2), aspect);
		const fitted = Math.min(wide, high * (aspect ?? wide / high));
		return { across, wide, high, blocks, caption, fitted };
	});
	// Two are for comparing: they stand beside each other.
	const best =
		count === 2 ? tries[1]! : tries.reduce((one, other) => (other.fitted > one.fitted + 1 ? other : one));
	const { across, wide, high, blocks, caption } = best;
	const maps = blocks.map((block, at) => {
		const [row, place] = [Math.floor(at / across), at % across];
		const column = context.rtl ? across - 1 - place : place;
		const x = left + column * (wide + GAP.x);
		const y = top + row * (caption + high + GAP.y);
		return {
			box: { x, y: y + caption, width: wide, height: high },
			caption: { block, x: context.rtl ? x + wide : x, y }
		};
	});
	return {
		size: { width: wide, height: high },
		maps,
		left,
		width,
		bottom: maps.at(-1)!.box.y + high,
		columns
	};
}

/** On a wide page so many columns are the map's, and the list stands beside it; several maps take the whole width. */
function columnsOf(context: Context, isSeries: boolean): Layout['columns'] {
	const { width, height } = context.options.paper;
	const count = Math.max(1, Math.floor((context.width + COLUMN.gap) / (COLUMN.least + COLUMN.gap)));
	const each = (context.width - (count - 1) * COLUMN.gap) / count;
	const taken = !isSeries && width > height * 1.15 ? Math.min(count - 1, Math.ceil(count * 0.6)) : 0;
	return { count, width: each, taken, step: each + COLUMN.gap };
}
