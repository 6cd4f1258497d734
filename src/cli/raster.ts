import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from './fonts.ts';

/** A sheet as PNG: at 96 dots to the inch a pixel each. Only the fonts of sheets are used, so that every system gives the same bytes. */
export function pngOf(svg: string, dpi: number): Buffer {
	const image = new Resvg(svg, {
		fitTo: { mode: 'zoom', value: dpi / 96 },
		font: {
			loadSystemFonts: false,
			fontFiles: Object.values(fontFiles).map(({ file }) => file),
			defaultFontFamily: fontFiles.sans.family
		}
	});
	return image.render().asPng();
}
