import type { Shape } from '#lib/dataset/schema.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import { formatNumber } from '#lib/language/language.ts';
import type { Palette } from './palette.ts';
import { circlePath, diameter, halfSize, segmentPath, shapePath } from './shape.ts';

/** One piece of a drawing. Colours come from the palette; paths are SVG path data in pixels about (0, 0). */
export interface Piece {
	path: string;
	fill?: string;
	fillOpacity?: number;
	stroke?: string;
	strokeWidth?: number;
	dash?: readonly number[];
	evenOdd?: boolean;
}

/** A picture that SVG, canvas and sheet draw alike. */
export interface Drawing {
	/** Pixels from the middle to the edge, outlines included. */
	halfWidth: number;
	halfHeight: number;
	pieces: Piece[];
	label?: { text: string; size: number; fill: string; x: number; y: number };
}

export interface MarkOptions {
	palette: Palette;
	shapes: readonly Shape[];
	/** Digits of the number in the mark. */
	language: string;
	/** A dashed ring around the mark: the place is known less exactly than the mark is wide. */
	inexact?: boolean;
	state?: 'hovered' | 'selected' | 'none';
}

export const PALE = 0.26;
/** Opacity of a mark outside the period. */
export const FADED = 0.35;
/** Pixels of paper about a mark. */
export const OUTLINE = 1.6;
/** How wide a ring is, and its outer radius in pixels: grows with the root of its events from the least to the largest. */
export const RING = 4.5;
export const RING_LEAST = 5;
export const RING_STEP = 4.4;
export const RING_LARGEST = 22.5;
/** Outer radius in pixels of the ring for `n` events. */
export const ringRadius = (n: number): number =>
	Math.min(RING_LARGEST, RING_LEAST + RING_STEP * Math.sqrt(n));

/** Half width and half height in pixels of the mark of `n` events: of one shape, or null for a ring. */
export const halfOf = (n: number, shape: Shape | null): { x: number; y: number } =>
	shape === null ? { x: ringRadius(n), y: ringRadius(n) } : halfSize(shape, diameter(n));

/** The shape of the mark of one kind of event, equally certain; null for a ring. */
export function shapeOf(tallies: readonly Tally[], shapes: readonly Shape[]): Shape | null {
	const [only, ...others] = tallies;
	return only && others.length === 0 && (only.sure === 0 || only.possible === 0)
		? shapes[only.category]!
		: null;
}

/**
 * How far below a shape's middle its number stands, as a share of half its height: in the middle of its mass, which in a
 * triangle is a third of the height off.
 */
export const labelShift = (shape: Shape): number =>
	({ 'triangle-up': 1 / 3, 'triangle-down': -1 / 3, dome: 1 / 6 })[shape as string] ?? 0;

/** All events that tallies stand for. */
export const total = (tallies: readonly Tally[]): number =>
	tallies.reduce((sum, { sure, possible }) => sum + sure + possible, 0);

/**
 * The mark of a place or cluster, or null for no event. One kind of event, equally certain: its shape, with a number
 * from two on. Several kinds, or some certain and some possible: a ring of segments with the number in it.
 */
export function drawMark(tallies: readonly Tally[], options: MarkOptions): Drawing | null {
	const shown = tallies.filter(({ sure, possible }) => sure + possible > 0);
	const n = total(shown);
	const [only] = shown;
	if (!only) return null;
	const drawing = shapeOf(shown, options.shapes) ? drawShape(only, n, options) : drawRing(shown, n, options);
	return surround(drawing, options);
}

/** The sign of a single event, for lists and legends: the shape at the size of one event times `scale`. */
export function drawSign(shape: Shape, colour: string, possible: boolean, paper: string, d: number): Drawing {
	const { x, y } = halfSize(shape, d);
	const path = shapePath(shape, d);
	return {
		halfWidth: x + OUTLINE,
		halfHeight: y + OUTLINE,
		pieces: possible ? pale(path, colour, paper) : [{ path, fill: colour }]
	};
}

