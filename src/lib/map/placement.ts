import { boxAbout, clamp, sharedArea, type Box } from './box.ts';
import type { Point } from './mercator.ts';

/** What a card is joined to: a mark's middle and reach in pixels of the map. */
export interface Anchor extends Point {
	halfWidth: number;
	halfHeight: number;
}

export interface Surroundings {
	width: number;
	height: number;
	/** What must not be covered if there is any room: legend, controls. */
	covers: readonly Box[];
	/** Other marks. */
	marks: readonly Box[];
}

/** Pixels between a mark and its card, and between a card and the map's edge. */
const GAP = 28;
const MARGIN = 12;
/** Cost of a covered square pixel of legend or controls: more than any distance on the map, where there is room. */
const COVER_COST = 5;
/** Cost of one covered mark, in pixels of distance. */
const MARK_COST = 300;
/** Cost of a mark that the leader runs through. */
const CROSS_COST = 80;

/**
 * Where a card stands: beside its mark, never over it if the map is large enough, over as few other marks and controls
 * as there are, and as near as that allows. `before` is where it stood: a new place must be clearly better.
 */
export function placeCard(
	anchor: Anchor,
	card: { width: number; height: number },
	around: Surroundings,
	before?: Point | null
): Point {
	const own = boxAbout(anchor, anchor.halfWidth + 4, anchor.halfHeight + 4);
	const cost = (at: Point): number => {
		const box = { ...at, ...card };
		const marks = around.marks.filter((mark) => sharedArea(mark, box) > 0).length;
		const covered = around.covers.reduce((sum, cover) => sum + sharedArea(cover, box), 0);
		const dx = Math.max(0, at.x - anchor.x, anchor.x - at.x - card.width);
		const dy = Math.max(0, at.y - anchor.y, anchor.y - at.y - card.height);
		const moved = before ? Math.min(60, Math.hypot(at.x - before.x, at.y - before.y)) : 0;
		const crossed = around.marks.filter((mark) => crosses(leaderOf(anchor, box), mark)).length;
		return (
			crossed * CROSS_COST +
			sharedArea(own, box) * 10 +
			covered * COVER_COST +
			marks * MARK_COST +
			Math.hypot(dx, dy) +
			moved
		);
	};
	return candidates(anchor, card)
		.map(({ x, y }) => ({
			x: Math.round(clamp(x, MARGIN, around.width - card.width - MARGIN)),
			y: Math.round(clamp(y, MARGIN, around.height - card.height - MARGIN))
		}))
		.reduce((best, at) => (cost(at) < cost(best) ? at : best));
}

function candidates(
	{ x, y, halfWidth, halfHeight }: Anchor,
	card: { width: number; height: number }
): Point[] {
	const along = [0.5, 0.25, 0.75, 0.05, 0.95];
	const far = [GAP, 3 * GAP, 7 * GAP];
	return far.flatMap((gap) =>
		along.flatMap((share) => [
			{ x: x + halfWidth + gap, y: y - card.height * share },
			{ x: x - halfWidth - gap - card.width, y: y - card.height * share },
			{ x: x - card.width * share, y: y + halfHeight + gap },
			{ x: x - card.width * share, y: y - halfHeight - gap - card.height }
		])
	);
}

/** The line that joins a card to its mark: from the card's nearest edge to the mark's rim. Null where they meet. */
export function leaderOf(anchor: Anchor, card: Box): { from: Point; to: Point } | null {
	const from = {
		x: clamp(anchor.x, card.x, card.x + card.width),
		y: clamp(anchor.y, card.y, card.y + card.height)
	};
	const dx = from.x - anchor.x;
	const dy = from.y - anchor.y;
	const length = Math.hypot(dx, dy);
	const reach = Math.max(anchor.halfWidth, anchor.halfHeight);
	if (length <= reach) return null;
	return { from, to: { x: anchor.x + (dx / length) * reach, y: anchor.y + (dy / length) * reach } };
}

function crosses(leader: { from: Point; to: Point } | null, mark: Box): boolean {
	if (!leader) return false;
	const { from, to } = leader;
	return Array.from({ length: 16 }, (_, step) => (step + 0.5) / 16).some((share) => {
		const x = from.x + (to.x - from.x) * share;
		const y = from.y + (to.y - from.y) * share;
		return x > mark.x && x < mark.x + mark.width && y > mark.y && y < mark.y + mark.height;
	});
}
