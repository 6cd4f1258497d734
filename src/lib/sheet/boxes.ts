/** A rectangle on the sheet, in pixels. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export const boxAround = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({
	x: x - halfWidth,
	y: y - halfHeight,
	width: 2 * halfWidth,
	height: 2 * halfHeight
});

export const overlap = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const holds = (outer: Box, inner: Box): boolean =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

export type Point = readonly [x: number, y: number];

/** The point of a box that is nearest to another point. */
export const nearestIn = ({ x, y, width, height }: Box, [px, py]: Point): Point => [
	Math.min(Math.max(px, x), x + width),
	Math.min(Math.max(py, y), y + height)
];

/** Whether a straight line crosses a box. */
export function crosses([ax, ay]: Point, [bx, by]: Point, { x, y, width, height }: Box): boolean {
	let [first, last] = [0, 1];
	for (const [from, step, low, high] of [
		[ax, bx - ax, x, x + width],
		[ay, by - ay, y, y + height]
	] as const) {
		if (step === 0) {
			if (from <= low || from >= high) return false;
			continue;
		}
		const [a, b] = [(low - from) / step, (high - from) / step];
		first = Math.max(first, Math.min(a, b));
		last = Math.min(last, Math.max(a, b));
	}
	return first < last;
}
