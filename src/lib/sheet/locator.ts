import type { Catalogue, Entry } from '#lib/dataset/catalogue.ts';
import { isArea } from '#lib/dataset/terms.ts';
import { unite, type Bounds } from '#lib/geo/bounds.ts';
import type { Language } from '#lib/language/language.ts';
import { extentOf } from '#lib/marks/outline.ts';
import { pagePalette } from '#lib/marks/palette.ts';
import { KM_OF_DEGREE, type GroundOf } from './ground.ts';
import { drawPicture } from './picture.ts';
import { frameOn } from './projection.ts';
import { styleOf } from './styles.ts';
import { element } from './svg.ts';

export interface LocatorOptions {
	language: Language;
	groundOf: GroundOf;
	/** In pixels. */
	width: number;
	/** Height of the map of the surroundings. */
	height: number;
	/** Height of the map of what a place is known to lie within, where one stands below the other. */
	closeHeight: number;
}

/** From its middle to its edge a map of surroundings shows at least so many kilometres. */
const AROUND_KM = 900;

/**
 * Where places are: a map of their surroundings and, for one place known only to within a distance, a second one of
 * that disc. Colours follow the page's ground, so it is a drawing for pages and not for files.
 */
export function makeLocator(
	catalogue: Catalogue,
	places: readonly number[],
	entries: readonly Entry[],
	{ language, groundOf, width, height, closeHeight }: LocatorOptions
): string {
	const around = unite(places.map((place) => extentOf(catalogue.places[place]!)));
	if (!around) return '';
	const { categories } = catalogue.dataset.atlas;
	const style = styleOf('colour', categories);
	const draw = (bounds: Bounds, y: number, size: { width: number; height: number }): string => {
		const framed = frameOn(bounds, size);
		const map = drawPicture(catalogue, {
			events: entries.map((entry) => ({ entry, possible: false })),
			isDrawn: (place) => places.includes(place),
			groundOf,
			framed,
			size,
			named: places,
			style: { ...style, palette: pagePalette(categories) },
			language,
			hasBar: true
		});
		return element('svg', { y, ...size, overflow: 'hidden' }, thinned(map.ground), map.signs);
	};
	const [only, other] = places.map((place) => catalogue.places[place]!);
	const km = other || isArea(only!.properties.kind) ? 0 : only!.properties.uncertaintyKm;
	const full = height + (km > 0 ? closeHeight : 0);
	return element(
		'svg',
		{ viewBox: `0 0 ${width} ${full}`, xmlns: 'http://www.w3.org/2000/svg' },
		element('defs', {}, style.defs),
		draw(widened(around, AROUND_KM), 0, { width, height }),
		km > 0 ? draw(widened(around, 2 * km), height, { width, height: closeHeight }) : ''
	);
}

/** Bounds with room about them, and at least so many kilometres from their middle to each side. */
function widened([west, south, east, north]: Bounds, km: number): Bounds {
	const [lon, lat] = [(west + east) / 2, (south + north) / 2];
	const cosine = Math.max(0.2, Math.cos((lat * Math.PI) / 180));
	const dy = Math.max(km / KM_OF_DEGREE / 1.6, ((north - south) / 2) * 1.2);
	const dx = Math.max(km / KM_OF_DEGREE / cosine, ((east - west) / 2) * 1.2);
	return [Math.max(-180, lon - dx), Math.max(-85, lat - dy), Math.min(180, lon + dx), Math.min(85, lat + dy)];
}

/** A line turns at most so often: in pixels. A page must stay light. */
const STEP = 1;

/** The ground's lines without the points that lie within a step of the one before. */
const thinned = (ground: string): string =>
	ground.replaceAll(
		/ d="([ML\d.,Z-]+)"/gu,
		(_, path: string) => ` d="${path.split('M').map(thin).join('M')}"`
	);

function thin(line: string): string {
	const isRing = line.endsWith('Z');
	const points = line.replace('Z', '').split('L');
	let [x, y] = [Infinity, Infinity];
	const kept = points.filter((point, at) => {
		const [px, py] = point.split(',').map(Number) as [number, number];
		if (at !== points.length - 1 && Math.hypot(px - x, py - y) < STEP) return false;
		[x, y] = [px, py];
		return true;
	});
	return kept.join('L') + (isRing ? 'Z' : '');
}
