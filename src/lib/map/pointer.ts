import type { Map as MapLibreMap } from 'maplibre-gl';
import { AREA_FILL } from './layers.ts';
import type { Point } from './mercator.ts';

/** What the pointer does on the bare map; names, and marks unless there are very many, have buttons of their own. */
export interface Pointed {
	/** The mark at a point of the map, by its place's id. */
	markAt(point: Point): string | null;
	/** A tap or click on a mark, on a tinted area, or on nothing. */
	choose(id: string | null): void;
	/** The pointer came to a mark, to a tinted area, or to neither. */
	hover(id: string | null): void;
}

const isButton = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest('button') !== null;

export function followPointer(map: MapLibreMap, { markAt, choose, hover }: Pointed): void {
	let last: string | null = null;
	const found = (point: Point): string | null => markAt(point) ?? areaAt(point);
	const areaAt = ({ x, y }: Point): string | null => {
		const [feature] = map.queryRenderedFeatures([x, y], {
			layers: [AREA_FILL],
			filter: ['!=', ['get', 'state'], 'passed']
		});
		return feature ? String(feature.properties.id) : null;
	};
	const enter = (id: string | null): void => {
		map.getCanvas().style.cursor = id === null ? '' : 'pointer';
		if (id === last) return;
		last = id;
		hover(id);
	};
	map.on('click', ({ point, originalEvent }) => {
		if (!isButton(originalEvent.target)) choose(found(point));
	});
	map.on('mousemove', ({ point, originalEvent }) => {
		// A button tells by itself that the pointer is on it, after the area that it came from.
		if (isButton(originalEvent.target)) last = null;
		else enter(found(point));
	});
	map.on('mouseout', ({ originalEvent }) => {
		if (!isButton(originalEvent.relatedTarget)) enter(null);
	});
}
