import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { View } from '#lib/view/view.ts';
import { contextOf, type Context, type SheetOptions } from './context.ts';
import { boundsOf, isIn } from './extent.ts';
import type { GroundOf } from './ground.ts';
import { headOf } from './head.ts';
import { pageOf } from './pages.ts';
import { paperOf } from './paper.ts';
import { drawPicture } from './picture.ts';
import { frameOn } from './projection.ts';
import { picturedEvents } from './select.ts';
import { element } from './svg.ts';
import { drawLine, wrap } from './text.ts';

export interface PosterOptions extends Pick<SheetOptions, 'language' | 'style' | 'bounds'> {
	/** In pixels. */
	width: number;
	height: number;
	/** Whether title, period and number of events stand over the map: for a picture that stands alone. */
	hasHead: boolean;
}

/** Room about the words of a picture, in pixels. */
const MARGIN = 28;

/** A view as one picture without a list: places by their names, marks with how many events they have. */
export function makePoster(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	{ width, height, hasHead, ...options }: PosterOptions
): string {
	const paper = paperOf(`${width}x${height}px`);
	const context: Context = contextOf(catalogue, view, {
		...options,
		paper: { ...paper, margin: { top: MARGIN, side: MARGIN, foot: MARGIN } },
		address: '',
		edition: ''
	});
	const events = picturedEvents(catalogue, view);
	const head = headOf(context, events);
	const top = hasHead ? Math.ceil(head.height + 1.4 * MARGIN) : 0;
	const size = { width, height: height - top };
	const framed = frameOn(options.bounds ?? boundsOf(context, events), size);
	const map = drawPicture(catalogue, {
		events,
		isDrawn: (place) => isIn(context, place, framed, size),
		groundOf,
		framed,
		size,
		style: context.style,
		language: context.wording.language,
		hasBar: true
	});
	return pageOf(
		context,
		(hasHead ? head.draw(context.start, MARGIN - 6) : '') +
			element(
				'svg',
				{ x: 0, y: top, ...size, 'data-map': '', overflow: 'hidden' },
				map.ground,
				map.signs,
				creditOf(context, size)
			)
	);
}

/** Whose ground it is, in the corner that the scale bar does not have. */
function creditOf(context: Context, { width, height }: { width: number; height: number }): string {
	const { language } = context.wording;
	const style = context.type('sans', 10.5, 'ink2');
	const line = wrap([{ text: 'Natural Earth', style }], Infinity)[0]!;
	const left = width - 10 - line.width;
	return drawLine(line, context.rtl ? left + line.width : left, height - 9, language);
}
