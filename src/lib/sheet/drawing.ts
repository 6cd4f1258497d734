import type { Drawing, Piece } from '#lib/marks/mark.ts';
import type { Box, Point } from './boxes.ts';
import { element, round } from './svg.ts';
import { drawText, widthOf, type Style } from './text.ts';

/** Signs in the palette's colours, about a point. */
export function drawDrawing(
	{ pieces, label }: Drawing,
	[x, y]: Point,
	attributes: Record<string, string | number> = {},
	scale = 1
): string {
	const drawn = pieces.map(({ path, fill, fillOpacity, stroke, strokeWidth, dash, evenOdd }: Piece) =>
		element('path', {
			d: path,
			fill: fill ?? 'none',
			'fill-opacity': fillOpacity,
			'fill-rule': evenOdd ? 'evenodd' : undefined,
			stroke,
			'stroke-width': strokeWidth,
			'stroke-dasharray': dash?.join(' ')
		})
	);
	return element(
		'g',
		{
			transform: `translate(${round(x)} ${round(y)})${scale === 1 ? '' : ` scale(${round(scale)})`}`,
			...attributes
		},
		...drawn,
		label ? numberIn(label) : ''
	);
}

/** How far below its middle a digit's baseline is, as a share of its size. */
const MIDDLE = 0.36;

/** How many events a mark stands for. */
function numberIn({ text, size, fill, x, y }: NonNullable<Drawing['label']>): string {
	const style: Style = { face: 'bold', size, fill };
	return drawText(text, x - widthOf(text, style) / 2, y + size * MIDDLE, style);
}

/** Text on a halo of paper, which keeps it clear of what is drawn under it. */
export const onPaper = (paper: string, ...texts: string[]): string =>
	element(
		'g',
		{ stroke: paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
		...texts
	);

/** A box as an attribute tells it: x, y, width, height. */
export const written = ({ x, y, width, height }: Box): string => [x, y, width, height].map(round).join(' ');
