import { Parser } from 'htmlparser2';
import { DEEPEST_MARKUP, LONGEST_CELL } from './limits.ts';

/** What holds no words for readers. */
const skipped = new Set([
	'script',
	'style',
	'template',
	'noscript',
	'iframe',
	'object',
	'svg',
	'math',
	'head',
	'title'
]);
/** What begins and ends a line. */
const blocks = new Set(
	'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
		' '
	)
);
const TAG = /<\/?[a-z!]/iu;
const REFERENCE = /&(?:#\d{1,9}|#x[\da-f]{1,8}|[a-z]{1,32}\d{0,9});/iu;
/** Controls, halves of characters, and signs that turn the direction of what follows. */
const UNWANTED = /[^\P{Cc}\n\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * The words of a cell: markup and character references are read once, scripts and styles dropped, line breaks kept at blocks.
 * What has no markup stays as it is. The outcome is text, never markup again.
 */
export function plainText(cell: string): string {
	const short = cell.length > LONGEST_CELL ? cell.slice(0, LONGEST_CELL) : cell;
	const text = hasMarkup(short) ? withoutMarkup(short) : short;
	return text
		.replaceAll(/\r\n?/gu, '\n')
		.replaceAll(UNWANTED, '')
		.replaceAll(/[\t\u00a0 ]+/gu, ' ')
		.replaceAll(/ *\n */gu, '\n')
		.replaceAll(/\n{3,}/gu, '\n\n')
		.trim();
}

/** The same on one line. */
export const plainLine = (cell: string): string => plainText(cell).replaceAll(/\s+/gu, ' ');

function hasMarkup(text: string): boolean {
	const tag = text.search(TAG);
	return (tag >= 0 && text.includes('>', tag)) || REFERENCE.test(text);
}

/** Nesting that is begun anew. */
class TooDeep extends Error {}

function withoutMarkup(html: string): string {
	const pieces: string[] = [];
	let hidden = 0;
	let depth = 0;
	const parserOf = (): Parser =>
		new Parser({
			onopentagname(name) {
				if (depth >= DEEPEST_MARKUP) throw new TooDeep();
				depth++;
				if (skipped.has(name)) hidden++;
				else if (hidden === 0 && blocks.has(name)) pieces.push('\n');
			},
			onclosetag(name) {
				depth--;
				if (skipped.has(name)) hidden = Math.max(0, hidden - 1);
				else if (hidden === 0 && name === 'p') pieces.push('\n\n');
				else if (hidden === 0 && blocks.has(name) && name !== 'br') pieces.push('\n');
			},
			ontext(text) {
				if (hidden === 0) pieces.push(text.replaceAll(/[\r\n\t ]+/gu, ' '));
			}
		});
	for (let rest = html; rest !== ''; depth = 0) {
		const parser = parserOf();
		try {
			parser.write(rest);
			parser.end();
			rest = '';
		} catch (error) {
			if (!(error instanceof TooDeep)) throw error;
			rest = rest.slice(parser.startIndex);
		}
	}
	return pieces.join('');
}
