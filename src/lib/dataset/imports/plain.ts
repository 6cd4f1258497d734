import { Parser } from 'htmlparser2';

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
const MARKUP = /<\/?[a-z!][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/iu;
/** Controls, halves of characters, and signs that turn the direction of what follows. */
const UNWANTED = /[^\P{Cc}\n\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Longest text that is read at all, in UTF-16 units. */
const LONGEST = 1_000_000;

/**
 * The words of a cell: markup and character references are read once, scripts and styles dropped, line breaks kept at blocks.
 * What has no markup stays as it is. The outcome is text, never markup again.
 */
export function plainText(cell: string): string {
	const short = cell.length > LONGEST ? cell.slice(0, LONGEST) : cell;
	const text = MARKUP.test(short) ? withoutMarkup(short) : short;
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

function withoutMarkup(html: string): string {
	const pieces: string[] = [];
	let hidden = 0;
	const parser = new Parser({
		onopentagname(name) {
			if (skipped.has(name)) hidden++;
			else if (hidden === 0 && blocks.has(name)) pieces.push('\n');
		},
		onclosetag(name) {
			if (skipped.has(name)) hidden = Math.max(0, hidden - 1);
			else if (hidden === 0 && name === 'p') pieces.push('\n\n');
			else if (hidden === 0 && blocks.has(name) && name !== 'br') pieces.push('\n');
		},
		ontext(text) {
			if (hidden === 0) pieces.push(text.replaceAll(/[\r\n\t ]+/gu, ' '));
		}
	});
	parser.write(html);
	parser.end();
	return pieces.join('');
}
