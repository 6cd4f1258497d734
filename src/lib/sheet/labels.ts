import { labelPoint } from '#lib/geo/label.ts';
import { directionOf, formatNumber, localised } from '#lib/language/language.ts';
import { drawStrip } from '#lib/marks/area.ts';
import type { Drawing } from '#lib/marks/mark.ts';
import { outlineOf } from '#lib/marks/outline.ts';
import { holds, type Point } from './boxes.ts';
import { drawDrawing, onPaper, written } from './drawing.ts';
import type { MapOptions, Numbered } from './mapoptions.ts';
import { rangesOf } from './numbers.ts';
import type { Labelled, Placed } from './placing.ts';
import { talliesOf, type Spot } from './spots.ts';
import { element } from './svg.ts';
import { drawLine, wrap, type Line, type Style } from './text.ts';

const LABEL = 11;
const LINE = 13;
/** Labels on the map are no wider and have no more lines than this; longer ones stand beside it. */
const WIDEST = 132;
const MOST_LINES = 4;
/** Room for a letter of the key, or two. */
const KEY = 16;
/** The numbers and the names by which a spot or an area is labelled. */
export interface Item {
	labelled: Labelled;
	labels: Label[];
	name: string;
	numbers: string[];
}
/** A label's lines and the sign under them; without lines, it is a letter of the key. */
interface Label {
	lines: Line[] | null;
	strip: Drawing | null;
	width: number;
	height: number;
	numbers: string;
}

export function areaItem(place: number, events: readonly Numbered[], options: MapOptions): Item {
	const { catalogue, framed, style, size } = options;
	const feature = catalogue.places[place]!;
	const seats = outlineOf(feature).seats.flatMap((seat) => {
		const at = framed.project(seat);
		return at && holds({ x: 0, y: 0, ...size }, { x: at[0], y: at[1], width: 0, height: 0 }) ? [at] : [];
	});
	const shapes = catalogue.dataset.atlas.categories.map(({ shape }) => shape);
	const strip = drawStrip(talliesOf(events), style.palette, shapes);
	const at: Point = framed.project(labelPoint(feature.geometry)) ?? seats[0] ?? [0, 0];
	const away = ([x, y]: Point): number => Math.hypot(x - at[0], y - at[1]);
	seats.sort((a, b) => away(a) - away(b));
	const named = nameOf([place], options);
	return itemOf({ at, reach: { x: 0, y: 0 }, spots: seats }, named, events, strip, options);
}

export function spotItem({ at, half, places, events }: Spot, options: MapOptions): Item {
	return itemOf({ at, reach: half }, nameOf(places, options), events, null, options);
}

function itemOf(
	where: Pick<Labelled, 'at' | 'reach' | 'spots'>,
	name: string,
	events: readonly Numbered[],
	strip: Drawing | null,
	options: MapOptions
): Item {
	const { language, messages, style } = options;
	const numbers = rangesOf(
		events.map(({ number }) => number).sort((a, b) => a - b),
		language
	);
	const bold: Style = { face: 'bold', size: LABEL, fill: style.palette.ink };
	const comma = messages.list.comma;
	const written = options.hasNumbers ? numbers.join(comma) : '';
	const linesOf = (text: string): Line[] => wrap([{ text, style: bold }], WIDEST);
	const whole = linesOf(`${name} ${written}`);
	const choices = options.hasNumbers
		? [whole.length > 1 ? [...linesOf(name), ...linesOf(written)] : whole, linesOf(written)]
		: [linesOf(name)];
	const fitting = choices.flatMap((lines): Label[] => {
		if (lines.length > MOST_LINES) return [];
		const width = Math.max(...lines.map((line) => line.width), strip ? 2 * strip.halfWidth : 0);
		const height = lines.length * LINE + (strip ? 2 * strip.halfHeight + 2 : 0);
		return [
			{ lines, strip, width, height, numbers: written },
			...(strip
				? [
						{
							lines,
							strip: null,
							width: Math.max(...lines.map((line) => line.width)),
							height: lines.length * LINE,
							numbers: written
						}
					]
				: [])
		];
	});
	const labels: Label[] = [...fitting, { lines: null, strip: null, width: KEY, height: LINE, numbers: '' }];
	return { labelled: { ...where, labels }, labels, name, numbers };
}

export const keyLabel = (letter: string, { style }: MapOptions): Label => {
	const bold: Style = { face: 'bold', size: LABEL, fill: style.palette.ink };
	return {
		lines: wrap([{ text: letter, style: bold }], 100),
		strip: null,
		width: KEY,
		height: LINE,
		numbers: letter
	};
};

/** A, B, … Z, AA, …: by the letters of a language. */
export function letterOf(index: number, letters: string): string {
	const all = [...letters];
	const last = all[index % all.length]!;
	return index < all.length ? last : letterOf(Math.floor(index / all.length) - 1, letters) + last;
}

export function drawLabel(
	{ lines, strip, numbers }: Label,
	{ box }: Placed,
	{ language, style }: MapOptions,
	beside: number
): string {
	const rtl = directionOf(language) === 'rtl';
	const middle = box.x + box.width / 2;
	// Towards what it names.
	const share = beside > box.x + box.width ? 1 : beside < box.x ? 0 : 0.5;
	const drawn = lines!.map((line, at) => {
		const left = box.x + (box.width - line.width) * share;
		const start = rtl ? left + line.width : left;
		return drawLine(line, start, box.y + at * LINE + 10, language);
	});
	return element(
		'g',
		{ 'data-label': numbers, 'data-box': written(box) },
		onPaper(style.palette.paper, ...drawn),
		...(strip ? [drawDrawing(strip, [middle, box.y + box.height - strip.halfHeight])] : [])
	);
}

function nameOf(places: readonly number[], { catalogue, language, messages }: MapOptions): string {
	const first = catalogue.dataset.atlas.languages[0]!;
	const names = places.map(
		(place) => localised(catalogue.places[place]!.properties.names, language, first).text
	);
	return names.length > 2
		? messages.map.andOthers(names[0]!, formatNumber(names.length - 1, language))
		: names.join(messages.list.comma);
}
