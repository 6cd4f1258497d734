const LATIN = 'U+0000-00FF,U+2000-200B,U+2010-2029,U+202F-2065,U+20AC,U+2122,U+2212';
/** The signs that turn the direction of writing go with the letters that they turn. */
const ARABIC = 'U+0600-06FF,U+0750-077F,U+200C-200F,U+202A-202E,U+FB50-FDFF,U+FE70-FEFC';
const VAZIRMATN = '@fontsource-variable/vazirmatn/files/vazirmatn';
const SERIF = '@fontsource/source-serif-4/files/source-serif-4-latin';

/** A font of sheets for the web, under the name that sheets give it: which letters it has, and by which it is needed. */
interface WebFont {
	family: string;
	weight: string;
	style: string;
	/** In the project's packages. */
	file: string;
	range: string;
	letters: RegExp;
}

export const webFonts = [
	{
		family: 'Vazirmatn',
		weight: '100 900',
		style: 'normal',
		file: `${VAZIRMATN}-latin-ext-wght-normal.woff2`,
		range: 'U+0100-02AF,U+1E00-1EFF',
		letters: /[\u0100-\u02AF\u1E00-\u1EFF]/u
	},
	{
		family: 'Vazirmatn',
		weight: '100 900',
		style: 'normal',
		file: `${VAZIRMATN}-latin-wght-normal.woff2`,
		range: LATIN,
		letters: /[\u0020-\u00FF]/u
	},
	{
		family: 'Vazirmatn',
		weight: '100 900',
		style: 'normal',
		file: `${VAZIRMATN}-arabic-wght-normal.woff2`,
		range: ARABIC,
		letters: /[\u0600-\u06FF]/u
	},
	{
		family: 'Source Serif 4',
		weight: '600',
		style: 'normal',
		file: `${SERIF}-600-normal.woff2`,
		range: LATIN,
		letters: /Source Serif 4'[^>]*font-weight="600"/u
	},
	{
		family: 'Source Serif 4',
		weight: '400',
		style: 'italic',
		file: `${SERIF}-400-italic.woff2`,
		range: LATIN,
		letters: /Source Serif 4'[^>]*font-style="italic"/u
	}
] as const satisfies readonly WebFont[];

export type WebFontFile = (typeof webFonts)[number]['file'];

/**
 * A page of a sheet as a file that needs no font of the machine that shows it.
 *
 * @param base64Of the content of a font's file
 */
export async function withFonts(
	svg: string,
	base64Of: (file: WebFontFile) => string | Promise<string>
): Promise<string> {
	const needed = webFonts.filter(({ letters }) => letters.test(svg));
	const rules = await Promise.all(
		needed.map(
			async ({ family, weight, style, file, range }) =>
				`@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${await base64Of(file)});unicode-range:${range}}`
		)
	);
	return svg.replace('<defs>', `<defs><style>${rules.join('')}</style>`);
}
