import type { Language } from './language.ts';
import { en, type ErrorMessages } from './messages/error.en.ts';
import { fa } from './messages/error.fa.ts';

const messages: Record<Language, ErrorMessages> = { en, fa };

/** The words of a page that is not there or fails. */
export const errorMessagesOf = (language: Language): ErrorMessages => messages[language];
