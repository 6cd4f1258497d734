import { Option } from 'commander';
import { fieldNames } from '#lib/dataset/imports/fields.ts';
import { importForms } from '#lib/dataset/imports/forms.ts';
import { examples, type Line } from '../usage.ts';

/** Options and help of `chronotope import`. */
export function importUsage({ main, done }: Line): void {
	main
		.command('import')
		.description('Adds what a file tells to a dataset: CSV, GeoJSON, KML and others. Overwrites nothing.')
		.argument(
			'<file>',
			'CSV, GeoJSON, KML or KMZ, Linked Places, TimelineJS, StoryMapJS, uMap, TimeMap workbook'
		)
		.option('--to <dir>', 'folder of the dataset, made where there is none (default: CHRONOTOPE_DATA)')
		.addOption(new Option('--format <name>', 'default: told by the content').choices(importForms))
		.option(
			'--map <columns>',
			'what columns hold, where it is not what is guessed: "Where=place,Notes=ignore"'
		)
		.option('--source <title>', 'the file itself, as a source of all that it tells')
		.option('--language <tag>', "of its texts (default: the atlas's first, else en)")
		.option('--date-words', 'read dates in words, too; each is told, and marked as inferred')
		.option('--dry-run', 'say what would be done, and write nothing')
		.option('--report <file>', 'JSON with what became of every row, and all findings')
		.option('--json', 'print that report in place of the summary')
		.addHelpText(
			'after',
			`\nFields of --map: ${fieldNames.join(', ')}, ignore; with a language: title@fa.\nExit code 3: some rows were refused, the rest was imported.\n${examples(
				'import incidents.csv --to ../south-coast --dry-run',
				'import incidents.csv --to ../south-coast --map "Where=place,Notes=ignore" --report report.json',
				'import tour.kml --to ../south-coast --source "Tour of the coast, 2019"'
			)}`
		)
		.action(async (file, options) => done(await (await import('./import.ts')).importFile(file, options)));
}
