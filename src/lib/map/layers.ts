import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '#lib/marks/palette.ts';
import type { Theme } from '#lib/view/view.ts';
import { NAME_SIZE, SECOND_SIZE } from './caption.ts';
import { NAME_FONT, SECOND_FONT } from './fonts.ts';

/** The hatch's image of a theme. */
export const hatchKey = (theme: Theme): string => `hatch|${theme}`;

export const AREA_FILL = 'area-fill';

/** What playback has just passed is faded. */
const faded = ['match', ['get', 'state'], 'passed', 0.35, 1];
const outlineWidth = ['match', ['get', 'state'], 'selected', 2, 'hovered', 1.5, 1];

/** Tints and discs: they lie over the land and under every name. */
export function groundLayers(palette: Palette, theme: Theme): LayerSpecification[] {
	const outlineColour = ['match', ['get', 'state'], 'selected', palette.ink, palette.ink2];
	return [
		{
			id: AREA_FILL,
			type: 'fill',
			source: 'areas',
			paint: {
				'fill-color': palette.ink,
				'fill-opacity': ['case', ['get', 'hatched'], 0, ['get', 'opacity']]
			}
		},
		{
			id: 'area-hatch',
			type: 'fill',
			source: 'areas',
			filter: ['get', 'hatched'],
			paint: { 'fill-pattern': hatchKey(theme), 'fill-opacity': faded }
		},
		{
			id: 'area-outline',
			type: 'line',
			source: 'areas',
			filter: ['!', ['get', 'hatched']],
			layout: { 'line-join': 'round' },
			paint: { 'line-color': outlineColour, 'line-width': outlineWidth, 'line-opacity': faded }
		},
		{
			id: 'area-outline-dotted',
			type: 'line',
			source: 'areas',
			filter: ['get', 'hatched'],
			paint: {
				'line-color': outlineColour,
				'line-width': outlineWidth,
				'line-opacity': faded,
				'line-dasharray': [2, 1.5]
			}
		},
		{
			id: 'disc-fill',
			type: 'fill',
			source: 'discs',
			paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.09, 'fill-antialias': false }
		},
		{
			id: 'disc-outline',
			type: 'line',
			source: 'discs',
			paint: { 'line-color': ['get', 'colour'], 'line-width': 1.2, 'line-dasharray': [2.5, 2] }
		}
	] as LayerSpecification[];
}

/** The layer of marks itself, which is added above these. */
export const MARKS = 'marks';

/**
 * Room of marks, and names, topmost last. The map places the topmost first: marks and strips always, then names of areas, then
 * names of marks where there is room; names of the ground give way to all of them.
 */
export function markLayers(palette: Palette): LayerSpecification[] {
	const words = { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 1.6 };
	return [
		{
			id: 'mark-names',
			type: 'symbol',
			source: 'marks',
			layout: {
				'text-field': ['get', 'label'],
				'text-font': [NAME_FONT],
				'text-size': NAME_SIZE,
				'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
				'text-radial-offset': ['get', 'reach'],
				'text-justify': 'auto',
				'text-max-width': 11,
				'text-padding': 1,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: words
		},
		{
			id: 'leaders',
			type: 'symbol',
			source: 'leaders',
			layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-ignore-placement': true }
		},
		{
			id: 'area-names',
			type: 'symbol',
			source: 'area-names',
			layout: {
				'icon-image': ['get', 'image'],
				'icon-offset': ['get', 'iconOffset'],
				'icon-allow-overlap': true,
				'icon-padding': 1,
				'text-field': [
					'format',
					['get', 'name'],
					{},
					['get', 'second'],
					{ 'text-font': ['literal', [SECOND_FONT]], 'font-scale': SECOND_SIZE / NAME_SIZE }
				],
				'text-font': [NAME_FONT],
				'text-size': NAME_SIZE,
				'text-letter-spacing': ['get', 'spacing'],
				'text-anchor': 'bottom',
				'text-offset': ['get', 'textOffset'],
				'text-max-width': 14,
				'text-line-height': 1.15,
				'text-padding': 1,
				'text-optional': true,
				'symbol-sort-key': ['get', 'rank']
			},
			paint: words
		},
		{
			id: 'room',
			type: 'symbol',
			source: 'marks',
			layout: {
				'icon-image': ['get', 'image'],
				'icon-allow-overlap': true,
				'icon-padding': 0,
				'symbol-sort-key': ['get', 'rank']
			}
		}
	] as LayerSpecification[];
}
