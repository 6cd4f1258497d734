import type { Map as MapLibreMap, PointLike } from 'maplibre-gl';
import { AREA_FILL } from './layers.ts';

/** What the pointer does on the bare map; marks and names have buttons of their own. */
export interface Pointed {
	/** A tap or click on a tinted area, or on nothing. */
	choose(id: string | null): void;
	/** The pointer came to a tinted area, or to none. */
	hover(id: string | null): void;
}

const isButton = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest('button') !== null;

export function followPointer(map: MapLibreMap, { choose, hover }: Pointed): void {
	let last: string | null = null;
	const areaAt = (point: PointLike): string | null => {
		const [feature] = map.queryRenderedFeatures(point, { layers: [AREA_FILL] });
		return feature ? String(feature.properties.id) : null;
	};
	const enter = (id: string | null): void => {
		map.getCanvas().style.cursor = id === null ? '' : 'pointer';
		if (id === last) return;
		last = id;
		hover(id);
	};
	map.on('click', ({ point, originalEvent }) => {
		if (!isButton(originalEvent.target)) choose(areaAt(point));
	});
	map.on('mousemove', ({ point, originalEvent }) => {
		// A button tells by itself that the pointer is on it, after the area that it came from.
		if (isButton(originalEvent.target)) last = null;
		else enter(areaAt(point));
	});
	map.on('mouseout', ({ originalEvent }) => {
		if (!isButton(originalEvent.relatedTarget)) enter(null);
	});
}
