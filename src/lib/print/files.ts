import arabicUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url';
import latinExtUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-ext-wght-normal.woff2?url';
import latinUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url';
import italicUrl from '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2?url';
import serifUrl from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2?url';

const LATIN = 'U+0000-00FF,U+2000-200B,U+2010-2029,U+202F-2065,U+20AC,U+2122,U+2212';
/** The signs that turn the direction of writing go with the letters that they turn. */
const ARABIC = 'U+0600-06FF,U+0750-077F,U+200C-200F,U+202A-202E,U+FB50-FDFF,U+FE70-FEFC';

/** The fonts of a sheet, under the names that it gives them, and the letters that each is for. */
const faces = [
	['Vazirmatn', '100 900', 'normal', latinExtUrl, 'U+0100-02AF,U+1E00-1EFF', /[\u0100-\u02AF\u1E00-\u1EFF]/u],
	['Vazirmatn', '100 900', 'normal', latinUrl, LATIN, /[\u0020-\u00FF]/u],
	['Vazirmatn', '100 900', 'normal', arabicUrl, ARABIC, /[\u0600-\u06FF]/u],
	['Source Serif 4', '600', 'normal', serifUrl, LATIN, /[\u0020-\u00FF]/u],
	['Source Serif 4', '400', 'italic', italicUrl, LATIN, /[\u0020-\u00FF]/u]
] as const;

let loaded: Promise<unknown> | undefined;

/** Gives the page the fonts that sheets name. */
export function loadSheetFonts(): Promise<unknown> {
	return (loaded ??= Promise.allSettled(
		faces.map(([family, weight, style, url, unicodeRange]) => {
			const face = new FontFace(family, `url(${url})`, { weight, style, unicodeRange });
			document.fonts.add(face);
			return face.load();
		})
	));
}

/** A page of a sheet as a file that needs no font of the machine that shows it. */
export async function withFonts(svg: string): Promise<string> {
	const needed = faces.filter(([, , , , , letters]) => letters.test(svg));
	const rules = await Promise.all(
		needed.map(async ([family, weight, style, url, range]) => {
			const data = await dataUrl(await (await fetch(url)).blob());
			return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(${data});unicode-range:${range}}`;
		})
	);
	return svg.replace('<defs>', `<defs><style>${rules.join('')}</style>`);
}

function dataUrl(blob: Blob): Promise<string> {
	return new Promise((done, fail) => {
		const reader = new FileReader();
		reader.onload = () => done((reader.result as string).replace(/^data:[^;,]*/u, 'data:font/woff2'));
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

/** Hands a file to the reader. */
export function save(blob: Blob, name: string): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// After the browser has taken it up.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
