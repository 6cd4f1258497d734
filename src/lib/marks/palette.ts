import type { Category } from '#lib/dataset/schema.ts';
import type { Theme } from '#lib/view/view.ts';

const tokens = {
	paper: ['#FFFFFF', '#15171A'],
	sunk: ['#F5F5F3', '#1E2125'],
	sunk2: ['#E6E6E3', '#2A2E33'],
	ink: ['#1A1B1E', '#F4F2EC'],
	ink2: ['#4B4E53', '#BFC1C3'],
	ink3: ['#6A6E74', '#94989D'],
	rule: ['#DCDCDA', '#2F3338'],
	rule2: ['#8E9195', '#686E75'],
	bar: ['#B9BABC', '#4A4F55'],
	land: ['#F6F4EF', '#2B2E32'],
	water: ['#DDE6EA', '#191C20'],
	sea: ['#4E616C', '#8A9BA6'],
	coast: ['#A7B4BB', '#4A5057'],
	border: ['#CFCBC1', '#454A50']
} as const;

export type Token = keyof typeof tokens;

/** Every colour of a drawing, for one ground: tokens of the interface and one colour a category, in the atlas's order. */
export type Palette = Record<Token, string> & { categories: string[] };

/** Colours for a ground that is known: a canvas, a map, a sheet. */
export function palette(theme: Theme, categories: readonly Category[]): Palette {
	const at = theme === 'light' ? 0 : 1;
	return paletteOf(
		(pair) => pair[at],
		categories.map(({ colour }) => (theme === 'light' ? colour.light : (colour.dark ?? colour.light)))
	);
}

/** Colours for a page, which follow the page's `color-scheme`, so that server and browser write the same bytes. */
export function pagePalette(categories: readonly Category[]): Palette {
	return paletteOf(
		([light, dark]) => `light-dark(${light}, ${dark})`,
		categories.map(({ colour }) => `light-dark(${colour.light}, ${colour.dark ?? colour.light})`)
	);
}

function paletteOf(pick: (pair: readonly [string, string]) => string, categories: string[]): Palette {
	const colours = Object.fromEntries(Object.entries(tokens).map(([name, pair]) => [name, pick(pair)]));
	return { ...(colours as Record<Token, string>), categories };
}
