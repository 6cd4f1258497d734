import type { Language } from './language.ts';
import { en, type SheetMessages } from './messages/sheet.en.ts';
import { fa } from './messages/sheet.fa.ts';

export type { SheetMessages };

const messages: Record<Language, SheetMessages> = { en, fa };

/** The words of sheets and of the page that prints them. */
export const sheetMessagesOf = (language: Language): SheetMessages => messages[language];
