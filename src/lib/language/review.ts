import type { Language } from './language.ts';
import { en, type ReviewMessages } from './messages/review.en.ts';
import { fa } from './messages/review.fa.ts';

export type { ReviewMessages };

const messages: Record<Language, ReviewMessages> = { en, fa };

/** The words of the page on which proposals are decided. */
export const reviewMessagesOf = (language: Language): ReviewMessages => messages[language];
