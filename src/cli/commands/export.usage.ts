import { Option } from 'commander';
import { forms } from '#lib/dataset/exports/forms.ts';
import { languages } from '#lib/language/language.ts';
import { examples, redact, type Line } from '../usage.ts';

/** Options and help of `chronotope export`. */
export function exportUsage({ command, done }: Line): void {
	command('export', 'Writes the events of a dataset in an open form.')
		.addOption(new Option('--format <name>', 'form of the file').choices(forms).makeOptionMandatory())
		.requiredOption('--out <file>', 'file to write')
		.option('--places', 'places with their events, in place of events with their places (geojson)')
		.option('--window <dates>', 'only events of a period: 1988/1992, 1988-08, ../2000')
		.option('--filter <query>', 'filters as in links: cat=killings&poss=0')
		.addOption(redact())
		.addOption(
			new Option('--language <tag>', 'of the words in kml, atom and ics')
				.choices(languages)
				.default(languages[0])
		)
		.addHelpText(
			'after',
			examples(
				'export --format csv --out events.csv',
				'export --format geojson --places --out places.geojson',
				'export --format kml --window 1988/1992 --language fa --out events.kml'
			)
		)
		.action(async (directory, options) =>
			done(await (await import('./export.ts')).exportAtlas(directory, options))
		);
}
