import { calendarOf, languages, type Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import type { Catalogue } from '../catalogue.ts';
import type { PlaceFeature } from '../schema.ts';
import { searchRecords } from './records.ts';
import { printSearchIndex } from './searchindex.ts';

/**
 * The search index of an atlas as readers of each language of the interface load it.
 *
 * @param places the places with all their names, in the catalogue's order
 */
export function searchFiles(
	catalogue: Catalogue,
	places: readonly PlaceFeature[] = catalogue.places
): Record<Language, string> {
	return Object.fromEntries(
		languages.map((language) => {
			const calendar = calendarOf(language);
			const wording = { catalogue, language, calendar, messages: messagesOf(language) };
			const { records, hasEvents } = searchRecords(wording, places);
			return [language, printSearchIndex(records, hasEvents)];
		})
	) as Record<Language, string>;
}
