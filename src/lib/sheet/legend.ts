import { localised } from '#lib/language/language.ts';
import { drawSign } from '#lib/marks/mark.ts';
import { TEXT, type Context } from './context.ts';
import type { Block } from './flow.ts';
import { drawDrawing } from './drawing.ts';
import type { DrawnMap } from './map.ts';
import type { Listed } from './select.ts';
import { element } from './svg.ts';
import { drawLine, widthOf, wrap } from './text.ts';

/** Room for a sign before its words, in pixels. */
const SIGN = 16;

/** What the signs mean, those that the sheet has. */
export function legendOf(context: Context, map: DrawnMap, shown: readonly Listed[], wide: number): Block {
	const { messages, language, catalogue } = context.wording;
	const { atlas } = catalogue.dataset;
	const { palette, hatch } = context.style;
	const type = context.type('sans', TEXT.size);
	const used = new Set(shown.map(({ entry }) => entry.category));
	const swatch = (attributes: Record<string, string | number>) => (x: number, y: number) =>
		element('rect', { x: x - 6, y: y - 5, width: 12, height: 10, ...attributes });
	const items: { text: string; sign: (x: number, y: number) => string }[] = [
		...atlas.categories.flatMap(({ label, shape }, at) =>
			used.has(at)
				? [
						{
							text: localised(label, language, atlas.languages[0]!).text,
							sign: (x: number, y: number) =>
								drawDrawing(drawSign(shape, palette.categories[at]!, false, palette.paper, 9), [x, y])
						}
					]
				: []
		),
		...(shown.some(({ possible }) => possible)
			? [
					{
						text: messages.legend.possibly,
						sign: (x: number, y: number) =>
							drawDrawing(drawSign('circle', palette.ink, true, palette.paper, 8), [x, y])
					}
				]
			: []),
		...(map.signs.area
			? [
					{
						text: messages.legend.area,
						sign: swatch({
							fill: palette.ink,
							'fill-opacity': 0.1,
							stroke: palette.ink2,
							'stroke-width': 0.8
						})
					}
				]
			: []),
		...(map.signs.hatched
			? [
					{
						text: context.words.areaPossibly,
						sign: swatch({
							fill: hatch,
							stroke: palette.ink2,
							'stroke-width': 0.8,
							'stroke-dasharray': '1 2'
						})
					}
				]
			: []),
		...(map.signs.inexact
			? [
					{
						text: messages.legend.inexact,
						sign: (x: number, y: number) =>
							element('circle', {
								cx: x,
								cy: y,
								r: 5.5,
								fill: 'none',
								stroke: palette.ink2,
								'stroke-dasharray': '2.5 2'
							})
					}
				]
			: []),
		...(map.signs.many ? [{ text: context.words.larger, sign: swatchOfSizes(palette.ink2) }] : [])
	];
	const gap = 18;
	let [x, row] = [0, 0];
	const set = items.map(({ text, sign }) => {
		const width = SIGN + widthOf(text, type);
		if (x > 0 && x + width > wide) [x, row] = [0, row + 1];
		const at = { text, sign, x, row };
		x += width + gap;
		return at;
	});
	const step = 17;
	return {
		height: items.length === 0 ? 0 : (row + 1) * step,
		draw: (left, top) =>
			set
				.map((item) => {
					const y = top + item.row * step + 8;
					const at = context.rtl ? left + wide - item.x : left + item.x;
					const side = context.rtl ? -1 : 1;
					const line = wrap([{ text: item.text, style: type }], Infinity)[0]!;
					return item.sign(at + side * 6, y) + drawLine(line, at + side * SIGN, y + 4, language);
				})
				.join('')
	};
}

const swatchOfSizes =
	(colour: string) =>
	(x: number, y: number): string =>
		element('circle', { cx: x - 4, cy: y + 1, r: 2.5, fill: colour }) +
		element('circle', { cx: x + 3, cy: y - 0.5, r: 4.5, fill: colour });
