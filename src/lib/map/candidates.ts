import type { Feature, Geometry } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { uncertaintyArea } from '#lib/geo/uncertainty.ts';
import type { Palette } from '#lib/marks/palette.ts';
import { NAME_SIZE } from './caption.ts';
import { NAME_FONT } from './fonts.ts';

/** A place that a name may mean, or that is chosen for it. */
export interface CandidatePlace {
	key: string;
	/** What stands in its mark and before its line in a list; '' for none. */
	sign: string;
	name: string;
	/** Degrees. */
	lon: number;
	lat: number;
	/** Radius within which it lies, where it is to be shown. */
	km: number;
	chosen: boolean;
	/** Its outline, where it is an area. */
	area?: Geometry | undefined;
}

const SOURCE = 'candidates';
/** The layer that is asked what a press has met. */
export const CANDIDATE_MARKS = 'candidate-marks';

/** Places as features: the chosen ones with the disc in which they lie, or their outline. */
export function candidateFeatures(places: readonly CandidatePlace[]): GeoJSON.FeatureCollection {
	const features = places.flatMap(({ key, sign, name, lon, lat, km, chosen, area }): Feature[] => {
		const mark: Feature = {
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [lon, lat] },
			properties: { key, sign, name, chosen }
		};
		const ground = area ?? (km > 0 ? uncertaintyArea([lon, lat], km) : null);
		if (!chosen || !ground) return [mark];
		return [{ type: 'Feature', geometry: ground, properties: { isDisc: !area } }, mark];
	});
	return { type: 'FeatureCollection', features };
}

/** A basemap with the candidates over it. */
export function withCandidates(
	ground: StyleSpecification,
	{ ink, ink2, paper }: Palette,
	places: readonly CandidatePlace[]
): StyleSpecification {
	const layers = [
		{
			id: 'candidate-areas',
			type: 'fill',
			source: SOURCE,
			filter: ['!=', ['geometry-type'], 'Point'],
			paint: { 'fill-color': ink, 'fill-opacity': 0.07 }
		},
		{
			id: 'candidate-outlines',
			type: 'line',
			source: SOURCE,
			filter: ['!=', ['geometry-type'], 'Point'],
			paint: { 'line-color': ink2, 'line-width': 1.2, 'line-dasharray': [2.5, 2] }
		},
		{
			id: CANDIDATE_MARKS,
			type: 'circle',
			source: SOURCE,
			filter: ['==', ['geometry-type'], 'Point'],
			layout: { 'circle-sort-key': ['case', ['get', 'chosen'], 1, 0] },
			paint: {
				'circle-radius': 9,
				'circle-color': ['case', ['get', 'chosen'], ink, paper],
				'circle-stroke-color': ['case', ['get', 'chosen'], paper, ink],
				'circle-stroke-width': 1.5
			}
		},
		{
			id: 'candidate-signs',
			type: 'symbol',
			source: SOURCE,
			filter: ['==', ['geometry-type'], 'Point'],
			layout: {
				'text-field': ['get', 'sign'],
				'text-font': [NAME_FONT],
				'text-size': NAME_SIZE,
				'text-allow-overlap': true,
				'text-ignore-placement': true
			},
			paint: { 'text-color': ['case', ['get', 'chosen'], paper, ink] }
		},
		{
			id: 'candidate-names',
			type: 'symbol',
			source: SOURCE,
			filter: ['==', ['geometry-type'], 'Point'],
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [NAME_FONT],
				'text-size': NAME_SIZE,
				'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
				'text-radial-offset': 1.2,
				'text-justify': 'auto',
				'symbol-sort-key': ['case', ['get', 'chosen'], 0, 1]
			},
			paint: { 'text-color': ink, 'text-halo-color': paper, 'text-halo-width': 1.6 }
		}
	] as LayerSpecification[];
	return {
		...ground,
		sources: { ...ground.sources, [SOURCE]: { type: 'geojson', data: candidateFeatures(places) } },
		layers: [...ground.layers, ...layers]
	};
}

export { SOURCE as CANDIDATES };
