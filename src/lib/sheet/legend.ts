import { localised } from '#lib/language/language.ts';
import { drawSign } from '#lib/marks/mark.ts';
import { TEXT, type Context } from './context.ts';
import { drawDrawing } from './drawing.ts';
import type { Block } from './flow.ts';
import type { DrawnMap, UsedSigns } from './map.ts';
import type { Panel } from './panels.ts';
import { element, type Attributes } from './svg.ts';
import { drawLine, widthOf, wrap } from './text.ts';

/** Room for a sign before its words, between items, and from row to row, in pixels. */
const SIGN = 16;
const GAP = 18;
const ROW = 17;

interface Item {
	text: string;
	/** Draws the sign about a point. */
	sign(x: number, y: number): string;
}

/** What the signs mean, those that the maps of a sheet have. */
export function legendOf(
	context: Context,
	maps: readonly DrawnMap[],
	panels: readonly Panel[],
	wide: number
): Block {
	const { language } = context.wording;
	const type = context.type('sans', TEXT.size);
	const items = itemsOf(context, maps, panels);
	let [x, row] = [0, 0];
	const set = items.map((item) => {
		const width = SIGN + widthOf(item.text, type);
		if (x > 0 && x + width > wide) [x, row] = [0, row + 1];
		const at = { ...item, x, row };
		x += width + GAP;
		return at;
	});
	return {
		height: items.length === 0 ? 0 : (row + 1) * ROW,
		draw: (left, top) =>
			set
				.map((item) => {
					const y = top + item.row * ROW + 8;
					const at = context.rtl ? left + wide - item.x : left + item.x;
					const side = context.rtl ? -1 : 1;
					const line = wrap([{ text: item.text, style: type }], Infinity)[0]!;
					return item.sign(at + side * 6, y) + drawLine(line, at + side * SIGN, y + 4, language);
				})
				.join('')
	};
}

/** Categories that are there, then what of certainty, areas and sizes is to be told. */
function itemsOf(context: Context, maps: readonly DrawnMap[], panels: readonly Panel[]): Item[] {
	const { messages, language, catalogue } = context.wording;
	const { atlas } = catalogue.dataset;
	const { palette, hatch } = context.style;
	const events = panels.flatMap((panel) => panel.events);
	const categories = new Set(events.map(({ entry }) => entry.category));
	const isUsed = (sign: keyof UsedSigns): boolean => maps.some(({ used }) => used[sign]);
	const signOf =
		(...[shape, colour, possible, size]: [Parameters<typeof drawSign>[0], string, boolean, number]) =>
		(x: number, y: number): string =>
			drawDrawing(drawSign(shape, colour, possible, palette.paper, size), [x, y]);
	const swatch =
		(attributes: Attributes) =>
		(x: number, y: number): string =>
			element('rect', {
				x: x - 6,
				y: y - 5,
				width: 12,
				height: 10,
				stroke: palette.ink2,
				'stroke-width': 0.8,
				...attributes
			});
	const circle = (cx: number, cy: number, r: number, attributes: Attributes): string =>
		element('circle', { cx, cy, r, ...attributes });
	const all: (Item & { isThere: boolean })[] = [
		...atlas.categories.map(({ label, shape }, at) => ({
			isThere: categories.has(at),
			text: localised(label, language, atlas.languages[0]!).text,
			sign: signOf(shape, palette.categories[at]!, false, 9)
		})),
		{
			isThere: events.some(({ possible }) => possible),
			text: messages.legend.possibly,
			sign: signOf('circle', palette.ink, true, 8)
		},
		{
			isThere: isUsed('area'),
			text: messages.legend.area,
			sign: swatch({ fill: palette.ink, 'fill-opacity': 0.1 })
		},
		{
			isThere: isUsed('hatched'),
			text: context.words.areaPossibly,
			sign: swatch({ fill: hatch, 'stroke-dasharray': '1 2' })
		},
		{
			isThere: isUsed('inexact'),
			text: messages.legend.inexact,
			sign: (x, y) => circle(x, y, 5.5, { fill: 'none', stroke: palette.ink2, 'stroke-dasharray': '2.5 2' })
		},
		{
			isThere: isUsed('many'),
			text: context.words.larger,
			sign: (x, y) =>
				circle(x - 4, y + 1, 2.5, { fill: palette.ink2 }) +
				circle(x + 3, y - 0.5, 4.5, { fill: palette.ink2 })
		}
	];
	return all.filter(({ isThere }) => isThere);
}
