import type { Messages } from './messages/en.ts';

export type { Messages };

/** The languages of the interface: one message file each. The first one stands at the site's root. */
export const languages = ['en', 'fa'] as const;
export type Language = (typeof languages)[number];

const rightToLeft = /^(?:ar|ckb|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)(?:-|$)/u;

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** A language with its words. */
export interface Tongue {
	language: Language;
	messages: Messages;
}

/** Writing direction of any BCP 47 tag, as HTML's `dir` wants it. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.test(language) ? 'rtl' : 'ltr');

/** The calendar that readers of a language expect. */
export const calendarOf = (language: string): 'gregorian' | 'persian' =>
	/^fa(?:-|$)/u.test(language) ? 'persian' : 'gregorian';

/** A language's name in that language: "English", "فارسی". */
export const ownNameOf = (language: string): string =>
	new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;

const formats = new Map<string, Intl.NumberFormat>();

/** A number in the digits and grouping of a language: 1,234 or ۱٬۲۳۴. */
export function formatNumber(n: number, language: string, options?: Intl.NumberFormatOptions): string {
	const key = language + JSON.stringify(options ?? {});
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.NumberFormat(language, options)));
	return format.format(n);
}

/** The items joined as a language joins them: "a, b and c". */
export function formatList(items: readonly string[], language: string): string {
	return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/**
 * Text in the reader's language or, where it is missing, in the atlas's first one, with the language it is in: a page
 * marks it with `lang` when that is not the reader's.
 */
export function localised(
	text: Readonly<Record<string, string>>,
	language: string,
	first: string
): { text: string; lang: string } {
	for (const lang of [language, first, ...Object.keys(text)]) {
		const found = text[lang];
		if (found !== undefined) return { text: found, lang };
	}
	return { text: '', lang: first };
}
