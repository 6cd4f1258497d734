import { error } from '@sveltejs/kit';
import { inEveryLanguage, loadAtlas } from '../atlas.ts';
import type { EntryGenerator, PageLoad } from './$types';

/** Of an atlas in tiles there is none: it asks for every event. */
export const prerender = !SITE_IS_TILED;
export const entries: EntryGenerator = inEveryLanguage;
export const load: PageLoad = ({ params }) => (SITE_IS_TILED ? error(404) : loadAtlas(params.lang));
