import { directionOf } from '#lib/language/language.ts';
import table from './advances.json' with { type: 'json' };
import { element, escape, round } from './svg.ts';

/** The faces of a sheet, as their fonts are shipped. */
export type Face = 'sans' | 'bold' | 'serif' | 'italic';

/** Widths of a face in thousandths of its size. Arabic letters: alone, at the beginning, within and at the end of a word. */
interface Advances {
	family: string;
	weight: number;
	style: 'normal' | 'italic';
	letters: Record<string, number | number[]>;
}
const faces = table as Record<Face, Advances>;

export interface Style {
	face: Face;
	/** In pixels. */
	size: number;
	fill: string;
}
/** Words in one style. */
export interface Run {
	text: string;
	style: Style;
}
/** A line of a paragraph: runs in reading order, without space at its ends. */
export interface Line {
	runs: { text: string; style: Style; width: number }[];
	width: number;
}

/** A letter that the font does not have is drawn by another one, which is hardly wider than this. */
const UNKNOWN = 1000;
/** Letters that do not join the next one have two forms: alone and at the end. */
const FORMS = { alone: 0, end: 1, beginning: 2, within: 3 } as const;
/** Marks and joiners without a width of their own. */
const ZERO = /[\u064B-\u065F\u0670\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
/** Marks through which letters join; the zero-width non-joiner keeps them apart. */
const THROUGH = /[\u064B-\u065F\u0670\u200D]/u;

/** The width of text on one line, in pixels: what no renderer exceeds, for kerning only narrows it. */
export function widthOf(text: string, { face, size }: Pick<Style, 'face' | 'size'>): number {
	const { letters } = faces[face];
	const signs = [...text];
	const joins = (sign: string | undefined): readonly number[] | null => {
		const forms = sign === undefined ? undefined : letters[sign];
		return Array.isArray(forms) ? forms : null;
	};
	let sum = 0;
	let before: readonly number[] | null = null;
	for (let at = 0; at < signs.length; at++) {
		let sign = signs[at]!;
		if (ZERO.test(sign)) {
			if (!THROUGH.test(sign)) before = null;
			continue;
		}
		// Lam and alef are one sign.
		if (sign === 'ل' && letters[sign + (signs[at + 1] ?? '')] !== undefined) sign += signs[++at]!;
		const forms = joins(sign);
		if (!forms) {
			sum += (letters[sign] as number | undefined) ?? UNKNOWN;
			before = null;
			continue;
		}
		let next = at + 1;
		while (signs[next] !== undefined && THROUGH.test(signs[next]!)) next++;
		const joined = before !== null && before.length === 4;
		const joining = forms.length === 4 && joins(signs[next]) !== null;
		const form = joined ? (joining ? 'within' : 'end') : joining ? 'beginning' : 'alone';
		sum += forms[FORMS[form]]!;
		before = forms;
	}
	return (sum * size) / 1000;
}

/** The lines of runs that follow one another, broken at spaces; a word that is too long is broken within. */
export function wrap(runs: readonly Run[], width: number): Line[] {
	const lines: Line[] = [];
	let line: Run[] = [];
	let used = 0;
	/** A space that is drawn only where a word follows on the same line. */
	let space: Run | null = null;
	const end = (): void => {
		lines.push(lineOf(line));
		[line, used, space] = [[], 0, null];
	};
	const put = (run: Run): void => {
		line.push(run);
		used += widthOf(run.text, run.style);
	};
	for (const word of wordsOf(runs)) {
		const wide = word.reduce((sum, run) => sum + widthOf(run.text, run.style), 0);
		const gap: number = space ? widthOf(' ', (space as Run).style) : 0;
		if (line.length > 0 && used + gap + wide > width) end();
		if (space && line.length > 0) put(space);
		space = { text: ' ', style: word.at(-1)!.style };
		if (used + wide <= width) for (const run of word) put(run);
		else
			for (const run of word)
				for (const sign of run.text) {
					const piece = { text: sign, style: run.style };
					if (line.length > 0 && used + widthOf(sign, run.style) > width) {
						const kept: Run | null = space;
						end();
						space = kept;
					}
					put(piece);
				}
	}
	if (line.length > 0) end();
	return lines;
}

/** Words, each of pieces of runs without a space between them. */
function wordsOf(runs: readonly Run[]): Run[][] {
	const words: Run[][] = [];
	let open = false;
	for (const { text, style } of runs) {
		text.split(/ +/u).forEach((part, at) => {
			if (at > 0) open = false;
			if (part === '') return;
			if (open) words.at(-1)!.push({ text: part, style });
			else words.push([{ text: part, style }]);
			open = true;
		});
	}
	return words;
}

function lineOf(pieces: readonly Run[]): Line {
	const runs: Line['runs'] = [];
	for (const { text, style } of pieces) {
		const last = runs.at(-1);
		if (last?.style === style) last.text += text;
		else runs.push({ text, style, width: 0 });
	}
	for (const run of runs) run.width = widthOf(run.text, run.style);
	return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
}

/**
 * Hold a text together from right to left, whatever stands around it. An isolate would do the same, but Chromium then
 * draws a digit that follows it in another place.
 */
const RIGHT_TO_LEFT = '\u202B';
const END = '\u202C';

/**
 * A line whose first letter stands at `x`: its left end, or its right one in a language that is read from there. Every
 * run is placed by its measured width, so that no renderer's own measure moves what follows.
 */
export function drawLine({ runs }: Line, x: number, y: number, language: string): string {
	const rtl = directionOf(language) === 'rtl';
	let at = x;
	return runs
		.map(({ text, style, width }) => {
			// Space at the ends moves the text and is not drawn: some renderers trim it.
			const shown = text.trim();
			const [before, after] = text.split(shown) as [string, string];
			const left = rtl ? at - width + widthOf(after, style) : at + widthOf(before, style);
			at += rtl ? -width : width;
			return shown === '' ? '' : drawText(rtl ? `${RIGHT_TO_LEFT}${shown}${END}` : shown, left, y, style);
		})
		.join('');
}

/** Text from its left end on, at its baseline. */
export function drawText(text: string, x: number, y: number, { face, size, fill }: Style): string {
	const { family, weight, style } = faces[face];
	return element(
		'text',
		{
			x: round(x),
			y: round(y),
			'font-family': `'${family}'`,
			'font-size': size,
			'font-weight': weight === 400 ? undefined : weight,
			'font-style': style === 'normal' ? undefined : style,
			fill
		},
		escape(text)
	);
}