function drawShape(tally: Tally, n: number, { palette, shapes, language }: MarkOptions): Drawing {
	const shape = shapes[tally.category]!;
	const colour = palette.categories[tally.category]!;
	const d = diameter(n);
	const path = shapePath(shape, d);
	const { x, y } = halfSize(shape, d);
	const possible = tally.sure === 0;
	const halo: Piece = { path, stroke: palette.paper, strokeWidth: 2 * OUTLINE, fill: palette.paper };
	const drawing: Drawing = {
		halfWidth: x + OUTLINE,
		halfHeight: y + OUTLINE,
		pieces: [halo, ...(possible ? pale(path, colour, palette.paper) : [{ path, fill: colour }])]
	};
	if (n > 1) {
		const shift = labelShift(shape) * y;
		const size = Math.min(14, Math.max(9, Math.min(x, y) * 1.15));
		const fill = possible ? palette.ink : palette.paper;
		drawing.label = { text: formatNumber(n, language), size, fill, x: 0, y: shift };
	}
	return drawing;
}

function drawRing(tallies: readonly Tally[], n: number, { palette, language }: MarkOptions): Drawing {
	const outer = ringRadius(n);
	const inner = outer - RING;
	const pieces: Piece[] = [{ path: circlePath(outer + OUTLINE), fill: palette.paper }];
	let at = 0;
	for (const { category, sure, possible } of tallies) {
		for (const [count, isPossible] of [
			[sure, false],
			[possible, true]
		] as const) {
			if (count === 0) continue;
			const path = segmentPath(inner, outer, at, (at += count / n));
			const fill = palette.categories[category]!;
			if (isPossible) pieces.push({ path, fill, fillOpacity: PALE, evenOdd: true });
			pieces.push(
				isPossible
					? { path, stroke: fill, strokeWidth: 0.9, evenOdd: true }
					: { path, fill, stroke: palette.paper, strokeWidth: 0.8, evenOdd: true }
			);
		}
	}
	const text = formatNumber(n, language);
	const size = text.length > 2 ? 11 : outer < 14 ? 11 : 13;
	return {
		halfWidth: outer + OUTLINE,
		halfHeight: outer + OUTLINE,
		pieces,
		label: { text, size, fill: palette.ink, x: 0, y: 0 }
	};
}

/** Rings around a mark: inexact (dashed, 4 px outside), hovered and selected. The selected one stands on paper. */
function surround(drawing: Drawing, { palette, inexact, state }: MarkOptions): Drawing {
	const edge = Math.max(drawing.halfWidth, drawing.halfHeight) - OUTLINE;
	const pieces = [...drawing.pieces];
	let reach = edge + OUTLINE;
	if (state === 'selected') {
		reach = edge + 6.5;
		pieces.unshift({
			path: circlePath(reach),
			fill: palette.paper,
			fillOpacity: 0.75,
			stroke: palette.ink,
			strokeWidth: 2
		});
	} else if (state === 'hovered') {
		reach = edge + 5;
		pieces.unshift({ path: circlePath(reach), stroke: palette.ink, strokeWidth: 1.25 });
	}
	if (inexact) {
		const dashed = edge + (state === 'selected' ? 9.5 : 4);
		pieces.unshift({ path: circlePath(dashed), stroke: palette.ink2, strokeWidth: 1, dash: [2.5, 2] });
		reach = Math.max(reach, dashed);
	}
	return {
		...drawing,
		pieces,
		halfWidth: Math.max(drawing.halfWidth, reach + 1.5),
		halfHeight: Math.max(drawing.halfHeight, reach + 1.5)
	};
}

function pale(path: string, colour: string, paper: string): Piece[] {
	return [
		{ path, fill: paper },
		{ path, fill: colour, fillOpacity: PALE },
		{ path, stroke: colour, strokeWidth: 1.5 }
	];
}
