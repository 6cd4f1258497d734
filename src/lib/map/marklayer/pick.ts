import { halfOf, OUTLINE } from '#lib/marks/mark.ts';
import type { Shape } from '#lib/dataset/schema.ts';
import type { Point } from '../mercator.ts';
import type { Order } from './order.ts';
import { FADED } from './vertex.ts';

/** No target is smaller than this many pixels across. */
const TARGET = 24;
/** The largest half size of any mark. */
const FARTHEST = 32;

export interface Drawn {
	order: Order;
	counts: Uint32Array;
	shapes: readonly Shape[];
	/** Flags of each group; null: none. A faded mark cannot be pointed at. */
	flags: Uint8Array | null;
	/** Web Mercator coordinates of the groups, x and y in turn. */
	mercator: Float64Array;
}

/** Half width and half height in pixels of the mark of a group with events, its paper outline included. */
export function reachOf(group: number, { order, counts, shapes }: Drawn): Point {
	const kinds = shapes.length * 2;
	const own = counts.subarray(group * kinds, (group + 1) * kinds);
	const n = order.totals[group]!;
	const kind = own.findIndex((count) => count > 0);
	const half = halfOf(n, own[kind] === n ? shapes[kind >> 1]! : null);
	return { x: half.x + OUTLINE, y: half.y + OUTLINE };
}

/**
 * The group whose mark lies at a point: of those that cover it the topmost, else the nearest one whose target of 24 px
 * does. Null for none. One pass over the marks drawn.
 *
 * @param matrix takes mercator coordinates to clip space (column-major)
 * @param copies the copies of the world that are drawn
 */
export function pickMark(
	point: Point,
	drawn: Drawn,
	matrix: ArrayLike<number>,
	size: { width: number; height: number },
	copies: readonly number[]
): number | null {
	const { order, mercator, flags } = drawn;
	let nearest: number | null = null;
	let least = TARGET / 2;
	for (let at = order.visible - 1; at >= 0; at--) {
		const group = order.groups[at]!;
		if (flags && (flags[group]! & FADED) !== 0) continue;
		for (const copy of copies) {
			const x = mercator[group * 2]! + copy;
			const y = mercator[group * 2 + 1]!;
			const w = matrix[3]! * x + matrix[7]! * y + matrix[15]!;
			const px = ((matrix[0]! * x + matrix[4]! * y + matrix[12]!) / w + 1) * (size.width / 2);
			const dx = Math.abs(px - point.x);
			if (!(dx < FARTHEST)) continue;
			const py = (1 - (matrix[1]! * x + matrix[5]! * y + matrix[13]!) / w) * (size.height / 2);
			const dy = Math.abs(py - point.y);
			if (!(dy < FARTHEST)) continue;
			const reach = reachOf(group, drawn);
			if (dx <= reach.x && dy <= reach.y) return group;
			const far = Math.max(dx, dy);
			if (far <= least) [nearest, least] = [group, far];
		}
	}
	return nearest;
}
