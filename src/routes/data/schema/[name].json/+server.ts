import { error } from '@sveltejs/kit';
import { jsonSchemaOf, schemaNames } from '#lib/dataset/jsonschema.ts';
import { answer, mediaTypes } from '../../../files.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () => schemaNames.map((name) => ({ name }));

export const GET: RequestHandler = ({ params }) => {
	const name = schemaNames.find((one) => one === params.name);
	if (name === undefined) error(404);
	return answer(`${JSON.stringify(jsonSchemaOf(name), null, '\t')}\n`, mediaTypes.schema);
};
