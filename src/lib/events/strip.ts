import type { When } from '#lib/time/when.ts';

/** Where a span of time stands on a strip, in pixels from its start; a moment as short as a sign has `width` 0. */
export interface Bar {
	x: number;
	width: number;
	/** Solid: it lasts. Else it lies somewhere within. */
	lasting: boolean;
}

export interface Scale {
	from: number;
	to: number;
	/** Pixels of the whole strip. */
	width: number;
	/** Time runs from right to left. */
	mirrored: boolean;
}

/** Pixels from the strip's left edge to an instant, held within the strip. */
export function positionOf(instant: number, { from, to, width, mirrored }: Scale): number {
	const along = (Math.min(to, Math.max(from, instant)) - from) / (to - from);
	return Math.round((mirrored ? 1 - along : along) * width * 10) / 10;
}

/** The bar of a date; an open end runs to the strip's edge. */
export function barOf(when: When, scale: Scale): Bar {
	const a = positionOf(when.earliest ?? scale.from, scale);
	const b = positionOf(when.latest ?? scale.to, scale);
	return { x: Math.min(a, b), width: Math.abs(a - b), lasting: when.kind === 'lasting' };
}

/** The row of each bar, so that none touches another in its row: the topmost row that has room. */
export function packed(bars: readonly Bar[], sign: number): number[] {
	const ends: number[] = [];
	const order = bars.map((_, at) => at).sort((a, b) => bars[a]!.x - bars[b]!.x || a - b);
	const rows: number[] = [];
	for (const at of order) {
		const { x, width } = bars[at]!;
		const start = Math.min(x, x + width / 2 - sign / 2);
		const found = ends.findIndex((end) => end <= start);
		const row = found < 0 ? ends.length : found;
		rows[at] = row;
		ends[row] = Math.max(x + width, x + width / 2 + sign / 2) + 2;
	}
	return rows;
}
