import { unite, type Bounds } from '#lib/geo/bounds.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import { boxAbout, sharedArea, type Box } from './box.ts';
import { positionAt, worldPixel } from './mercator.ts';

export interface Centre {
	lon: number;
	lat: number;
	zoom: number;
}

export interface Padding {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

/** Room for a mark and its name at the map's edge, in pixels. */
const EDGE = 44;
/** What a mark or an area's label takes about its middle, in pixels. */
const LABEL = { width: 150, height: 48 };
/** Nearer than this a map of one place would say nothing about where it lies. */
const NEAREST = 6;
/** The basemap and the view's link hold nothing further out. */
const FURTHEST = 0;

/** Where the camera stands so that bounds fill what the padding leaves of a map of this size in pixels. */
export function cameraOn(bounds: Bounds, size: { width: number; height: number }, padding: Padding): Centre {
	const [west, south, east, north] = bounds;
	const a = worldPixel([west, north], 0);
	const b = worldPixel([east, south], 0);
	const width = Math.max(1, size.width - padding.left - padding.right);
	const height = Math.max(1, size.height - padding.top - padding.bottom);
	const scale = Math.min(width / Math.max(b.x - a.x, 1e-9), height / Math.max(b.y - a.y, 1e-9));
	const zoom = Math.max(FURTHEST, Math.min(NEAREST, Math.log2(scale)));
	const pixel = 2 ** -zoom;
	const middle = {
		x: (a.x + b.x) / 2 + ((padding.right - padding.left) / 2) * pixel,
		y: (a.y + b.y) / 2 + ((padding.bottom - padding.top) / 2) * pixel
	};
	const [lon, lat] = positionAt(middle, 0);
	return { lon, lat, zoom };
}

/** Where a position stands on a map of this size, in pixels. */
export function screenPoint(
	position: Position,
	{ lon, lat, zoom }: Centre,
	size: { width: number; height: number }
) {
	const at = worldPixel(position, zoom);
	const middle = worldPixel([lon, lat], zoom);
	return { x: at.x - middle.x + size.width / 2, y: at.y - middle.y + size.height / 2 };
}

/**
 * The nearest camera that shows all of these extents and leaves none of their middles under what lies on the map (the
 * legend, controls). Null without extents.
 */
export function fitCamera(
	extents: readonly Bounds[],
	size: { width: number; height: number },
	covers: readonly Box[]
): Centre | null {
	const bounds = unite(extents);
	if (!bounds) return null;
	const edge = Math.min(EDGE, size.width / 6, size.height / 6);
	const plain: Padding = { top: edge, right: edge, bottom: edge, left: edge };
	const middles = extents.map(([west, south, east, north]): Position => [
		(west + east) / 2,
		(south + north) / 2
	]);
	const covered = (camera: Centre): number =>
		middles.filter((middle) => {
			const { x, y } = screenPoint(middle, camera, size);
			return covers.some((box) => sharedArea(box, boxAbout({ x, y }, LABEL.width / 2, LABEL.height / 2)) > 0);
		}).length;
	const cameras = [plain, ...covers.flatMap((cover) => aside(cover, size, plain))]
		.filter(
			({ top, right, bottom, left }) => left + right < size.width * 0.7 && top + bottom < size.height * 0.7
		)
		.map((padding) => cameraOn(bounds, size, padding));
	return cameras
		.map((camera) => ({ camera, covered: covered(camera) }))
		.reduce((best, other) =>
			other.covered < best.covered || (other.covered === best.covered && other.camera.zoom > best.camera.zoom)
				? other
				: best
		).camera;
}

/** The paddings that keep clear of a box: beside it, and above or below it. */
function aside(cover: Box, size: { width: number; height: number }, plain: Padding): Padding[] {
	const toLeft = cover.x + cover.width / 2 < size.width / 2;
	const toTop = cover.y + cover.height / 2 < size.height / 2;
	return [
		toLeft
			? { ...plain, left: cover.x + cover.width + plain.left / 2 }
			: { ...plain, right: size.width - cover.x + plain.right / 2 },
		toTop
			? { ...plain, top: cover.y + cover.height + plain.top / 2 }
			: { ...plain, bottom: size.height - cover.y + plain.bottom / 2 }
	];
}
