import type { Language } from './language.ts';
import { en, type FilterMessages } from './messages/filter.en.ts';
import { fa } from './messages/filter.fa.ts';

const messages: Record<Language, FilterMessages> = { en, fa };

/** The words of the filters. */
export const filterMessagesOf = (language: Language): FilterMessages => messages[language];
