import type { Language, Messages, Tongue } from './language.ts';
import { en } from './messages/en.ts';
import { fa } from './messages/fa.ts';

const messages: Record<Language, Messages> = { en, fa };

/** The words of the interface in a language. Brings those of every language with it: the map's page takes `bringMessages`. */
export const messagesOf = (language: Language): Messages => messages[language];

export const tongueOf = (language: Language): Tongue => ({ language, messages: messagesOf(language) });
