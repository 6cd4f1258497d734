import { LONGEST_TITLE } from '#lib/dataset/limits.ts';
import type { Text } from '#lib/dataset/schema.ts';
import { readWhen } from '#lib/time/when.ts';
import type { PlaceDraft } from './document.ts';
import { nounOf } from './nouns.ts';
import { en } from './words.en.ts';
import { fa } from './words.fa.ts';
import type { DraftWords, ToldEvent } from './words.ts';

const known: Record<string, DraftWords> = { en, fa };

/** Text in each of an atlas's languages that has words here; in the first one at least, in English where it has none. */
export function words(
	languages: readonly string[],
	tell: (words: DraftWords, language: string) => string
): Text {
	return Object.fromEntries(
		languages.flatMap((language, at) => {
			const own = known[language] ?? (at === 0 ? en : null);
			return own ? [[language, tell(own, language)]] : [];
		})
	);
}

/** “Hearing, Geneva”, “Statement by Jane Doe, Paris”: what, who and where, as far as they are known; else when. */
export function titleOf(told: ToldEvent, languages: readonly string[]): Text {
	return words(languages, (own, language) => {
		const noun = own.nouns[nounOf(told.word, told.kind)];
		const what = told.agent !== null && told.kind === 'statement' ? own.by(noun, told.agent) : noun;
		const who = told.kind !== 'statement' && !told.place ? told.participants.slice(0, 2) : [];
		const parts = [what, ...(told.place ? [placeName(told.place, language)] : who)];
		const year = parts.length === 1 && what === noun ? yearOf(told.when) : null;
		return cut([...parts, ...(year === null ? [] : [own.year(year)])].join(own.comma));
	});
}

/** A title that is too long ends with a whole word. */
function cut(title: string): string {
	const points = [...title];
	if (title.length <= LONGEST_TITLE) return title;
	return `${points
		.slice(0, LONGEST_TITLE - 1)
		.join('')
		.slice(0, LONGEST_TITLE - 1)
		.replace(/\s+\S*$/u, '')}…`;
}

/** The year in which something began, as far as one is told. */
function yearOf(when: string | null): number | null {
	const read = when === null ? null : readWhen(when);
	const at = read?.earliest ?? read?.latest ?? null;
	return at === null || Math.abs(at) > 8.64e15 ? null : new Date(at).getUTCFullYear();
}

/** A country's name is known in every language, that of another place as the text has it. */
export function placeName({ name, kind, country }: PlaceDraft, language: string): string {
	if (kind !== 'country' || country === null || language === 'en') return name;
	return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? name;
}

/** That it is a proposal, and for which word. */
export function summaryOf(told: ToldEvent, languages: readonly string[]): Text {
	return words(languages, (own) => own.summary(told.word));
}

/**
 * A summary as a person has accepted it: words that say that no person has decided give way to who reports it. What anybody has written stays.
 */
export function acceptedSummary(summary: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(summary).map(([language, text]) => {
			const own = known[language] ?? en;
			const [before = '', after = ''] = own.summary('\n').split('\n');
			return [language, text.startsWith(before) && text.endsWith(after) ? own.reported : text];
		})
	);
}

/** How an inferred date was found. Reasons are in English, which is kept beside the atlas's own language. */
export function whenNoteOf(reason: string, languages: readonly string[]): Text {
	return { ...words(languages, (own) => own.whenNote(reason)), en: en.whenNote(reason) };
}
