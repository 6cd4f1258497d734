import type { Category } from '#lib/dataset/schema.ts';
import { palette, type Palette } from '#lib/marks/palette.ts';
import { element } from './svg.ts';

export const styleNames = ['colour', 'grey', 'black', 'contrast'] as const;
export type StyleName = (typeof styleNames)[number];

/** Colours of a sheet, and the patterns that some of them are. */
export interface SheetStyle {
	palette: Palette;
	/** Definitions that the colours refer to. */
	defs: string;
	/** Hatch for areas where all is possible. */
	hatch: string;
}

const paper = { paper: '#FFFFFF', land: '#FFFFFF', water: '#EAF0F2', sea: '#4E616C' };

/** Sheets are printed: white land on pale water, and no category told by its tone alone. */
export function styleOf(name: StyleName, categories: readonly Category[]): SheetStyle {
	const light = { ...palette('light', categories), ...paper };
	const tokens: Record<StyleName, Palette> = {
		colour: light,
		grey: {
			...light,
			water: '#F0F0F0',
			sea: '#5C5C5C',
			coast: '#A0A0A0',
			border: '#C4C4C4',
			categories: light.categories.map(greyOf)
		},
		black: {
			...light,
			water: '#FFFFFF',
			sea: '#000000',
			coast: '#000000',
			border: '#808080',
			ink: '#000000',
			ink2: '#000000',
			ink3: '#000000',
			rule: '#000000',
			rule2: '#000000',
			categories: light.categories.map(() => '#000000')
		},
		contrast: {
			...light,
			water: '#DCE7EE',
			coast: '#3C474D',
			border: '#767676',
			ink: '#000000',
			ink2: '#1A1B1E',
			ink3: '#333538',
			rule: '#767676',
			rule2: '#1A1B1E',
			sea: '#26343C'
		}
	};
	const chosen = tokens[name];
	const uses = new Map<string, number>();
	const patterns: string[] = [];
	// Categories that share a shape differ by hatch, whatever their colours.
	const fills = categories.map(({ shape }, at) => {
		const use = uses.get(shape) ?? 0;
		uses.set(shape, use + 1);
		const colour = chosen.categories[at]!;
		if (use === 0) return colour;
		patterns.push(patternOf(`fill-${at}`, use, colour));
		return `url(#fill-${at})`;
	});
	return {
		palette: { ...chosen, categories: fills },
		defs: patterns.join('') + hatchOf('hatch', chosen.ink2),
		hatch: 'url(#hatch)'
	};
}

function greyOf(colour: string): string {
	const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
	// Relative luminance by the weights of sRGB, near enough for a tone.
	const tone = Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b)
		.toString(16)
		.padStart(2, '0');
	return `#${tone}${tone}${tone}`.toUpperCase();
}

const MOVES = [
	'M0 3h3',
	'M1.5 0v3',
	'M0 1.5h3M1.5 0v3',
	'M-0.5 0.5l1-1M0 3l3-3M2.5 3.5l1-1',
	'M-0.5 2.5l1 1M0 0l3 3M2.5-0.5l1 1'
];

/** Stripes of a colour on white, another direction for each use of a shape. */
function patternOf(id: string, use: number, colour: string): string {
	return element(
		'pattern',
		{ id, width: 3, height: 3, patternUnits: 'userSpaceOnUse' },
		element('rect', { width: 3, height: 3, fill: '#FFFFFF' }),
		element('path', { d: MOVES[(use - 1) % MOVES.length], stroke: colour, 'stroke-width': 1.5, fill: 'none' })
	);
}

const hatchOf = (id: string, colour: string): string =>
	element(
		'pattern',
		{ id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
		element('path', {
			d: 'M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3',
			stroke: colour,
			'stroke-width': 0.8,
			'stroke-opacity': 0.55
		})
	);
