import { Option } from 'commander';
import { examples, more, redact, type Line } from '../usage.ts';

/** Options and help of `chronotope build`. */
export function buildUsage({ command, done }: Line): void {
	command('build', 'Writes the published form of a dataset, which the site is built with.')
		.option('--out <file>', 'file to write (default: static/published/atlas.json)')
		.addOption(redact())
		.addOption(
			new Option(
				'--documents <dir>',
				'documents whose passages pages show where rights allow it; more than one folder if it is given again'
			)
				.env('CHRONOTOPE_DOCUMENTS')
				.argParser(more)
		)
		.option('--keep-going', 'leave refused records out instead of writing nothing')
		.option('--drafts', 'publish proposed records, too: a site for those who decide')
		.option(
			'--packed <dir>',
			'folder for the packed form (default: static/published/atlas, or none where --out is given)'
		)
		.option('--tiles <dir>', 'write this folder alone: any number of events as tiles, counts and chunks')
		.option(
			'--cache <dir>',
			'of events in parts: folder of what is kept for the next build (default: a hidden one beside the output)'
		)
		.option('--no-cache', 'keep nothing for the next build, and take up nothing')
		.addHelpText(
			'after',
			examples('build', 'build geodata --redact ../redaction.json', 'build --out atlas.json --packed atlas')
		)
		.action(async (directory, options) => done(await (await import('./build.ts')).build(directory, options)));
}
