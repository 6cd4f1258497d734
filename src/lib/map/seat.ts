import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position } from '#lib/geo/uncertainty.ts';
import { boxAbout, sharedArea, type Box } from './box.ts';
import { pixelSize, positionAt, worldPixel, type Point } from './mercator.ts';
import type { Outline } from '#lib/marks/outline.ts';

/** Where an area's name and strip stand. */
export interface Seat {
	/** The point on the ground that the label belongs to. */
	position: Position;
	/** Pixels from that point to the label's middle; not (0, 0): the label stands beside and a leader joins the two. */
	dx: number;
	dy: number;
}

export interface LabelSize {
	width: number;
	height: number;
}

/** Pixels by which an outline must be larger than its label to hold it. */
const ROOM = 6;

/** Whether an area's mainland is too small on screen to hold its label. */
export function needsLeader({ bounds }: Outline, label: LabelSize, zoom: number): boolean {
	const { width, height } = pixelSize(bounds, zoom);
	return width < label.width + ROOM || height < label.height + ROOM;
}

/**
 * Seats a label inside its area, or beside one too small, where it covers none of `taken` if it can and stays as near
 * to the area's middle as that allows. `taken` is in world pixels at this zoom.
 */
export function seatOf(outline: Outline, label: LabelSize, taken: readonly Box[], zoom: number): Seat {
	return needsLeader(outline, label, zoom)
		? beside(outline, label, taken, zoom)
		: inside(outline, label, taken, zoom);
}

/** The box that a seated label takes, in world pixels. */
export function seatedBox({ position, dx, dy }: Seat, label: LabelSize, zoom: number): Box {
	const { x, y } = worldPixel(position, zoom);
	return boxAbout({ x: x + dx, y: y + dy }, label.width / 2, label.height / 2);
}

function inside(outline: Outline, label: LabelSize, taken: readonly Box[], zoom: number): Seat {
	const middle = worldPixel(outline.seats[0]!, zoom);
	const costs = outline.seats
		.map((position) => {
			const at = worldPixel(position, zoom);
			const cost = covered(at, label, taken) * 4 + Math.hypot(at.x - middle.x, at.y - middle.y);
			return { position, at, cost };
		})
		.sort((a, b) => a.cost - b.cost);
	let best = costs[0]!.position;
	let lowest = Infinity;
	for (const { position, at, cost } of costs) {
		// What lies off the land can only add to the cost: from here on none can be better.
		if (cost >= lowest) break;
		const whole = cost + samplesOffLand(outline, at, label, zoom) * OFF_LAND_COST;
		if (whole < lowest) [best, lowest] = [position, whole];
	}
	return { position: best, dx: 0, dy: 0 };
}

/** Pixels that it is worth moving a label to bring one more of its sampled points over the land. */
const OFF_LAND_COST = 10;
const SAMPLES = [-0.5, -0.25, 0, 0.25, 0.5].flatMap((x) => [-0.5, 0, 0.5].map((y): Point => ({ x, y })));

function samplesOffLand({ land }: Outline, at: Point, { width, height }: LabelSize, zoom: number): number {
	return SAMPLES.filter(({ x, y }) => {
		const sample = positionAt({ x: at.x + x * width, y: at.y + y * height }, zoom);
		return !booleanPointInPolygon(sample, land);
	}).length;
}

/** Directions in which a label may stand beside its area: to the upper right first. */
const turns = [-45, -135, -90, 0, 180, 45, 135, 90].map((degrees) => (degrees * Math.PI) / 180);

function beside(outline: Outline, label: LabelSize, taken: readonly Box[], zoom: number): Seat {
	const position = outline.seats[0]!;
	const from = worldPixel(position, zoom);
	const size = pixelSize(outline.bounds, zoom);
	const offsets = [20, 36, 60].flatMap((gap) =>
		turns.map((turn): Point => ({
			x: Math.round(Math.cos(turn) * (Math.min(size.width, label.width) / 2 + label.width / 2 + gap)),
			y: Math.round(Math.sin(turn) * (Math.min(size.height, label.height) / 2 + label.height / 2 + gap))
		}))
	);
	const cost = ({ x, y }: Point): number =>
		covered({ x: from.x + x, y: from.y + y }, label, taken) * 4 + Math.hypot(x, y);
	const { x, y } = least(offsets, cost);
	return { position, dx: x, dy: y };
}

const covered = (at: Point, label: LabelSize, taken: readonly Box[]): number => {
	const box = boxAbout(at, label.width / 2, label.height / 2);
	return taken.reduce((sum, other) => sum + sharedArea(box, other), 0);
};

/** The first of the least by cost. */
function least<T>(many: readonly T[], cost: (one: T) => number): T {
	const costs = many.map(cost);
	return many[costs.indexOf(Math.min(...costs))]!;
}
