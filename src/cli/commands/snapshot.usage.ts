import { Option } from 'commander';
import { languages } from '#lib/language/language.ts';
import { orientations, paperNames } from '#lib/sheet/paper.ts';
import { projectionKinds } from '#lib/sheet/projection.ts';
import { seriesNames } from '#lib/sheet/series.ts';
import { styleNames } from '#lib/sheet/styles.ts';
import { bounds, engines } from '../sheets/request.ts';
import { examples, redact, whole, type Line } from '../usage.ts';

/** Options and help of `chronotope snapshot`. */
export function snapshotUsage({ command, done }: Line): void {
	command('snapshot', 'Writes a view as a finished sheet: map, numbered events, sources, credits and code.')
		.option('--out <file>', 'file to write, .svg, .png or .pdf; further pictures get -2, -3, …')
		.addOption(
			new Option('--embed <dir>', 'in place of a sheet: folder for a page with picture and list').conflicts([
				...['out', 'batch', 'jobs', 'paper', 'orientation', 'scale', 'projection', 'style'],
				...['series', 'versus', 'dpi', 'engine']
			])
		)
		.option(
			'--url <link>',
			'a shared link whose view is drawn; of --embed also the site that the page leads to'
		)
		.option('--window <dates>', 'period as in links: 1988/1992, 1988-08, ../2000')
		.option('--place <id>', 'only what happened at a place')
		.option('--event <id>', 'only one event')
		.option('--filter <query>', 'filters as in links: cat=killings&poss=0')
		.option('--bbox <degrees>', 'west,south,east,north of the map (default: all that is shown)')
		.option('--scale <n>', '1:n in the middle of the map', whole(...bounds.scale))
		.addOption(new Option('--projection <name>', 'default: by extent').choices(projectionKinds))
		.option('--paper <size>', `${paperNames.join(', ')}, or as 210x297mm or 1200x630px (default: a4)`)
		.addOption(new Option('--orientation <name>', 'default: portrait').choices(orientations))
		.addOption(new Option('--style <name>', 'default: colour').choices(styleNames))
		.addOption(new Option('--lang <tag>', 'default: that of the link').choices(languages))
		.option('--both-calendars', 'write the period in the other calendar too')
		.option('--title <text>', "in place of the atlas's title")
		.option('--subtitle <text>', 'in place of period and number of events')
		.addOption(
			new Option('--series <name>', 'maps by period on one sheet, or a sheet a place or year').choices(
				seriesNames
			)
		)
		.option('--versus <dates>', 'a second period, mapped beside the first')
		.option('--dpi <n>', 'dots to the inch of a PNG (default: 192)', whole(...bounds.dpi))
		.addOption(
			new Option('--engine <name>', 'of a PDF; svg needs no browser, and its letters are outlines').choices(
				engines
			)
		)
		.addOption(redact())
		.option('--batch <file>', 'JSON list of sheets with these options; --out is then a folder')
		.option('--jobs <n>', 'threads of a batch (default: one a processor)', whole(1, 64))
		.addHelpText(
			'after',
			examples(
				'snapshot --out sheet.svg',
				'snapshot --out sheet.png --window 1988/1992 --paper a5 --lang fa',
				"snapshot --out sheet.png --url 'http://localhost:4173/?t=1988&sel=place:tehran'",
				'snapshot --out years.pdf --window 1988/1992 --series years',
				'snapshot --out before-after.pdf --window 1981/1987 --versus 1988/1994 --orientation landscape',
				'snapshot --embed map --url https://example.org/atlas/ --window 1988/1992',
				'snapshot --batch sheets.json --out sheets'
			)
		)
		.action(async (directory, options, own) => {
			if (options.out === undefined && options.embed === undefined)
				own.error("error: required option '--out <file>' not specified, nor '--embed <dir>'");
			done(await (await import('./snapshot.ts')).snapshot(directory, options));
		});
}
