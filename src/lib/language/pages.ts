import type { Language } from './language.ts';
import { en, type PageMessages } from './messages/pages.en.ts';
import { fa } from './messages/pages.fa.ts';

export type { PageMessages };

const messages: Record<Language, PageMessages> = { en, fa };

/** The words of the pages of places, events and sources, and of those about the atlas. */
export const pageMessagesOf = (language: Language): PageMessages => messages[language];
