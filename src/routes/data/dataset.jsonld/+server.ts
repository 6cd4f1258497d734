import { datasetLd } from '#lib/dataset/exports/jsonld.ts';
import { answer, distributions, mediaTypes, wholeExcerpt } from '../../files.server.ts';
import type { RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;

export const GET: RequestHandler = () => {
	const { language, ...excerpt } = wholeExcerpt();
	return answer(`${JSON.stringify(datasetLd(excerpt, language, distributions))}\n`, mediaTypes.jsonld);
};
