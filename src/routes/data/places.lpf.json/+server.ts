import { linkedPlaces } from '#lib/dataset/exports/linkedplaces.ts';
import { answer, mediaTypes, wholeExcerpt } from '../../files.server.ts';
import type { RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;

export const GET: RequestHandler = () => answer(linkedPlaces(wholeExcerpt()), mediaTypes.geojson);
