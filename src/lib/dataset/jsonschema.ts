import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { Atlas, Event, PlaceFeature, Source } from './schema.ts';

const files = {
	atlas: { schema: Atlas, title: 'atlas.json: what the atlas is' },
	places: {
		schema: v.looseObject({ type: v.literal('FeatureCollection'), features: v.array(PlaceFeature) }),
		title: 'places.geojson: where things happened'
	},
	events: { schema: v.array(Event), title: 'events.json: what happened, and who says so' },
	sources: { schema: v.array(Source), title: 'sources.json: what is cited' }
} as const;

/** Names of the four JSON Schemas, each `<name>.json` in the schema folder. */
export const schemaNames = Object.keys(files) as (keyof typeof files)[];

/** The JSON Schema (2020-12) of one of the dataset's files, made from the Valibot schema that the reader judges by. */
export function jsonSchemaOf(name: keyof typeof files): JsonSchema {
	const { schema, title } = files[name];
	const { $schema, ...rest } = toJsonSchema(schema, {
		target: 'draft-2020-12',
		typeMode: 'input',
		// JSON Schema reads patterns as Unicode ones without being told, and text is trimmed by the reader only.
		ignoreActions: ['trim'],
		overrideAction: ({ valibotAction, jsonSchema }) =>
			valibotAction.type === 'regex'
				? { ...jsonSchema, pattern: (valibotAction as unknown as { requirement: RegExp }).requirement.source }
				: null
	});
	return { $schema, title, ...rest };
}
