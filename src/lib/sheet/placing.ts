import { boxAround, crosses, holds, nearestIn, overlap, type Box, type Point } from './boxes.ts';

/** Something to be labelled: where it stands, how far it reaches, and the labels it may have, the best first. */
export interface Labelled {
	at: Point;
	/** What the label must stand clear of: the mark's own box; of no size for an area. */
	reach: { x: number; y: number };
	/** Where a label may stand with no line to it: about a mark, or in an area. */
	spots?: readonly Point[];
	labels: readonly { width: number; height: number }[];
}

/** Where a label stands, which of the labels it is, and the line that joins it to what it names where that is far. */
export interface Placed {
	label: number;
	box: Box;
	leader: readonly [Point, Point] | null;
}

const GAP = 3;
/** How far lines lead, in pixels, and in how many directions they are tried. */
const DISTANCES = [12, 22, 34, 48, 66, 90, 120, 160, 210, 270, 350, 450, 600];
const DIRECTIONS = 24;

/**
 * Places labels so that none lies on another, on a mark, or outside the frame: beside its mark, else at the end of a line.
 * Where the best labels of some leave no room for others, all have smaller ones. What finds no room at all is null.
 *
 * @param taken boxes that must stay clear: marks, scale bar; what is placed is added to them
 */
export function placeLabels(items: readonly Labelled[], frame: Box, taken: Box[]): (Placed | null)[] {
	const most = Math.max(1, ...items.map(({ labels }) => labels.length));
	let best: (Placed | null)[] = [];
	let fewest = Infinity;
	for (let least = 0; least < most && fewest > 0; least++) {
		const placed = placeFrom(items, frame, [...taken], least);
		const without = placed.filter((one) => one === null).length;
		if (without < fewest) [best, fewest] = [placed, without];
	}
	taken.push(...best.flatMap((one) => (one ? [one.box] : [])));
	return best;
}

/** @param least the first of an item's labels that it may have, or its last */
function placeFrom(items: readonly Labelled[], frame: Box, taken: Box[], least: number): (Placed | null)[] {
	const from = ({ labels }: Labelled): number => Math.min(least, labels.length - 1);
	const lines: (readonly [Point, Point])[] = [];
	const placed: (Placed | null)[] = items.map(() => null);
	const free = (box: Box): boolean =>
		holds(frame, box) &&
		!taken.some((other) => overlap(box, other)) &&
		!lines.some(([a, b]) => crosses(a, b, box));
	const take = (at: number, label: number, box: Box, leader: Placed['leader']): true => {
		placed[at] = { label, box, leader };
		taken.push(box);
		if (leader) lines.push(leader);
		return true;
	};
	// First all that find room where they are, so that no line is led for another's sake.
	const rest = items
		.map((_, at) => at)
		.filter((at) => {
			const item = items[at]!;
			return !item.labels.slice(from(item)).some((label, which) =>
				(item.spots ?? around(item, label)).some(([x, y]) => {
					const box = boxAround(x, y, label.width / 2, label.height / 2);
					return free(box) && take(at, from(item) + which, box, null);
				})
			);
		});
	for (const at of rest) {
		const item = items[at]!;
		item.labels.slice(from(item)).some((label, which) =>
			DISTANCES.some((distance) =>
				Array.from({ length: DIRECTIONS }, (_, turn) => (2 * Math.PI * turn) / DIRECTIONS).some((angle) => {
					const x = item.at[0] + Math.cos(angle) * (item.reach.x + distance + label.width / 2);
					const y = item.at[1] + Math.sin(angle) * (item.reach.y + distance + label.height / 2);
					const box = boxAround(x, y, label.width / 2, label.height / 2);
					if (!free(box)) return false;
					const leader = leaderOf(item, box);
					const own = boxAround(...item.at, item.reach.x, item.reach.y);
					const isClear = taken.every((other) => isSame(other, own) || !crosses(leader[0], leader[1], other));
					return isClear && take(at, from(item) + which, box, leader);
				})
			)
		);
	}
	return placed;
}

/** From the edge of what is named to the edge of its label. */
function leaderOf({ at, reach }: Labelled, box: Box): readonly [Point, Point] {
	const end = nearestIn(box, at);
	const [dx, dy] = [end[0] - at[0], end[1] - at[1]];
	const length = Math.hypot(dx, dy) || 1;
	const edge = Math.min(length, Math.min(reach.x, reach.y));
	return [[at[0] + (dx / length) * edge, at[1] + (dy / length) * edge], end];
}

const isSame = (a: Box, b: Box): boolean =>
	Math.abs(a.x - b.x) < 0.01 && Math.abs(a.y - b.y) < 0.01 && Math.abs(a.width - b.width) < 0.01;

/** Beside a mark: right, left, below, above, then at its corners. */
function around(
	{ at: [x, y], reach }: Labelled,
	{ width, height }: { width: number; height: number }
): Point[] {
	const [dx, dy] = [reach.x + GAP + width / 2, reach.y + GAP + height / 2];
	return [
		[x + dx, y],
		[x - dx, y],
		[x, y + dy],
		[x, y - dy],
		[x + dx, y - dy],
		[x + dx, y + dy],
		[x - dx, y - dy],
		[x - dx, y + dy]
	];
}
