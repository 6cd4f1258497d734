import type { Language } from './language.ts';
import { en, type EmbedMessages } from './messages/embed.en.ts';
import { fa } from './messages/embed.fa.ts';

export type { EmbedMessages };

const messages: Record<Language, EmbedMessages> = { en, fa };

/** The words of maps in frames on other pages, and of what makes them. */
export const embedMessagesOf = (language: Language): EmbedMessages => messages[language];
