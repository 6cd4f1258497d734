import arabicUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url';
import latinExtUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-ext-wght-normal.woff2?url';
import latinUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url';
import italicUrl from '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2?url';
import serifUrl from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2?url';
import { webFonts, withFonts, type WebFontFile } from '#lib/sheet/webfonts.ts';

/** Where the site has the fonts of sheets. */
const addresses: Record<WebFontFile, string> = {
	'@fontsource-variable/vazirmatn/files/vazirmatn-latin-ext-wght-normal.woff2': latinExtUrl,
	'@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2': latinUrl,
	'@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2': arabicUrl,
	'@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2': serifUrl,
	'@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2': italicUrl
};

let loaded: Promise<unknown> | undefined;

/** Gives the page the fonts that sheets name. */
export function loadSheetFonts(): Promise<unknown> {
	return (loaded ??= Promise.allSettled(
		webFonts.map(({ family, weight, style, file, range }) => {
			const face = new FontFace(family, `url(${addresses[file]})`, { weight, style, unicodeRange: range });
			document.fonts.add(face);
			return face.load();
		})
	));
}

/** A page of a sheet as a file that needs no font of the machine that shows it. */
export const selfContained = (svg: string): Promise<string> =>
	withFonts(svg, async (file) => base64(await (await fetch(addresses[file])).blob()));

function base64(blob: Blob): Promise<string> {
	return new Promise((done, fail) => {
		const reader = new FileReader();
		reader.onload = () => done((reader.result as string).split(',')[1]!);
		reader.onerror = () => fail(reader.error ?? new Error('unreadable font'));
		reader.readAsDataURL(blob);
	});
}

/**
 * A page of a sheet as PNG. Its text is drawn over the rest with the page's own fonts: in a picture of its own it would
 * have none.
 *
 * @param dpi dots to the inch
 * @throws Error where the browser cannot draw a picture of that size
 */
export async function pngOf(
	svg: string,
	size: { width: number; height: number },
	dpi: number
): Promise<Blob> {
	const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
	const texts = [...root.querySelectorAll('text')].map(textOf);
	for (const text of root.querySelectorAll('text')) text.remove();
	const drawing = new XMLSerializer().serializeToString(root);
	const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round((size.width * dpi) / 96);
		canvas.height = Math.round((size.height * dpi) / 96);
		const context = canvas.getContext('2d')!;
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const dots = dpi / 96;
		context.lineJoin = 'round';
		// Letters stand by their measured widths, not by those of the screen's pixels.
		context.textRendering = 'geometricPrecision';
		for (const { text, x, y, face, size: letters, family, fill, halo } of texts) {
			context.font = `${face} ${letters * dots}px ${family}`;
			if (halo) {
				context.strokeStyle = halo.stroke;
				context.lineWidth = halo.width * dots;
				context.strokeText(text, x * dots, y * dots);
			}
			context.fillStyle = fill;
			context.fillText(text, x * dots, y * dots);
		}
		return await new Promise((done, fail) => {
			canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture is too large'))), 'image/png');
		});
	} finally {
		URL.revokeObjectURL(address);
	}
}

interface DrawnText {
	text: string;
	x: number;
	y: number;
	/** Style and weight, size in pixels, family. */
	face: string;
	size: number;
	family: string;
	fill: string;
	halo: { stroke: string; width: number } | null;
}

/** A text of a sheet with its place on the page and the halo of the group that it stands in. */
function textOf(element: SVGTextElement): DrawnText {
	const number = (of: Element, name: string): number => Number(of.getAttribute(name) ?? 0);
	let [x, y] = [number(element, 'x'), number(element, 'y')];
	for (let outer = element.parentElement; outer; outer = outer.parentElement) {
		if (outer.localName !== 'svg') continue;
		x += number(outer, 'x');
		y += number(outer, 'y');
	}
	const family = element.getAttribute('font-family') ?? '';
	const weight = element.getAttribute('font-weight') ?? '400';
	const style = element.getAttribute('font-style') ?? 'normal';
	const group = element.parentElement?.closest('[paint-order]');
	return {
		text: element.textContent,
		x,
		y,
		face: `${style} ${weight}`,
		size: number(element, 'font-size'),
		family,
		fill: element.getAttribute('fill') ?? '#000000',
		halo: group ? { stroke: group.getAttribute('stroke')!, width: number(group, 'stroke-width') } : null
	};
}
