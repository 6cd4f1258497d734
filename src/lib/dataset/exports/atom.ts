import type { Language } from '#lib/language/language.ts';
import { inReadersLanguage } from '../wording.ts';
import { attributionOf, type Excerpt } from './excerpt.ts';
import { categoryText, sourceLines, whenAndWhere, wordingIn } from './words.ts';
import { element, textElement, XML_HEAD } from './xml.ts';

/**
 * The events of an excerpt as an Atom feed (RFC 4287). An entry's id is its page's address; everything was updated on the
 * atlas's own day, or, as the form asks for a date, on the first day of 1970 where the atlas names none.
 *
 * @param self the feed's own address
 */
export function atomFeed(excerpt: Excerpt, language: Language, self: string): string {
	const { catalogue, entries, home, addressOf } = excerpt;
	const wording = wordingIn(catalogue, language);
	const { title, description, updated, contact } = catalogue.dataset.atlas;
	const name = inReadersLanguage(wording, title).text;
	const day = textElement('updated', `${updated ?? '1970-01-01'}T00:00:00Z`);
	const feed = element(
		'feed',
		{ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
		textElement('id', home),
		textElement('title', name),
		textElement('subtitle', inReadersLanguage(wording, description).text),
		element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
		element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: home }),
		day,
		element(
			'author',
			{},
			textElement('name', name),
			contact?.includes('@') && !contact.includes(' ') ? textElement('email', contact) : ''
		),
		textElement('rights', attributionOf(excerpt)),
		...entries.map((entry) => {
			const { id, title: own, summary, category } = entry.event;
			const url = addressOf('event', id);
			const [titled, told] = [own, summary].map((text) => inReadersLanguage(wording, text));
			return element(
				'entry',
				{},
				textElement('id', url),
				textElement('title', titled!.text, { 'xml:lang': titled!.lang }),
				element('link', { rel: 'alternate', type: 'text/html', href: url }),
				day,
				element('category', { term: category, label: categoryText(wording, entry) }),
				textElement('summary', told!.text, { 'xml:lang': told!.lang }),
				textElement(
					'content',
					[whenAndWhere(wording, entry), told!.text, sourceLines(catalogue, entry)].join('\n\n'),
					{ type: 'text' }
				)
			);
		})
	);
	return `${XML_HEAD}${feed}\n`;
}
