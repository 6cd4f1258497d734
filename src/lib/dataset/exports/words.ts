import { calendarOf, type Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import type { Catalogue, Entry } from '../catalogue.ts';
import { dateText, DOT, inReadersLanguage, whereText, type Wording } from '../wording.ts';

/** How a language's files word an atlas: in its own calendar. */
export const wordingIn = (catalogue: Catalogue, language: Language): Wording => ({
	catalogue,
	language,
	messages: messagesOf(language),
	calendar: calendarOf(language)
});

/** "30 July 2016 · Tehran": when and where an event happened, in words. */
export const whenAndWhere = (wording: Wording, entry: Entry): string =>
	[dateText(wording, entry.event.when), whereText(wording, entry)].join(DOT);

/** Who reports an event, one a line: publisher and title, and the address where there is one. */
export function sourceLines({ sources }: Catalogue, entry: Entry): string {
	return entry.sources
		.map((source) => {
			const { publisher, title, url } = sources[source]!;
			return `${publisher}: ${title}${url === undefined ? '' : `, ${url}`}`;
		})
		.join('\n');
}

/** A category's name. */
export const categoryText = (wording: Wording, { category }: Entry): string =>
	inReadersLanguage(wording, wording.catalogue.dataset.atlas.categories[category]!.label).text;
