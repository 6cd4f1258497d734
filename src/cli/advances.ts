/**
 * Writes `src/lib/sheet/advances.json`: how wide each letter of the sheets' fonts is, so that sheets are laid out alike in
 * browser and Node. Run it when a font's version changes: `node src/cli/advances.ts`.
 */
import { writeFileSync } from 'node:fs';
import { openSync, type Font } from 'fontkit';
import { fontFiles } from './fonts.ts';

const ranges: [first: number, last: number][] = [
	[0x20, 0x7e],
	[0xa0, 0x17f],
	[0x1e00, 0x1eff],
	[0x2010, 0x2027],
	[0x2030, 0x203a],
	[0x20ac, 0x20ac],
	[0x2116, 0x2116],
	[0x2122, 0x2122],
	[0x2190, 0x2193],
	[0x2212, 0x2212],
	[0x370, 0x3ff],
	[0x400, 0x45f],
	[0x600, 0x6ff],
	[0xfd3e, 0xfd3f]
];
const JOINER = '\u200D';
/** Letters that join the one before and never the next (Unicode's ArabicShaping.txt: joining type R); lam-alef among them. */
const RIGHT_JOINING =
	/^ل?[\u0622-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF]$/u;
const alefs = ['ا', 'آ', 'أ', 'إ', 'ٱ'];

/** The advances of one font, in thousandths of its size. */
function lettersOf(font: Font): Record<string, number | number[]> {
	const scale = 1000 / font.unitsPerEm;
	const width = (text: string): number => Math.round(font.layout(text).advanceWidth * scale);
	const letters: Record<string, number | number[]> = {};
	for (const [first, last] of ranges) {
		for (let code = first; code <= last; code++) {
			const sign = String.fromCodePoint(code);
			if (!font.hasGlyphForCodePoint(code) || /\p{M}|\p{Cf}|\p{Cn}/u.test(sign)) continue;
			letters[sign] = formsOf(sign);
		}
	}
	for (const alef of alefs)
		if (letters.ل !== undefined && letters[alef] !== undefined) letters[`ل${alef}`] = formsOf(`ل${alef}`);
	return letters;

	/** Alone; alone and at the end; or also at the beginning and within, of a letter that joins on both sides. */
	function formsOf(sign: string): number | number[] {
		if (!/^[\p{Script=Arabic}]+$/u.test(sign) || !/\p{L}/u.test(sign) || sign === 'ء') return width(sign);
		const two = [width(sign), width(JOINER + sign)];
		return RIGHT_JOINING.test(sign) ? two : [...two, width(sign + JOINER), width(JOINER + sign + JOINER)];
	}
}

/** The table as its file holds it. */
export function advances(): string {
	const table = Object.fromEntries(
		Object.entries(fontFiles).map(([face, { file, family, weight, style }]) => [
			face,
			{ family, weight, style, letters: lettersOf(openSync(file) as Font) }
		])
	);
	return `${JSON.stringify(table)}\n`;
}

if (import.meta.main) writeFileSync(new URL('../lib/sheet/advances.json', import.meta.url), advances());
