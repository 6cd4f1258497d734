import type { Language } from './language.ts';
import { en, type TileMessages } from './messages/tiles.en.ts';
import { fa } from './messages/tiles.fa.ts';

export type { TileMessages };

const messages: Record<Language, TileMessages> = { en, fa };

/** The words of a page whose atlas is in tiles. */
export const tileMessagesOf = (language: Language): TileMessages => messages[language];
