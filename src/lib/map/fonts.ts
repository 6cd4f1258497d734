import arabicUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url';
import latinExtUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-ext-wght-normal.woff2?url';
import latinUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url';
import italicUrl from '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2?url';
import type { GroundFont } from './style.ts';

/**
 * Families of the names of events' places. A font that a style declares is drawn at its default weight; one that the
 * page has is drawn at the weight that the family's name says, so that the variable font serves both.
 */
export const NAME_FONT = 'Vazirmatn Semibold';
export const SECOND_FONT = 'Vazirmatn Medium';

/** The letters of each subset of the package, as its own style sheet names them. */
const LATIN =
	'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212';
const LATIN_EXT =
	'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+A720-A7FF';
const ARABIC =
	'U+0600-06FF,U+0750-077F,U+08E3-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC';
// The Arabic subset comes before the Latin one: it has the joiners that both name.
const subsets = [
	{ url: arabicUrl, letters: ARABIC },
	{ url: latinUrl, letters: LATIN },
	{ url: latinExtUrl, letters: LATIN_EXT }
];

const absolute = (address: string): string => new URL(address, location.href).href;

/** The fonts of the basemap's names: interface letters, and italics for seas in Latin script. */
export function groundFonts(): { sans: GroundFont; serifItalic: GroundFont } {
	const sans = subsets.map(({ url, letters }) => ({
		url: absolute(url),
		'unicode-range': letters.split(',')
	}));
	return { sans, serifItalic: absolute(italicUrl) };
}

let loaded: Promise<unknown> | undefined;

/**
 * Loads the fonts of names and of numbers in marks: letters drawn before that would keep another font. Only the subsets
 * that the letters of `sample` need, so that a reader of one script does not load the other.
 */
export function loadFonts(sample: string): Promise<unknown> {
	return (loaded ??= load(sample));
}

function load(sample: string): Promise<unknown> {
	for (const family of [NAME_FONT, SECOND_FONT]) {
		for (const { url, letters } of subsets) {
			document.fonts.add(new FontFace(family, `url(${url})`, { weight: '100 900', unicodeRange: letters }));
		}
	}
	const wanted = [`600 12px '${NAME_FONT}'`, `500 12px '${SECOND_FONT}'`, `600 12px 'Vazirmatn Variable'`];
	return Promise.allSettled(wanted.map((font) => document.fonts.load(font, sample)));
}
