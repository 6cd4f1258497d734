import type { Text } from '#lib/dataset/schema.ts';
import { en } from './words.en.ts';
import { fa } from './words.fa.ts';
import type { DraftWords, ToldEvent } from './words.ts';

const known: Record<string, DraftWords> = { en, fa };

/** Text in each of an atlas's languages that has words here; in the first one at least, in English where it has none. */
export function words(languages: readonly string[], tell: (words: DraftWords) => string): Text {
	return Object.fromEntries(
		languages.flatMap((language, at) => {
			const own = known[language] ?? (at === 0 ? en : null);
			return own ? [[language, tell(own)]] : [];
		})
	);
}

const LONGEST_TITLE = 90;

/** “Hearing, Geneva”, “Statement by Jane Doe”: what, who and where, as far as they are known; else when. */
export function titleOf(told: ToldEvent, languages: readonly string[]): Text {
	return words(languages, (own) => own.title(told).slice(0, LONGEST_TITLE));
}

/** That it is a proposal, and for which word. */
export function summaryOf(told: ToldEvent, languages: readonly string[]): Text {
	return words(languages, (own) => own.summary(told.word));
}
