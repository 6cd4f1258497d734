import type { Shape } from '#lib/dataset/schema.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import type { Palette } from './palette.ts';
import type { Drawing, Piece } from './mark.ts';
import { PALE, total } from './mark.ts';
import { shapePath } from './shape.ts';

/** How the tint of a country or region is drawn: steps of ink by number of events, hatched where all are possible. */
export interface Tint {
	/** Opacity of the ink fill, 0 to 1. */
	opacity: number;
	/** 45° hatch and a dotted outline instead of a fill. */
	hatched: boolean;
}

/** The tint for the events of an area, or null for none: 4, 7 or 10 % of ink for 1-2, 3-9 and from 10 events. */
export function tintOf(tallies: readonly Tally[]): Tint | null {
	const n = total(tallies);
	if (n === 0) return null;
	const hatched = tallies.every(({ sure }) => sure === 0);
	return { opacity: n < 3 ? 0.04 : n < 10 ? 0.07 : 0.1, hatched };
}

/** Beyond this many events the strip keeps its length and each box stands for several. */
export const MOST_BOXES = 24;
const BOX = 6;
const STEP = 6.5;

/**
 * What stands under an area's name: up to three events as their shapes, more as a strip of unit boxes, one an event,
 * in the order of the categories; possible ones pale.
 */
export function drawStrip(
	tallies: readonly Tally[],
	palette: Palette,
	shapes: readonly Shape[]
): Drawing | null {
	const n = total(tallies);
	if (n === 0) return null;
	const units = tallies.flatMap(({ category, sure, possible }) => [
		...Array.from({ length: sure }, () => ({ category, possible: false })),
		...Array.from({ length: possible }, () => ({ category, possible: true }))
	]);
	return n <= 3 ? asShapes(units, palette, shapes) : asBoxes(units, palette);
}

type Unit = { category: number; possible: boolean };

function asShapes(units: readonly Unit[], palette: Palette, shapes: readonly Shape[]): Drawing {
	const step = 18;
	const pieces = units.flatMap(({ category, possible }, at): Piece[] => {
		const path = moved(shapePath(shapes[category]!, 11), (at - (units.length - 1) / 2) * step, 0);
		return piecesOf(path, palette.categories[category]!, possible, palette.paper, 1.6);
	});
	return { halfWidth: (units.length * step) / 2 + 2, halfHeight: 10, pieces };
}

function asBoxes(units: readonly Unit[], palette: Palette): Drawing {
	const every = Math.max(1, units.length / MOST_BOXES);
	const boxes = Array.from(
		{ length: Math.min(units.length, MOST_BOXES) },
		(_, at) => units[Math.floor(at * every)]!
	);
	const width = boxes.length * STEP;
	const half = BOX / 2;
	const ground: Piece = {
		path: rectangle(-width / 2 - 1, -half - 1.25, width + 1.5, BOX + 2.5),
		fill: palette.paper
	};
	const pieces = boxes.flatMap(({ category, possible }, at): Piece[] => {
		const inset = possible ? 0.5 : 0;
		const path = rectangle(-width / 2 + at * STEP + inset, -half + inset, BOX - 2 * inset, BOX - 2 * inset);
		return piecesOf(path, palette.categories[category]!, possible, palette.paper, 0, 1);
	});
	return { halfWidth: width / 2 + 2, halfHeight: half + 2, pieces: [ground, ...pieces] };
}

function piecesOf(
	path: string,
	colour: string,
	possible: boolean,
	paper: string,
	halo: number,
	outline = 1.5
): Piece[] {
	const ground: Piece[] = halo > 0 ? [{ path, fill: paper, stroke: paper, strokeWidth: 2 * halo }] : [];
	if (!possible) return [...ground, { path, fill: colour }];
	return [
		...ground,
		{ path, fill: colour, fillOpacity: PALE },
		{ path, stroke: colour, strokeWidth: outline }
	];
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
	`M${x} ${y}h${width}v${height}h${-width}Z`;

/** Absolute path data (M, L, A, Z) moved by (dx, dy). */
function moved(path: string, dx: number, dy: number): string {
	const shift = (x: string, y: string): string => `${round(Number(x) + dx)} ${round(Number(y) + dy)}`;
	return path.replace(
		/([ML])(-?[\d.]+) (-?[\d.]+)|A(-?[\d.]+) (-?[\d.]+) 0 ([01]) ([01]) (-?[\d.]+) (-?[\d.]+)/gu,
		(
			_,
			line?: string,
			x?: string,
			y?: string,
			rx?: string,
			ry?: string,
			large?: string,
			sweep?: string,
			ax?: string,
			ay?: string
		) => (line ? `${line}${shift(x!, y!)}` : `A${rx} ${ry} 0 ${large} ${sweep} ${shift(ax!, ay!)}`)
	);
}

const round = (n: number): number => Number(n.toFixed(2)) + 0;
