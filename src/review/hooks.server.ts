import { directionOf, languages } from '#lib/language/language.ts';
import type { Handle } from '@sveltejs/kit';

/** The page is the same in every language but for what its first line says. */
export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? languages[0];
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%language%', language).replace('%direction%', directionOf(language))
	});
};
