import { Option } from 'commander';
import { examples, more, type Line } from '../usage.ts';

/** Options and help of `chronotope verify`. */
export function verifyUsage({ command, done }: Line): void {
	command(
		'verify',
		'Looks for every cited passage in the documents: resolved, moved or lost. Or for every file of a built site.'
	)
		.option('--documents <dir>', 'directory of the documents; more than one if it is given again', more)
		.addOption(
			new Option(
				'--site <dir>',
				'in place of the documents: a built site, or a packed folder; every file must be as it was built'
			).conflicts('documents')
		)
		.option('--json', 'print {citations, sources, problems}, or {whole, changed, missing, foreign}, as JSON')
		.addHelpText(
			'after',
			examples(
				'verify --documents ../documents',
				'verify geodata --documents ../documents --json',
				'verify --site build'
			)
		)
		.action(async (directory, { documents, site, json }, own) => {
			if (site !== undefined) done((await import('./digests.ts')).verifySite(site, { json }));
			else if (documents === undefined)
				own.error("error: required option '--documents <dir>' not specified, nor '--site <dir>'");
			else done(await (await import('./verify.ts')).verify(directory, { documents, json }));
		});
}
