import { directionOf, languages } from '#lib/language/language.ts';
import type { Handle } from '@sveltejs/kit';

export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? languages[0];
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%language%', language).replace('%direction%', directionOf(language)),
		// The list comes first: on a slow line, scripts that are loaded ahead would delay the page that they belong to.
		preload: ({ type }) => type === 'css'
	});
};
