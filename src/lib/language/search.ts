import type { Language } from './language.ts';
import { en, type SearchMessages } from './messages/search.en.ts';
import { fa } from './messages/search.fa.ts';

export type { SearchMessages };

const messages: Record<Language, SearchMessages> = { en, fa };

/** The words of the search. */
export const searchMessagesOf = (language: Language): SearchMessages => messages[language];
