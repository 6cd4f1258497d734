import type { Shape } from '#lib/dataset/schema.ts';

/** Pixels across a circle that stands for one event. */
export const UNIT = 11;
/** No mark grows beyond this many pixels across. */
export const LARGEST = 44;

/** Diameter in pixels of the circle for `n` events: its area grows with n. */
export const diameter = (n: number): number => Math.min(LARGEST, UNIT * Math.sqrt(Math.max(1, n)));

/** Half width and half height of each shape that has the area of a circle of diameter 1. */
const halves: Record<Shape, readonly [number, number]> = {
	circle: [0.5, 0.5],
	square: [0.443, 0.443],
	diamond: [0.627, 0.627],
	bar: [0.627, 0.313],
	'triangle-up': [0.673, 0.583],
	'triangle-down': [0.673, 0.583],
	dome: [0.707, 0.354]
};

/** Half width and half height in pixels of a shape with the area of a circle of diameter `d`. */
export function halfSize(shape: Shape, d: number): { x: number; y: number } {
	const [x, y] = halves[shape];
	return { x: x * d, y: y * d };
}

const round = (n: number): string => String(Number(n.toFixed(2)) + 0);
const polygon = (...points: [number, number][]): string =>
	`M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;

/** SVG path data of a shape about (0, 0), with the area of a circle of diameter `d` pixels. */
export function shapePath(shape: Shape, d: number): string {
	const { x, y } = halfSize(shape, d);
	switch (shape) {
		case 'circle':
			return circlePath(d / 2);
		case 'square':
		case 'bar':
			return polygon([-x, -y], [x, -y], [x, y], [-x, y]);
		case 'diamond':
			return polygon([0, -y], [x, 0], [0, y], [-x, 0]);
		case 'triangle-up':
			return polygon([0, -y], [x, y], [-x, y]);
		case 'triangle-down':
			return polygon([-x, -y], [x, -y], [0, y]);
		case 'dome':
			return `M${round(-x)} ${round(y)}A${round(x)} ${round(x)} 0 0 1 ${round(x)} ${round(y)}Z`;
	}
}

/** SVG path data of a full circle about (0, 0), radius in pixels. */
export function circlePath(radius: number): string {
	const r = round(radius);
	return `M${round(-radius)} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${round(-radius)} 0Z`;
}

/**
 * SVG path data of a ring's segment, clockwise from the top: `from` and `to` are fractions of the full turn, radii in
 * pixels. A segment of a whole turn is a ring.
 */
export function segmentPath(inner: number, outer: number, from: number, to: number): string {
	if (to - from >= 0.9999) return `${circlePath(outer)}${circlePath(inner)}`;
	const at = (fraction: number, radius: number): string => {
		const angle = 2 * Math.PI * fraction;
		return `${round(radius * Math.sin(angle))} ${round(-radius * Math.cos(angle))}`;
	};
	const large = to - from > 0.5 ? 1 : 0;
	return (
		`M${at(from, outer)}A${round(outer)} ${round(outer)} 0 ${large} 1 ${at(to, outer)}` +
		`L${at(to, inner)}A${round(inner)} ${round(inner)} 0 ${large} 0 ${at(from, inner)}Z`
	);
}
