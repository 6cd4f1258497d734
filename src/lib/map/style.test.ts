import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { basemapStyle, type BasemapOptions } from './style.ts';

const options: BasemapOptions = {
	theme: 'light',
	language: 'en',
	pmtilesUrl: 'https://example.org/basemap/world.pmtiles',
	fonts: { sans: 'https://example.org/sans.woff2', serifItalic: 'https://example.org/italic.woff2' }
};
const layoutOf = (language: string, id: string) =>
	basemapStyle({ ...options, language }).layers.find((layer) => layer.id === id)?.layout as Record<
		string,
		unknown
	>;

describe('the basemap style', () => {
	test('is a valid style in both themes', () => {
		for (const theme of ['light', 'dark'] as const) {
			expect(validateStyleMin(basemapStyle({ ...options, theme, unnamed: ['IR'] }))).toEqual([]);
		}
	});

	test('asks for no glyph server and no sprite', () => {
		expect(basemapStyle(options)).not.toHaveProperty('glyphs');
		expect(basemapStyle(options)).not.toHaveProperty('sprite');
	});

	test('sets countries in spaced capitals and seas in italics in Latin script only', () => {
		expect(layoutOf('en', 'ground-countries')).toMatchObject({ 'text-transform': 'uppercase' });
		expect(layoutOf('fa', 'ground-countries')).toMatchObject({
			'text-transform': 'none',
			'text-letter-spacing': 0
		});
		expect(layoutOf('en', 'ground-seas')['text-font']).toEqual(['Ground Serif Italic']);
		expect(layoutOf('fa', 'ground-seas')['text-font']).toEqual(['Ground Sans']);
	});

	test('keeps names last, so that what is put over them has the first claim to room', () => {
		const kinds = basemapStyle(options).layers.map(({ type }) => type);
		expect(kinds.lastIndexOf('symbol')).toBe(kinds.length - 1);
		expect(kinds.slice(kinds.indexOf('symbol')).every((kind) => kind === 'symbol')).toBe(true);
	});
});
