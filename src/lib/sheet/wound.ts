import { geoArea } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';

/** A shape whose rings run as a sphere wants them: none is the rest of the world. */
export function wound(shape: Polygon | MultiPolygon): MultiPolygon {
	const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
	return {
		type: 'MultiPolygon',
		coordinates: polygons.map((rings) =>
			rings.map((ring, at) => {
				const isSmall = geoArea({ type: 'Polygon', coordinates: [ring] }) <= 2 * Math.PI;
				return isSmall === (at === 0) ? ring : ring.toReversed();
			})
		)
	};
}
