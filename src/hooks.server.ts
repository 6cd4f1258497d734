import { readFile } from 'node:fs/promises';
import { join } from 'node:path/posix';
import { directionOf, languages } from '#lib/language/language.ts';
import { readWith } from '#lib/state/reading.ts';
import type { Handle } from '@sveltejs/kit';
import { provideWhole } from './routes/whole.ts';
import { evidence, groundOf, indexIn, published, wholeAtlas } from './routes/whole.server.ts';

readWith(async ({ pathname }) => {
	const name = pathname.split('/published/atlas/').at(-1)!;
	const path = join(published, name);
	const bytes = await readFile(path).catch(() => {
		throw new Error(`missing ${path}: run \`npm run -s chronotope -- build\` first`);
	});
	return new Response(bytes);
});

const shown = evidence();
provideWhole(() => ({
	// Of a packed atlas there is none.
	get catalogue() {
		return wholeAtlas();
	},
	groundOf,
	evidence: shown,
	indexIn
}));

/** Styles of what is opened by a press: they come with its code. SvelteKit would have every page wait for them. */
const laterStyles =
	/\s*<link href="[^"]+\/(?:DownloadPanel|FilterPanel|OpenedPage|Overlay)\.[\w-]+\.css" rel="stylesheet">/gu;

export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? languages[0];
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%language%', language)
				.replace('%direction%', directionOf(language))
				.replace(laterStyles, ''),
		// The list comes first: on a slow line, scripts that are loaded ahead would delay the page that they belong to.
		preload: ({ type }) => type === 'css'
	});
};
