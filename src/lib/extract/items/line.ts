import { sentenceUnits } from '../sentences.ts';

/** A line of a page. UTF-16 units, without the white space around it. */
export interface Line {
	start: number;
	end: number;
	text: string;
	/** Blank lines before it. */
	blanks: number;
}

/** The lines of a page that are not blank. */
export function linesOf(page: string): Line[] {
	const lines: Line[] = [];
	let at = 0;
	let blanks = 0;
	for (const whole of page.split('\n')) {
		const text = whole.trim();
		if (text === '') blanks++;
		else {
			const start = at + whole.length - whole.trimStart().length;
			lines.push({ start, end: start + text.length, text, blanks });
			blanks = 0;
		}
		at += whole.length + 1;
	}
	return lines;
}

/** A longer row of signs is kept as text. */
const LONGEST_ROW = 300;

/** A row of signs, or "Document 3 of 12": what stands between items. */
export function isSeparator({ text }: Line): boolean {
	return (
		(text.length <= LONGEST_ROW && /^(?:[-*_=~#•–—]\s?){3,}$/u.test(text)) ||
		/^(?:document|item|article|story)\s+\d+\s+of\s+\d+$/iu.test(text)
	);
}

/** A link to the rest of a text, which ends an item. */
export const readMore =
	/\b(?:read\s+mor(?:e|\b)|continue\s+reading|full\s+story|read\s+the\s+full\s+(?:story|article))\b[\s.…»>:)\]]*/iu;

const SHORTEST = 12;
const LONGEST = 200;
/** Short words that a headline in title case leaves small. */
const small =
	/^(?:a|an|and|as|at|but|by|for|from|in|into|nor|of|off|on|or|over|per|the|to|up|via|vs|with|amid|after|before|its?|is|are|be)$/iu;

/** Whether a line could be a title where one must stand: short, and without a stop at its end. */
export const isShort = ({ text }: Line): boolean =>
	text.length <= LONGEST && !/[.,;:!?…]["'”’»)\]]*$/u.test(text);

/** How a line looks as a headline: written as one (in capitals, or Each Word With One), as a short line without a stop, or not. */
export function headlineForm({ text }: Line): 'titled' | 'plain' | null {
	if (text.length < SHORTEST || text.length > LONGEST) return null;
	if (/[.,;:](?:["'”’»)\]]*)$/u.test(text) && !/\b(?:U\.S|U\.N|U\.K|Inc|Jr)\.$/u.test(text)) return null;
	if (/^["“‘'«(]?\p{Ll}/u.test(text) || /^[-•*]/u.test(text) || /^\d+[.)]\s/u.test(text)) return null;
	const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
	if (words.length < 3 || words.length > 32) return null;
	if (sentenceUnits(text).length > 1) return null;
	const weighty = words.filter((word) => /^\p{L}/u.test(word) && !small.test(word));
	const capital = weighty.filter((word) => /^\p{Lu}/u.test(word)).length;
	return weighty.length > 0 && capital / weighty.length >= 0.7 ? 'titled' : 'plain';
}
