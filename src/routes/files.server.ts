import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import { excerptOf, type Excerpt } from '#lib/dataset/exports/excerpt.ts';
import { siteAddress, wholeAtlas } from './whole.server.ts';

export { distributions, mediaTypes } from './files.ts';

/** The whole atlas in a language of the site, by the parameter of its path. */
export function wholeExcerpt(lang?: string): Excerpt & { language: Language } {
	const language = lang !== undefined && isLanguage(lang) ? lang : languages[0];
	return { ...excerptOf(wholeAtlas(), siteAddress(), language), language };
}

/** A file's answer. */
export const answer = (text: string, mediaType: string): Response =>
	new Response(text, { headers: { 'Content-Type': mediaType } });
