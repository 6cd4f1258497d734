import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { fontFiles } from '../fonts.ts';

/** Only the fonts of sheets are used, so that every system gives the same bytes. */
const font: ResvgRenderOptions['font'] = {
	loadSystemFonts: false,
	fontFiles: Object.values(fontFiles).map(({ file }) => file),
	defaultFontFamily: fontFiles.sans.family
};

/** A page of a sheet as PNG: at 96 dots to the inch a pixel each. */
export const pngOf = (svg: string, dpi: number): Buffer =>
	new Resvg(svg, { fitTo: { mode: 'zoom', value: dpi / 96 }, font }).render().asPng();

/** A drawing of groups and paths alone, its text as outlines. */
export const outlinedOf = (svg: string): string => new Resvg(svg, { font }).toString();
