import type {
	ExpressionSpecification,
	FilterSpecification,
	FontFacesSpecification,
	LayerSpecification,
	StyleSpecification
} from 'maplibre-gl';
import { palette, type Palette } from '#lib/marks/palette.ts';
import type { Theme } from '#lib/view/view.ts';

/** A font of the style: the absolute address of one file, or of several with the letters that each one holds. */
export type GroundFont = FontFacesSpecification[string];

export interface BasemapOptions {
	theme: Theme;
	/** Language of the names, one of those that the basemap was built with. */
	language: string;
	/** Absolute address of the PMTiles file. */
	pmtilesUrl: string;
	fonts: { sans: GroundFont; serifItalic: GroundFont };
	/** ISO 3166-1 alpha-2 codes of countries that the map names itself. */
	unnamed?: readonly string[];
}

/** The layer of country names, for `setFilter` with `countryFilter`. */
export const COUNTRY_NAMES = 'ground-countries';

const SOURCE = 'ground';
const SANS = 'Ground Sans';
const SERIF_ITALIC = 'Ground Serif Italic';

/** Pixels at which names are set: the smallest size on screen, and the one of seas. */
const NAME_SIZE = 11;
const SEA_SIZE = 12;

/** Scripts that know neither capitals nor italics, and whose letters join. */
const JOINED_SCRIPT = ['ar', 'ckb', 'fa', 'ps', 'ur'];

/** Countries to be named at a zoom, without some. */
export function countryFilter(unnamed: readonly string[] = []): FilterSpecification {
	return [
		'all',
		fromItsZoom,
		['!', ['in', ['get', 'code'], ['literal', [...unnamed]]]]
	] as FilterSpecification;
}

const fromItsZoom: ExpressionSpecification = ['>=', ['zoom'], ['get', 'from']];

/**
 * The basemap as a MapLibre style: ground, lines and names, no events. Names stand last, so that what is put over them
 * has the first claim to room. It names no glyph server and no sprite: letters are drawn from the two fonts.
 */
export function basemapStyle({
	theme,
	language,
	pmtilesUrl,
	fonts,
	unnamed
}: BasemapOptions): StyleSpecification {
	const colours = palette(theme, []);
	return {
		version: 8,
		'font-faces': { [SANS]: fonts.sans, [SERIF_ITALIC]: fonts.serifItalic },
		sources: { [SOURCE]: { type: 'vector', url: `pmtiles://${pmtilesUrl}` } },
		layers: [...groundLayers(colours), ...lineLayers(colours), ...nameLayers(colours, language, unnamed)]
	};
}

function groundLayers({ land, water, coast }: Palette): LayerSpecification[] {
	return [
		{ id: 'ground-water', type: 'background', paint: { 'background-color': water } },
		{ ...layer('ground-land', 'land'), type: 'fill', paint: { 'fill-color': land } },
		{
			...layer('ground-rivers', 'rivers', 5),
			type: 'line',
			layout: { 'line-cap': 'round', 'line-join': 'round' },
			paint: { 'line-color': water, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.8, 9, 2] }
		},
		{
			...layer('ground-lakes', 'lakes', 2),
			type: 'fill',
			paint: { 'fill-color': water, 'fill-outline-color': coast }
		}
	];
}

function lineLayers({ border, coast }: Palette): LayerSpecification[] {
	const layout = { 'line-join': 'round', 'line-cap': 'butt' } as const;
	return [
		{
			...layer('ground-admin1', 'admin1', 4),
			type: 'line',
			layout,
			paint: {
				'line-color': border,
				'line-width': 0.5,
				'line-opacity': ['interpolate', ['linear'], ['zoom'], 4, 0, 5, 0.6]
			}
		},
		{
			...layer('ground-borders', 'borders'),
			type: 'line',
			filter: ['!', ['get', 'disputed']],
			layout,
			paint: { 'line-color': border, 'line-width': 0.8 }
		},
		{
			...layer('ground-borders-disputed', 'borders'),
			type: 'line',
			filter: ['get', 'disputed'],
			layout,
			paint: { 'line-color': border, 'line-width': 0.8, 'line-dasharray': [4, 3] }
		},
		{
			...layer('ground-coast', 'coast'),
			type: 'line',
			layout,
			paint: { 'line-color': coast, 'line-width': 0.7 }
		}
	];
}

function nameLayers({ land, water, ink3, sea }: Palette, language: string, unnamed?: readonly string[]) {
	const joined = JOINED_SCRIPT.includes(language.split('-')[0]!);
	const name: ExpressionSpecification = ['coalesce', ['get', `name:${language}`], ['get', 'name:en']];
	const common = { 'text-field': name, 'symbol-sort-key': ['get', 'rank'] as ExpressionSpecification };
	const layers: LayerSpecification[] = [
		{
			...layer('ground-cities', 'cities', 4),
			type: 'symbol',
			filter: fromItsZoom,
			layout: {
				...common,
				'text-font': [SANS],
				'text-size': NAME_SIZE,
				'text-max-width': 8,
				'text-padding': 4
			},
			paint: halo(ink3, land)
		},
		{
			...layer('ground-seas', 'seas', 2),
			type: 'symbol',
			filter: fromItsZoom,
			layout: {
				...common,
				'text-font': [joined ? SANS : SERIF_ITALIC],
				'text-size': joined ? NAME_SIZE : SEA_SIZE,
				'text-max-width': 7,
				'text-line-height': 1.2,
				'text-padding': 6
			},
			paint: halo(sea, water)
		},
		{
			...layer(COUNTRY_NAMES, 'countries', 2),
			type: 'symbol',
			filter: countryFilter(unnamed),
			layout: {
				...common,
				'text-font': [SANS],
				'text-size': NAME_SIZE,
				'text-transform': joined ? 'none' : 'uppercase',
				'text-letter-spacing': joined ? 0 : 0.08,
				'text-max-width': 9,
				'text-padding': 8
			},
			paint: halo(ink3, land)
		}
	];
	return layers;
}

/** What all layers of one source layer share; `minzoom` is where it begins. */
function layer(id: string, sourceLayer: string, minzoom = 0) {
	return { id, source: SOURCE, 'source-layer': sourceLayer, minzoom };
}

function halo(text: string, ground: string) {
	return { 'text-color': text, 'text-halo-color': ground, 'text-halo-width': 1.2 };
}
