import { error } from '@sveltejs/kit';
import { entriesOf } from '#lib/dataset/exports/excerpt.ts';
import { writers } from '#lib/dataset/exports/writers.ts';
import { languages } from '#lib/language/language.ts';
import { answer, mediaTypes, wholeExcerpt } from '../../../files.server.ts';
import { wholeAtlas } from '../../../whole.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;
export const entries: EntryGenerator = () => {
	if (!SITE_IS_WHOLE) return [];
	const { places, entries: events, sources } = wholeAtlas();
	const records = [
		...places.map(({ id }) => ({ kind: 'place' as const, id })),
		...Array.from(events, ({ event: { id } }) => ({ kind: 'event' as const, id })),
		...sources.map(({ id }) => ({ kind: 'source' as const, id }))
	];
	return records.flatMap((record) => (['geojson', 'csv'] as const).map((form) => ({ ...record, form })));
};

/** The events of one record: itself, those linked to a place, those that a source reports. */
export const GET: RequestHandler = ({ params: { kind, id, form } }) => {
	const excerpt = wholeExcerpt();
	const entries = entriesOf(excerpt.catalogue, kind, id);
	if (entries === null) error(404);
	return answer(writers[form]({ ...excerpt, entries }, languages[0]), mediaTypes[form]);
};
