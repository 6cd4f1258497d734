import arabicUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url';
import latinExtUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-ext-wght-normal.woff2?url';
import latinUrl from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url';

/**
 * Families of the names of events' places. A font that a style declares is drawn at its default weight; one that the
 * page has is drawn at the weight that the family's name says, so that the variable font serves both.
 */
export const NAME_FONT = 'Vazirmatn Semibold';
export const SECOND_FONT = 'Vazirmatn Medium';

/** The letters of each subset beyond the first, as its package names them. */
const subsets = [
	[latinExtUrl, 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+A720-A7FF'],
	[arabicUrl, 'U+0600-06FF,U+0750-077F,U+08E3-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC']
] as const;

let loaded: Promise<unknown> | undefined;

/** Loads the fonts of names and of numbers in marks: letters drawn before that would keep another font. */
export function loadFonts(): Promise<unknown> {
	return (loaded ??= load());
}

function load(): Promise<unknown> {
	for (const family of [NAME_FONT, SECOND_FONT]) {
		document.fonts.add(new FontFace(family, `url(${latinUrl})`, { weight: '100 900' }));
		for (const [url, unicodeRange] of subsets) {
			document.fonts.add(new FontFace(family, `url(${url})`, { weight: '100 900', unicodeRange }));
		}
	}
	const wanted = [`600 12px '${NAME_FONT}'`, `500 12px '${SECOND_FONT}'`, `600 12px 'Vazirmatn Variable'`];
	return Promise.allSettled(wanted.map((font) => document.fonts.load(font, 'A1آ۱')));
}
