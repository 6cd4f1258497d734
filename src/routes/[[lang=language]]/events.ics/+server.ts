import { eventsIcal } from '#lib/dataset/exports/ical.ts';
import { answer, mediaTypes, wholeExcerpt } from '../../files.server.ts';
import { inEveryLanguage } from '../atlas.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;
export const entries: EntryGenerator = () => (SITE_IS_WHOLE ? inEveryLanguage() : []);

export const GET: RequestHandler = ({ params }) => {
	const { language, ...excerpt } = wholeExcerpt(params.lang);
	return answer(eventsIcal(excerpt, language), mediaTypes.ics);
};
