import type { Map as MapLibreMap, MapLibreEvent } from 'maplibre-gl';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import { extentOf } from '#lib/marks/outline.ts';
import type { Camera } from '#lib/view/view.ts';
import type { Box } from './box.ts';
import { cameraOn, fitCamera, type Centre } from './fit.ts';
import { nearestCopy } from './mercator.ts';

const MOVE_MS = 400;
/** Where the camera stands over an atlas without a single place. */
const EVERYWHERE: Centre = { lon: 15, lat: 25, zoom: 1 };
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** The map's room in pixels, and what lies over it. */
export interface Room {
	width: number;
	height: number;
	covers: readonly Box[];
}

/** What the camera shows once it rests. */
export interface Rest {
	centre: Centre;
	bounds: Bounds;
}

/** The camera that fits places into a room; null for no places. */
export function centreOnPlaces(places: readonly number[], catalogue: Catalogue, room: Room): Centre | null {
	return fitCamera(
		places.map((place) => extentOf(catalogue.places[place]!)),
		room,
		room.covers
	);
}

/** Where a view's camera stands. Null fits the places shown or, where none is, every place that has events. */
export function centreOf(
	camera: Camera | null,
	shown: readonly number[],
	catalogue: Catalogue,
	room: Room
): Centre {
	if (camera?.kind === 'centre') return camera;
	if (camera) return cameraOn(camera.bounds, room, NO_PADDING);
	const all = catalogue.places.flatMap((_, place) => (catalogue.happened[place]! > 0 ? [place] : []));
	return centreOnPlaces(shown.length > 0 ? shown : all, catalogue, room) ?? EVERYWHERE;
}

/** The view's camera at rest, its longitude within one turn. */
export function cameraAt({ centre: { lon, lat, zoom } }: Rest): Camera {
	return { kind: 'centre', lon: nearestCopy(lon, 0), lat, zoom };
}

export function restOf(map: MapLibreMap): Rest {
	const { lng: lon, lat } = map.getCenter();
	return { centre: { lon, lat, zoom: map.getZoom() }, bounds: map.getBounds().toArray().flat() as Bounds };
}

/** Said with a move that follows the view: the view is not told of it. */
const QUIET = { quiet: true };

/** Whether a move was made to follow the view and not by the reader. */
export const isQuiet = (event: MapLibreEvent): boolean => 'quiet' in event;

/** Moves the camera; quietly where the view has moved already. With reduced motion the map jumps. */
export function moveTo(map: MapLibreMap, { lon, lat, zoom }: Centre, quiet = false): void {
	map.easeTo({ center: [lon, lat], zoom, duration: MOVE_MS }, quiet ? QUIET : undefined);
}

/** Sets the camera at once and quietly. */
export function jumpTo(map: MapLibreMap, { lon, lat, zoom }: Centre): void {
	map.jumpTo({ center: [lon, lat] as Position, zoom }, QUIET);
}
