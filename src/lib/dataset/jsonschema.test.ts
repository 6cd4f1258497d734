import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { schemaText } from '#cli/commands/schema.ts';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { jsonSchemaOf, schemaNames } from './jsonschema.ts';

const files = filesOf(fixtureAtlas);
const compile = (name: (typeof schemaNames)[number]) =>
	new Ajv2020({ strict: true }).compile(jsonSchemaOf(name));

describe('the JSON Schemas', () => {
	test.each(schemaNames)('of %s is the committed one (npm run -s chronotope -- schema)', (name) => {
		expect(readFileSync(join('geodata', 'schema', `${name}.json`), 'utf8')).toBe(schemaText(name));
	});

	test.each(schemaNames)('of %s is valid and accepts the atlas of tests', (name) => {
		const validate = compile(name);
		expect(validate(JSON.parse(files[name])), JSON.stringify(validate.errors)).toBe(true);
	});

	test('refuse what the reader refuses', () => {
		const [event] = JSON.parse(files.events) as Record<string, unknown>[];
		const validate = compile('events');
		for (const change of [
			{ id: 'Not kebab' },
			{ colour: 'red' },
			{ when: 1980 },
			{ status: 'final' },
			{ title: { en: 'x'.repeat(91) } },
			{ title: { 'not a tag': 'x' } },
			{ citations: [{ source: 'bulletin', digest: 'md5-0' }] },
			{ category: undefined }
		])
			expect(validate(JSON.parse(JSON.stringify([{ ...event, ...change }]))), JSON.stringify(change)).toBe(
				false
			);
	});
});
