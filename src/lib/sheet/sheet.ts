import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { View } from '#lib/view/view.ts';
import { contextOf, type SheetOptions } from './context.ts';
import { boundsOf, isIn } from './extent.ts';
import { footOf } from './foot.ts';
import { levelFor, type GroundOf } from './ground.ts';
import { captionOf, headOf } from './head.ts';
import { layoutOf } from './layout.ts';
import { legendOf } from './legend.ts';
import { blocksOf } from './list.ts';
import { drawMap, type Key } from './map.ts';
import type { Numbered } from './mapoptions.ts';
import { pagesOf } from './pages.ts';
import { panelsOf, unite } from './panels.ts';
import { aspectOf, frameOn } from './projection.ts';
import type { Listed } from './select.ts';

export type { SheetOptions };

/** A sheet's pages as SVG, and what they show. */
export interface Sheet {
	pages: string[];
	title: string;
	/** Numbered events, on the map and in the list alike. */
	numbered: number;
	unplaced: number;
	/** Events whose places lie outside the map's frame. */
	outside: number;
	undated: number;
}

/** A sheet of which only the pages' numbers are open: it may be one of many in a book. */
export interface Drawn extends Omit<Sheet, 'pages'> {
	/** How many pages it takes. */
	length: number;
	/** @param before pages before the sheet's first, of `all` */
	pages(before: number, all: number): string[];
}

/** Makes the sheet of a view: the same input gives the same bytes, in any place, zone and system. */
export function makeSheet(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	options: SheetOptions
): Sheet {
	const { length, pages, ...rest } = drawSheet(catalogue, view, groundOf, options);
	return { ...rest, pages: pages(0, length) };
}

export function drawSheet(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	options: SheetOptions
): Drawn {
	const context = contextOf(catalogue, view, options);
	const { bounds, scale = null, projection } = context.options;
	const { panels, undated } = panelsOf(context);
	const events = unite(panels);
	const placed = events.filter(({ entry }) => entry.happenedAt.length > 0);
	const unplaced = events.filter(({ entry }) => entry.happenedAt.length === 0);
	const head = headOf(context, events);
	const box = bounds ?? boundsOf(context, placed);
	const layout = layoutOf(context, {
		top: head.height,
		aspect: scale === null ? aspectOf(box, projection) : null,
		captions: panels.length > 1 ? panels.map((panel) => captionOf(context, panel)) : []
	});
	const { size } = layout;
	const framed = frameOn(box, size, { kind: projection, scale });
	const inFrame = ({ entry }: Listed): readonly number[] =>
		entry.happenedAt.filter((place) => isIn(context, place, framed, size));
	const shown = placed.filter((listed) => inFrame(listed).length > 0);
	const outside = placed.filter((listed) => inFrame(listed).length === 0);
	const numbers = new Map(shown.map(({ entry }, at) => [entry.index, at + 1]));
	const ground = groundOf(levelFor(framed.pixelsPerKm), framed, size);
	const { language, messages } = context.wording;
	const keys: Key[] = [];
	const maps = panels.map((panel, at) => {
		const numbered = panel.events.flatMap((listed): Numbered[] => {
			const number = numbers.get(listed.entry.index);
			const { category } = listed.entry;
			return number === undefined
				? []
				: [{ number, category, possible: listed.possible, places: inFrame(listed) }];
		});
		const map = drawMap({
			catalogue: context.catalogue,
			ground,
			framed,
			size,
			events: numbered.sort((a, b) => a.number - b.number),
			style: context.style,
			language,
			messages,
			hasNumbers: true,
			// One bar and one row of letters for all maps of a sheet.
			hasBar: at === 0,
			keysBefore: keys.length
		});
		keys.push(...map.keys);
		return map;
	});
	const listing = { shown, unplaced, outside, undated };
	const parts = {
		head,
		layout,
		maps,
		legend: legendOf(context, maps, panels, layout.width),
		foot: footOf(context, framed),
		list: blocksOf(context, keys, listing, layout.columns.width)
	};
	return {
		...pagesOf(context, parts),
		title: context.title,
		numbered: shown.length,
		unplaced: unplaced.length,
		outside: outside.length,
		undated
	};
}
