import { eventsGeoJson } from '#lib/dataset/exports/geojson.ts';
import { answer, mediaTypes, wholeExcerpt } from '../../files.server.ts';
import type { RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;

export const GET: RequestHandler = () => answer(eventsGeoJson(wholeExcerpt()), mediaTypes.geojson);
