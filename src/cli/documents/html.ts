import { Parser } from 'htmlparser2';
import { dayOf, readable, Refusal, type SourceText } from './document.ts';
import { DEEPEST_PAGE, LONGEST_PAGE } from './limits.ts';

/** What is not read: programs, forms, and what stands around the text. */
const skipped = new Set(
	'script style noscript template svg math iframe object canvas nav footer aside form button select textarea audio video dialog'.split(
		' '
	)
);
/** What begins and ends a line. */
const blocks = new Set(
	(
		'address article blockquote body br caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr li main ' +
		'ol p pre section summary table tbody td tfoot th thead tr ul'
	).split(' ')
);
const headings = new Set(['h1', 'h2', 'h3', 'p', 'article', 'section', 'blockquote']);

/** What a page says of itself in `meta`, by the names that sites use. */
const metaNames: Record<string, 'title' | 'publisher' | 'published'> = {
	'og:title': 'title',
	'og:site_name': 'publisher',
	'dc.publisher': 'publisher',
	citation_publisher: 'publisher',
	'article:published_time': 'published',
	datepublished: 'published',
	date: 'published',
	'dc.date': 'published',
	'dc.date.issued': 'published',
	pubdate: 'published',
	citation_publication_date: 'published'
};

/** The readable text of a page, a line a block, and what it says of itself. Throws `Refusal`. */
export function readHtml(html: string): SourceText {
	const found: Record<'title' | 'publisher' | 'published' | 'language', string | null> = {
		title: null,
		publisher: null,
		published: null,
		language: null
	};
	const pieces: string[] = [];
	let length = 0;
	let depth = 0;
	let hidden = 0;
	let head = '';
	let isTitle = false;
	let kept = 0;
	/** Line breaks at the end of what was written. */
	let breaks = 2;
	const write = (piece: string) => {
		length += piece.length;
		if (length > LONGEST_PAGE)
			throw new Refusal(`invalid page: more than ${LONGEST_PAGE} characters of text`);
		pieces.push(piece);
	};
	/** Ends the line; for a block of its own, leaves one line blank. */
	const endLine = (name: string) => {
		if (hidden > 0 || !blocks.has(name)) return;
		const wanted = headings.has(name) ? 2 : 1;
		if (breaks < wanted) write('\n'.repeat(wanted - breaks));
		breaks = Math.max(breaks, wanted);
	};
	const parser = new Parser({
		onopentag(name, attributes) {
			if (++depth > DEEPEST_PAGE) throw new Refusal(`invalid page: nested deeper than ${DEEPEST_PAGE}`);
			if (name === 'html') found.language = attributes.lang?.trim() || null;
			if (name === 'meta') {
				const key =
					metaNames[(attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase()];
				if (key && attributes.content) found[key] ??= attributes.content.trim();
			}
			if (
				name === 'time' &&
				attributes.datetime &&
				('pubdate' in attributes || attributes.itemprop === 'datePublished')
			)
				found.published ??= attributes.datetime;
			if (name === 'title' && depth <= 4) isTitle = true;
			if (skipped.has(name)) hidden++;
			endLine(name);
			if (name === 'br' && hidden === 0) breaks = 0;
		},
		onclosetag(name) {
			depth--;
			if (name === 'title') isTitle = false;
			if (hidden > 0 && skipped.has(name)) hidden--;
			if (name !== 'br' && name !== 'hr') endLine(name);
		},
		ontext(text) {
			if (isTitle) head = (head + text).slice(0, 500);
			else if (hidden === 0) {
				const plain = text.replaceAll(/\s+/gu, ' ');
				if (plain === ' ' && breaks > 0) return;
				kept += plain.length;
				breaks = 0;
				write(plain);
			}
		}
	});
	parser.write(html);
	parser.end();
	if (kept === 0) throw new Refusal('invalid page: no text to read');
	const text = pieces
		.join('')
		.split('\n')
		.map((line) => line.replaceAll(/[ \t\u00a0]+/gu, ' ').trim())
		.join('\n')
		.replaceAll(/\n{3,}/gu, '\n\n')
		.trim();
	return {
		text: readable(text),
		title: found.title ?? (head.trim() || null),
		publisher: found.publisher,
		published: dayOf(found.published),
		language: found.language
	};
}

/** The encoding that a page declares in its first bytes. */
export function declaredCharset(bytes: Uint8Array): string | null {
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
	return /<meta[^>]{0,200}charset=["']?([\w-]{2,20})/iu.exec(start)?.[1] ?? null;
}
