import { isArea } from '#lib/dataset/terms.ts';
import { unite, type Bounds } from '#lib/geo/bounds.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import { extentOf, outlineOf } from '#lib/marks/outline.ts';
import { holds, type Box } from './boxes.ts';
import type { Context } from './context.ts';
import type { Framed } from './projection.ts';
import type { Listed } from './select.ts';

/** Around what is framed, as a share of it. */
const ROOM = 0.12;
/** No map frames less than this, in degrees. */
const LEAST_DEGREES = 4;

/** What the map frames: the view's own box; without one, and of one place or event, all that is shown with room about it. */
export function boundsOf(context: Context, events: readonly Listed[]): Bounds {
	const { camera, selection } = context.view;
	if (camera?.kind === 'bounds' && !selection) return camera.bounds;
	const used = [...new Set(events.flatMap(({ entry }) => entry.happenedAt))];
	const [west, south, east, north] = unite(
		used.map((place) => extentOf(context.catalogue.places[place]!))
	) ?? [-170, -60, 180, 80];
	const [dx, dy] = [east - west, north - south].map((span) =>
		Math.max(span * ROOM, (LEAST_DEGREES - span) / 2)
	) as [number, number];
	return [
		Math.max(-180, west - dx),
		Math.max(-89, south - dy),
		Math.min(180, east + dx),
		Math.min(89, north + dy)
	];
}

/** Whether a place, or some of an area, lies in the frame. */
export function isIn(
	context: Context,
	place: number,
	framed: Framed,
	size: { width: number; height: number }
): boolean {
	const feature = context.catalogue.places[place]!;
	const frame: Box = { x: 0, y: 0, ...size };
	const isSeen = (position: Position): boolean => {
		const at = framed.project(position);
		return at !== null && holds(frame, { x: at[0], y: at[1], width: 0, height: 0 });
	};
	if (!isArea(feature.properties.kind)) return isSeen(labelPoint(feature.geometry));
	return outlineOf(feature).seats.some(isSeen);
}
