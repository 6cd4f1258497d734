import { examples, type Line } from '../usage.ts';

/** Options and help of `chronotope validate`. */
export function validateUsage({ command, done }: Line): void {
	command('validate', 'Judges a dataset: schema, ids, links, dates, citations, geometry.')
		.option('--strict', 'fail on warnings too')
		.option('--json', 'print {problems, counts} as JSON')
		.addHelpText('after', examples('validate', 'validate geodata --strict --json'))
		.action(async (directory, options) =>
			done(await (await import('./validate.ts')).validate(directory, options))
		);
}
