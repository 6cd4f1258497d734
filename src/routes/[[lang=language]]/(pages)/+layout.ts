import { error } from '@sveltejs/kit';
import { isLanguage, languages } from '#lib/language/language.ts';
import type { LayoutLoad } from './$types';

export const prerender = SITE_IS_WHOLE;
// Useful as they are: what a script adds to them is one small file, the same for all.
export const csr = false;

export const load: LayoutLoad = ({ params }) => {
	const language = params.lang ?? languages[0];
	if (!isLanguage(language)) error(404);
	return { language };
};
