import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon } from 'geojson';
import type { PlaceFeature } from '#lib/dataset/schema.ts';
import { isArea } from '#lib/dataset/terms.ts';
import { boundsOf, type Bounds } from '#lib/geo/bounds.ts';
import { labelPoint, mainland } from '#lib/geo/label.ts';
import { uncertaintyArea, type Position } from '#lib/geo/uncertainty.ts';

/** What an area is drawn from. */
export interface Outline {
	geometry: Polygon | MultiPolygon;
	/** Its largest part. */
	land: Polygon;
	/** Bounds of that part: far islands do not make a country larger on screen. */
	bounds: Bounds;
	/** Where its name may stand: inside the largest part, the label point first. */
	seats: Position[];
}

/** Rows and columns of the raster on which seats are looked for. */
const RASTER = 14;
/** Radius in km of the disc for an area of which neither outline nor extent is known. */
const LEAST_KM = 10;

const known = new WeakMap<PlaceFeature, Outline>();

/** The outline of a place that is an area. One known as a point only is the disc within which it lies. */
export function outlineOf(place: PlaceFeature): Outline {
	let outline = known.get(place);
	if (!outline) known.set(place, (outline = trace(place)));
	return outline;
}

/** The bounds that a place takes on a map: its point, or the mainland of an area. */
export function extentOf(place: PlaceFeature): Bounds {
	if (isArea(place.properties.kind)) return outlineOf(place).bounds;
	const [lon, lat] = labelPoint(place.geometry);
	return [lon, lat, lon, lat];
}

function trace({ geometry, properties }: PlaceFeature): Outline {
	if (geometry.type === 'Point') {
		const centre = geometry.coordinates as Position;
		const disc = uncertaintyArea(centre, Math.max(LEAST_KM, properties.uncertaintyKm));
		return { geometry: disc, land: disc, bounds: boundsOf(disc), seats: [labelPoint(geometry)] };
	}
	const shape = geometry as Polygon | MultiPolygon;
	const land = mainland(shape);
	const bounds = boundsOf(land);
	const [west, south, east, north] = bounds;
	const seats: Position[] = [labelPoint(shape)];
	for (let row = 1; row < RASTER; row++) {
		for (let column = 1; column < RASTER; column++) {
			const seat: Position = [
				west + ((east - west) * column) / RASTER,
				south + ((north - south) * row) / RASTER
			];
			if (booleanPointInPolygon(seat, land)) seats.push(seat);
		}
	}
	return { geometry: shape, land, bounds, seats };
}
