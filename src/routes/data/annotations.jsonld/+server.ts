import { annotations } from '#lib/dataset/exports/annotations.ts';
import { answer, mediaTypes, wholeExcerpt } from '../../files.server.ts';
import type { RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;

export const GET: RequestHandler = () => answer(annotations(wholeExcerpt()), mediaTypes.annotations);
