import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import { readPublished } from '#lib/dataset/published.ts';
import { slim } from '#lib/dataset/slim.ts';
import { isLanguage, languages } from '#lib/language/language.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** Where `chronotope build` has put the dataset; a build of another atlas names its own. */
const published = process.env.CHRONOTOPE_PUBLISHED ?? 'static/published/atlas.json';

export const entries: EntryGenerator = () => [{}, ...languages.slice(1).map((lang) => ({ lang }))];

export const load: PageServerLoad = async ({ params }) => {
	const language = params.lang ?? languages[0];
	if (!isLanguage(language)) error(404);
	const text = await readFile(published, 'utf8').catch(() =>
		error(500, `missing ${published}: run \`npm run -s chronotope -- build\` first`)
	);
	return { language, dataset: slim(readPublished(JSON.parse(text))) };
};
