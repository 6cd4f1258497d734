import { atomFeed } from '#lib/dataset/exports/atom.ts';
import { answer, mediaTypes, wholeExcerpt } from '../../files.server.ts';
import { inEveryLanguage } from '../atlas.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;
export const entries: EntryGenerator = () => (SITE_IS_WHOLE ? inEveryLanguage() : []);

export const GET: RequestHandler = ({ params }) => {
	const { language, ...excerpt } = wholeExcerpt(params.lang);
	return answer(atomFeed(excerpt, language, `${excerpt.home}feed.atom`), mediaTypes.atom);
};
