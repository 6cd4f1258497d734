import { scaleOf } from '#lib/geo/scalebar.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import { directionOf, formatNumber, localised } from '#lib/language/language.ts';
import { sheetMessagesOf } from '#lib/language/sheet.ts';
import { boxAround, holds, overlap, type Box } from './boxes.ts';
import { onPaper } from './drawing.ts';
import type { Ground, GroundName } from './ground.ts';
import type { MapOptions } from './mapoptions.ts';
import { element, round } from './svg.ts';
import { drawLine, widthOf, wrap, type Style } from './text.ts';

const LABEL = 11;
/** The longest bar and its distance from the edges, in pixels. */
const BAR = { most: 110, inset: 14 };

/** The scale bar, and the room that it takes: in the lower left corner, or the right one where marks stand in the left. */
export function scaleBar(
	{ framed, size, style, language, messages }: MapOptions,
	marks: readonly Box[]
): { svg: string; box: Box } {
	const { km, pixels } = scaleOf(1 / framed.pixelsPerKm, Math.min(BAR.most, size.width / 4));
	const number = (n: number): string => formatNumber(n, language, { maximumFractionDigits: 1 });
	const text = km < 1 ? messages.map.metres(number(km * 1000)) : messages.map.kilometres(number(km));
	const type: Style = { face: 'sans', size: LABEL, fill: style.palette.ink };
	const width = pixels + 6 + widthOf(text, type);
	const y = size.height - BAR.inset;
	const boxAt = (left: number): Box => ({ x: left - 6, y: y - 14, width: width + 12, height: 22 });
	const corners = [BAR.inset, size.width - BAR.inset - width];
	const isFree = (left: number): boolean => !marks.some((mark) => overlap(mark, boxAt(left)));
	const x = corners.find(isFree) ?? corners[0]!;
	const label = wrap([{ text, style: type }], Infinity)[0]!;
	const start = directionOf(language) === 'rtl' ? x + width : x + pixels + 6;
	return {
		svg: element(
			'g',
			{ 'data-scale': km },
			element('path', {
				d: `M${round(x)} ${round(y - 4)}v4h${round(pixels)}v-4`,
				fill: 'none',
				stroke: style.palette.ink,
				'stroke-width': 1.25
			}),
			onPaper(style.palette.paper, drawLine(label, start, y + 1, language))
		),
		box: boxAt(x)
	};
}

/** An arrow in the upper right corner, or the left one where marks stand in the right; none where north is up in some places only. */
export function northArrow(
	{ framed, size, style, language }: MapOptions,
	marks: readonly Box[]
): { svg: string; box: Box } | null {
	if (!framed.northUp) return null;
	const text = sheetMessagesOf(language).sheet.north;
	const type: Style = { face: 'bold', size: LABEL, fill: style.palette.ink };
	const label = wrap([{ text, style: type }], Infinity)[0]!;
	const half = Math.max(6, label.width / 2);
	const boxAt = (x: number): Box => ({ x: x - half - 3, y: 8, width: 2 * half + 6, height: 36 });
	const corners = [size.width - BAR.inset - half, BAR.inset + half];
	const x = corners.find((at) => !marks.some((mark) => overlap(mark, boxAt(at)))) ?? corners[0]!;
	const start = x + ((directionOf(language) === 'rtl' ? 1 : -1) * label.width) / 2;
	return {
		svg: element(
			'g',
			{ 'data-north': '' },
			element('path', { d: `M${round(x)} 10l5 15l-5 -4l-5 4z`, fill: style.palette.ink }),
			onPaper(style.palette.paper, drawLine(label, start, 38, language))
		),
		box: boxAt(x)
	};
}

/** Names of the ground where there is room for them: seas, then countries by size, then cities. */
export function groundNames(
	{ ground, framed, style, language, size, catalogue }: MapOptions,
	inner: Box,
	taken: Box[],
	named: ReadonlySet<string>
): string[] {
	const { palette } = style;
	const first = catalogue.dataset.atlas.languages[0]!;
	// The zoom of a web map on which a kilometre is as long.
	const cosine = Math.cos((framed.latitude * Math.PI) / 180);
	const zoom = Math.log2((framed.pixelsPerKm * 40_075 * Math.max(0.2, cosine)) / 512);
	const looks: Record<keyof Ground['names'], { style: Style; upper: boolean }> = {
		seas: {
			style: { face: directionOf(language) === 'rtl' ? 'sans' : 'italic', size: 11, fill: palette.sea },
			upper: false
		},
		countries: { style: { face: 'sans', size: 10.5, fill: palette.ink3 }, upper: true },
		cities: { style: { face: 'sans', size: 10.5, fill: palette.ink3 }, upper: false }
	};
	const byRank = (a: GroundName, b: GroundName): number => a.from - b.from || a.rank - b.rank;
	return (['seas', 'countries', 'cities'] as const).flatMap((kind) =>
		[...ground.names[kind]].sort(byRank).flatMap(({ lon, lat, from, names, code }) => {
			if (from > zoom + 1 || (code !== undefined && named.has(code))) return [];
			const at = framed.project([lon, lat] as Position);
			if (!at || at[0] < 0 || at[1] < 0 || at[0] > size.width || at[1] > size.height) return [];
			const { text } = localised(names, language, first);
			const { style: type, upper } = looks[kind];
			const shown = upper ? text.toLocaleUpperCase(language) : text;
			const line = wrap([{ text: shown, style: type }], Infinity)[0]!;
			const box = boxAround(at[0], at[1], line.width / 2 + 2, 8);
			if (!holds(inner, box) || taken.some((other) => overlap(box, other))) return [];
			taken.push(box);
			const start = at[0] + ((directionOf(language) === 'rtl' ? 1 : -1) * line.width) / 2;
			return [drawLine(line, start, at[1] + 4, language)];
		})
	);
}
