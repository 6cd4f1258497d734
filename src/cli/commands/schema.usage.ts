import { defaultDirectory } from '../default.ts';
import { type Line } from '../usage.ts';

/** Options and help of `chronotope schema`. */
export function schemaUsage({ main, done }: Line): void {
	main
		.command('schema', { hidden: true })
		.description("Writes the JSON Schemas to the dataset's schema folder.")
		.argument('[dir]', 'directory of the dataset', defaultDirectory())
		.action(async (directory) => done(await (await import('./schema.ts')).schema(directory)));
}
