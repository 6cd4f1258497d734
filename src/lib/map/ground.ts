import type { StyleSpecification } from 'maplibre-gl';
import type { Palette } from '#lib/marks/palette.ts';

/** A ground without a basemap: one plain colour. */
export function plainGround(palette: Palette): StyleSpecification {
	return {
		version: 8,
		sources: {},
		layers: [{ id: 'ground', type: 'background', paint: { 'background-color': palette.water } }]
	};
}
