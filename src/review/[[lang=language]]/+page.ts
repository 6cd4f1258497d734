import { bringMessages } from '#lib/language/bring.ts';
import { isLanguage, languages } from '#lib/language/language.ts';
import { reviewMessagesOf } from '#lib/language/review.ts';

export const entries = (): { lang?: string }[] => languages.map((lang, at) => (at === 0 ? {} : { lang }));

/** The words of the page in its language. */
export async function load({ params }: { params: { lang?: string } }) {
	const language = params.lang !== undefined && isLanguage(params.lang) ? params.lang : languages[0];
	return { language, messages: await bringMessages(language), words: reviewMessagesOf(language) };
}
