import { join } from 'node:path';
import { jsonSchemaOf, schemaNames } from '#lib/dataset/jsonschema.ts';
import { exitCodes } from '../print.ts';
import { writeWhole } from '../write.ts';

/** The text of a JSON Schema's file. */
export function schemaText(name: (typeof schemaNames)[number]): string {
	return `${JSON.stringify(jsonSchemaOf(name), null, '\t')}\n`;
}

/** Writes the four JSON Schemas to the dataset's `schema` folder. */
export async function schema(directory: string): Promise<number> {
	for (const name of schemaNames) {
		const file = join(directory, 'schema', `${name}.json`);
		await writeWhole(file, schemaText(name));
		process.stdout.write(`${file}\n`);
	}
	return exitCodes.ok;
}
