import { directionOf, languages } from '#lib/language/language.ts';
import type { Handle } from '@sveltejs/kit';

export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? languages[0];
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%language%', language).replace('%direction%', directionOf(language)),
		// Fonts are preloaded by the page itself, only those that its language needs at once.
		preload: ({ type }) => type === 'js' || type === 'css'
	});
};
