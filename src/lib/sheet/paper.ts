/** Pixels of a millimetre: sheets are laid out in CSS pixels, 96 to the inch, as marks and type are. */
export const MM = 96 / 25.4;

const sizes = {
	a5: [148, 210],
	a4: [210, 297],
	a3: [297, 420],
	letter: [215.9, 279.4]
} as const;
export type PaperName = keyof typeof sizes;
export const paperNames = Object.keys(sizes) as PaperName[];
export const orientations = ['portrait', 'landscape'] as const;
export type Orientation = (typeof orientations)[number];

/** A page in pixels, and as a printer or a program is to be told. */
export interface Paper {
	width: number;
	height: number;
	/** The page's own unit of length. */
	unit: 'mm' | 'px';
	/** Room about the page's content. */
	margin: { top: number; side: number; foot: number };
}

/** Smaller than this no sheet can be read, and larger none can be printed (px: some 5 cm and 6 m). */
const LEAST = 200;
const MOST = 24_000;

/**
 * Reads a paper's name or a size such as `210x297mm` or `1200x630px`, which is as wide and high as it says.
 *
 * @throws RangeError
 */
export function paperOf(text: string, orientation: Orientation = 'portrait'): Paper {
	const name = text.toLowerCase();
	const [, width, height, unit] = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|px)$/u.exec(name) ?? [];
	if (width) {
		const scale = unit === 'mm' ? MM : 1;
		const [wide, high] = [Number(width) * scale, Number(height) * scale];
		if (Math.min(wide, high) < LEAST || Math.max(wide, high) > MOST)
			throw new RangeError(
				`invalid paper ${text}: expected sides of ${LEAST} to ${MOST} px (96 to the inch)`
			);
		return { width: wide, height: high, unit: unit as 'mm' | 'px', margin: marginOf(wide, high) };
	}
	const sides = (sizes as Partial<Record<string, readonly [number, number]>>)[name];
	if (!sides)
		throw new RangeError(
			`invalid paper ${text}: expected ${paperNames.join(', ')}, or a size such as 210x297mm or 1200x630px`
		);
	const [short, long] = [sides[0] * MM, sides[1] * MM];
	const [wide, high] = orientation === 'portrait' ? [short, long] : [long, short];
	return { width: wide, height: high, unit: 'mm', margin: marginOf(wide, high) };
}

/** 15 mm at the sides, 14 at the top, 12 at the foot; on small pages less, in proportion. */
function marginOf(width: number, height: number): Paper['margin'] {
	const share = Math.min(1, Math.min(width, height) / (sizes.a4[0] * MM * 0.8));
	return { top: 14 * MM * share, side: 15 * MM * share, foot: 12 * MM * share };
}

/** A length in the paper's own unit. */
export const inUnit = (pixels: number, { unit }: Paper): string =>
	`${Number((unit === 'mm' ? pixels / MM : pixels).toFixed(3))}${unit}`;
