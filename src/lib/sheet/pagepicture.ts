import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { pagePalette } from '#lib/marks/palette.ts';
import type { Language } from '#lib/language/language.ts';
import type { Camera, View } from '#lib/view/view.ts';
import { contextOf } from './context.ts';
import { boundsOf, isIn } from './extent.ts';
import type { GroundOf } from './ground.ts';
import { lightened } from './light.ts';
import { paperOf } from './paper.ts';
import { drawPicture } from './picture.ts';
import { frameOn } from './projection.ts';
import { picturedEvents, type Listed } from './select.ts';
import { element } from './svg.ts';

export interface PagePictureOptions {
	language: Language;
	/** What surely is in sight, in pixels. */
	width: number;
	height: number;
	/** Pixels drawn beyond it on each side, for a frame of another form. */
	beyond: { x: number; y: number };
	/** What it shows; left out: all that the view does. */
	events?: readonly Listed[];
	/** What the picture frames; left out: what the view does. */
	bounds?: Bounds;
}

/** The form of the picture in a framed page. */
export const pagePicture = { width: 640, height: 300, beyond: { x: 180, y: 100 } };

/**
 * A view as a picture in a page, which shows more of it where the frame is wider or higher: `viewBox` is what is surely
 * in sight, and what overflows it is drawn, too. Colours follow the page's ground.
 */
export function makePagePicture(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	{ language, width, height, beyond, bounds: asked, events: given }: PagePictureOptions
): string {
	const context = contextOf(catalogue, view, {
		paper: paperOf(`${width}x${height}px`),
		style: 'colour',
		language,
		address: '',
		edition: ''
	});
	const events = given ?? picturedEvents(catalogue, view);
	const bounds = asked ?? centredBounds(view.camera, width, height) ?? boundsOf(context, events);
	const size = { width: width + 2 * beyond.x, height: height + 2 * beyond.y };
	const framed = frameOn(bounds, { width, height });
	const [x, y] = framed.projection.translate();
	framed.projection.translate([x + beyond.x, y + beyond.y]).clipExtent([
		[0, 0],
		[size.width, size.height]
	]);
	const map = drawPicture(catalogue, {
		events,
		isDrawn: (place) => isIn(context, place, framed, size),
		groundOf,
		framed,
		size,
		style: { ...context.style, palette: pagePalette(catalogue.dataset.atlas.categories) },
		language,
		hasBar: false
	});
	return element(
		'svg',
		{ viewBox: `${beyond.x} ${beyond.y} ${width} ${height}`, xmlns: 'http://www.w3.org/2000/svg' },
		element('defs', {}, context.style.defs),
		lightened(map.ground),
		map.signs
	);
}

/** Pixels of the world at zoom 0, as web maps count them. */
const WORLD_PIXELS = 512;

/** About what a camera at a zoom level shows in a frame of this size; null where it is no such camera. */
function centredBounds(camera: Camera | null, width: number, height: number): Bounds | null {
	if (camera?.kind !== 'centre') return null;
	const degrees = 360 / (WORLD_PIXELS * 2 ** camera.zoom);
	const dx = Math.min(180, (degrees * width) / 2);
	const dy = Math.min(85, ((degrees * height) / 2) * Math.cos((camera.lat * Math.PI) / 180));
	return [
		Math.max(-180, camera.lon - dx),
		Math.max(-85, camera.lat - dy),
		Math.min(180, camera.lon + dx),
		Math.min(85, camera.lat + dy)
	];
}
