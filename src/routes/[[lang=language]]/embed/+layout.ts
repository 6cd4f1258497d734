import { error } from '@sveltejs/kit';
import { isLanguage, languages } from '#lib/language/language.ts';
import { loadAtlas } from '../atlas.ts';
import type { LayoutLoad } from './$types';

export { csr } from '../(pages)/+layout.ts';
/** Of an atlas in tiles no page is made for frames: they are made of every event. */
export const prerender = !SITE_IS_TILED;

/** A whole atlas the build reads by itself; of a packed one, pages for frames are made of what every page is sent. */
export const load: LayoutLoad = async ({ params }) => {
	if (SITE_IS_TILED) error(404);
	const language = params.lang ?? languages[0];
	if (!isLanguage(language)) error(404);
	return { language, packed: SITE_IS_WHOLE ? null : (await loadAtlas(params.lang)).atlas.catalogue };
};
