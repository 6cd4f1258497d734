import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { MOST_EVENTS, MOST_PLACES } from '#lib/dataset/sample.ts';
import { languages } from '#lib/language/language.ts';
import { orientations, paperNames } from '#lib/sheet/paper.ts';
import { projectionKinds } from '#lib/sheet/projection.ts';
import { serverNames } from './headerfiles.ts';
import { seriesNames } from '#lib/sheet/series.ts';
import { styleNames } from '#lib/sheet/styles.ts';
import { defaultDirectory } from './default.ts';
import { forms } from '#lib/dataset/exports/forms.ts';
import { fieldNames } from '#lib/dataset/imports/fields.ts';
import { importForms } from '#lib/dataset/imports/forms.ts';
import { bounds, engines } from './sheets/request.ts';

/** Told of what a command gives: its exit code. */
type Done = (code: number) => void;

const examples = (...lines: string[]) =>
	`\nExamples:\n${lines.map((line) => `  npm run -s chronotope -- ${line}\n`).join('')}`;

const QUEUE =
	'redis://[user:password@]host[:port] of a Redis server (default: CHRONOTOPE_QUEUE, which other users of a machine do not see)';

/** The command line. Commands are loaded when they are run, so that help and mistakes are answered at once. */
export function program(done: Done): Command {
	const main = new Command('chronotope')
		.description(
			'Turns documents into a map in place and time. Every command takes the directory of a dataset.'
		)
		.exitOverride()
		.helpCommand(false)
		.configureHelp({ showGlobalOptions: false });
	const command = (name: string, description: string, hidden = false) =>
		main
			.command(name, { hidden })
			.description(description)
			.addArgument(
				new Argument('[dir]', 'directory of the dataset').default(
					defaultDirectory(),
					'CHRONOTOPE_DATA, else geodata'
				)
			);

	command('validate', 'Judges a dataset: schema, ids, links, dates, citations, geometry.')
		.option('--strict', 'fail on warnings too')
		.option('--json', 'print {problems, counts} as JSON')
		.addHelpText('after', examples('validate', 'validate geodata --strict --json'))
		.action(async (directory, options) =>
			done(await (await import('./commands/validate.ts')).validate(directory, options))
		);

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
			if (site !== undefined) done((await import('./commands/digests.ts')).verifySite(site, { json }));
			else if (documents === undefined)
				own.error("error: required option '--documents <dir>' not specified, nor '--site <dir>'");
			else done(await (await import('./commands/verify.ts')).verify(directory, { documents, json }));
		});

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
		.action(async (directory, options) =>
			done(await (await import('./commands/build.ts')).build(directory, options))
		);

	command('basemap', "Builds the basemap, with labels in the atlas's languages, where it is not up to date.")
		.option('--out <file>', 'file to write', 'static/basemap/world.pmtiles')
		.option('--force', 'build it although it is up to date')
		.addHelpText('after', examples('basemap', 'basemap --force'))
		.action(async (directory, options) =>
			done(await (await import('./commands/basemap.ts')).basemap(directory, options))
		);

	command('serve', 'Serves the built site until interrupted, and prints its address.')
		.option('--site <dir>', 'directory of the built site', 'build')
		.option('--port <number>', 'port to listen on (default: PORT, else 4173)', port)
		.option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
		.option('--verbose', 'print each request')
		.option(
			'--frame-ancestors <origins>',
			'who may frame the pages made for it (default: CHRONOTOPE_FRAME_ANCESTORS, else *)'
		)
		.addOption(
			new Option(
				'--print-headers <server>',
				'print what another server has to be told, and serve nothing'
			).choices(serverNames)
		)
		.addHelpText(
			'after',
			examples('serve', 'serve --port 8080 --host 0.0.0.0', 'serve --print-headers nginx')
		)
		.action(async (directory, options) => {
			const chosen = options.port ?? port(process.env.PORT ?? '4173');
			done(await (await import('./commands/serve.ts')).serve(directory, { ...options, port: chosen }));
		});

	main
		.command('init')
		.description('Makes a dataset without records in an empty or new folder.')
		.argument('<dir>', 'folder to make')
		.option('--title <text>', 'title of the atlas (default: from the name of the folder)')
		.option('--languages <tags>', 'of its texts, the first one first: en,fa', 'en')
		.option('--licence <text>', 'under which others may use it')
		.addHelpText(
			'after',
			examples('init ../south-coast', 'init ../south-coast --title "The south coast" --languages en,fa')
		)
		.action(async (directory, options) =>
			done(await (await import('./commands/init.ts')).init(directory, options))
		);

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
		.action(async (file, options) =>
			done(await (await import('./commands/import.ts')).importFile(file, options))
		);

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
			done(await (await import('./commands/export.ts')).exportAtlas(directory, options))
		);

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
			done(await (await import('./commands/snapshot.ts')).snapshot(directory, options));
		});

	command(
		'posters',
		'Writes pictures of the atlas, its places and events: for readers without a map, and for links elsewhere.'
	)
		.option('--out <dir>', 'folder to write', 'static/published/posters')
		.addOption(redact())
		.addHelpText('after', examples('posters', 'posters --out ../pictures'))
		.action(async (directory, options) =>
			done(await (await import('./commands/posters.ts')).posters(directory, options))
		);

	command(
		'gazetteer',
		'Builds the table of names and places that extraction looks up, where it is not up to date.'
	)
		.option('--out <file>', 'file to write (default: in the cache of node_modules)')
		.option('--geonames <file...>', 'GeoNames dumps to add, as allCountries.txt or IR.txt')
		.option('--force', 'build it although it is up to date')
		.addHelpText('after', examples('gazetteer', 'gazetteer --geonames IR.txt --out iran.bin'))
		.action(async (directory, options) =>
			done(await (await import('./commands/gazetteer.ts')).gazetteer(directory, options))
		);

	main
		.command('extract')
		.description('Proposes the places, dates and events that documents tell of, for a person to decide.')
		.argument(
			'[path...]',
			"documents, folders of them, or patterns as 'letters/**/*.txt.gz': text, Markdown, HTML, PDF, JSONL, each also packed by gzip"
		)
		.option('--out <dir>', 'folder of a dataset: proposals are written there, beside what is decided')
		.addOption(
			new Option(
				'--jsonl',
				'no dataset: one {id, text, published?, publisher?} a line in, from files or standard input, one {id, places, dates, events} a line out; with --out in files of a folder'
			).conflicts('timeLimit')
		)
		.option('--explain', 'with each place of --jsonl its candidates and the reasons in words')
		.option('--queue [address]', `have it done by "chronotope worker": ${QUEUE}`)
		.option('--root <dir>', 'of --queue: folder that all workers share, with the files in it', '.')
		.option('--shard <n>', 'documents of a file, or of a job at the queue', whole(1, 10_000), 100)
		.option('--threads <n>', 'default: one a processor', whole(1, 64))
		.option('--gazetteer <file>', 'a table that "chronotope gazetteer" wrote')
		.option('--time-limit <seconds>', 'for one document; then it is refused (default: 120)', whole(1, 86_400))
		.addHelpText(
			'after',
			`
With --out, a run that was stopped goes on where it was; a second one drafts only what is new or changed. Records without
"status": "proposed" are yours, and stay. What cannot be read is told with its reason, the rest goes on, and the exit code is 3;
with --jsonl such a line gives {id, error}.
${examples(
	'extract letters report.pdf --out atlas',
	'extract --jsonl documents.jsonl > proposals.jsonl',
	'extract --jsonl --explain < documents.jsonl',
	"extract --jsonl 'news/*.jsonl.gz' --out proposals --queue redis://localhost"
)}`
		)
		.action(async (paths: string[], { out, timeLimit = 120, ...options }, own) => {
			if (options.queue !== undefined && out === undefined)
				own.error("error: required option '--out <dir>' not specified: workers write there");
			if (options.jsonl) {
				if (out !== undefined && paths.length === 0) own.error("error: missing required argument 'path'");
				done(await (await import('./commands/extract.ts')).extractLines(paths, { ...options, out }));
				return;
			}
			if (options.explain) own.error("error: option '--explain' cannot be used without option '--jsonl'");
			if (out === undefined) own.error("error: required option '--out <dir>' not specified, nor '--jsonl'");
			if (paths.length === 0) own.error("error: missing required argument 'path'");
			done(await (await import('./commands/draft.ts')).draft(paths, { ...options, out, timeLimit }));
		});

	main
		.command('worker')
		.description('Does shards of extraction from a queue, with others on any number of machines.')
		.option('--queue <address>', QUEUE)
		.option('--root <dir>', 'folder that all who take part share; nothing outside of it is touched', '.')
		.option('--threads <n>', 'default: one a processor', whole(1, 64))
		.option('--gazetteer <file>', 'a table that "chronotope gazetteer" wrote')
		.option(
			'--lock <seconds>',
			'without a sign of life, after which its shards are given to another worker',
			whole(1, 3600),
			30
		)
		.addHelpText(
			'after',
			`
A worker takes shards of its own version of code, gazetteer and weights alone. It ends on a signal, when it has finished those in hand.
${examples('worker --queue redis://localhost', 'worker --queue rediss://queue.example.org --root /mnt/atlas --threads 8')}`
		)
		.action(async (options) => done(await (await import('./commands/worker.ts')).worker(options)));

	main
		.command('queue')
		.description('Tells what is on a queue, tries again what was set aside, or takes away what waits.')
		.addArgument(new Argument('<action>', 'what to do').choices(['status', 'retry', 'drain']))
		.option('--queue <address>', QUEUE)
		.option('--json', 'print the status as JSON')
		.addHelpText('after', examples('queue status --queue redis://localhost', 'queue retry'))
		.action(async (action, options) =>
			done(await (await import('./commands/queue.ts')).queue(action, options))
		);

	command('review', 'Opens a page on this machine to decide on proposals, and to edit any record.')
		.option('--documents <dir...>', 'documents that the sources name (default: documents/ of the dataset)')
		.option('--port <number>', 'port to listen on (default: any free one)', port, 0)
		.option('--no-open', 'print the address, and open no browser')
		.option('--gazetteer <file>', 'a table that "chronotope gazetteer" wrote')
		.addHelpText(
			'after',
			`
Only this machine is served, and only who has the address, which is another one each time. Each decision is written at once.
${examples('review atlas', 'review atlas --documents letters --no-open')}`
		)
		.action(async (directory, options) =>
			done(await (await import('./commands/review.ts')).review(directory, options))
		);

	main
		.command('sample')
		.description('Writes an atlas of invented events over forty years, to see how many of them behave.')
		.requiredOption('--out <dir>', 'folder to write')
		.option(
			'--events <number>',
			'how many; above 20000 only with --packed or --parts',
			whole(0, MOST_EVENTS),
			1000
		)
		.option('--places <number>', 'how many', whole(1, MOST_PLACES), 500)
		.option('--seed <number>', 'the same numbers give the same bytes', whole(0, 2 ** 32 - 1), 1)
		.option('--packed', 'write the packed form that pages read, instead of files to edit')
		.addOption(
			new Option('--parts [number]', 'write the events in parts of so many, a line each')
				.argParser(whole(1, 1_000_000))
				.preset(100_000)
				.conflicts('packed')
		)
		.addHelpText(
			'after',
			examples(
				'sample --out ../sample && npm run -s chronotope -- validate ../sample',
				'sample --events 1000000 --places 5000 --seed 1 --packed --out ../million'
			)
		)
		.action(async (options) => done(await (await import('./commands/sample.ts')).sample(options)));

	main
		.command('publish')
		.description(
			'Puts a built site in place of the one that a server serves, in one step, or that before it back.'
		)
		.requiredOption('--to <dir>', 'folder with the releases; a server serves "current" in it')
		.option('--site <dir>', 'directory of the built site', 'build')
		.option('--keep <n>', 'how many releases stay', whole(1, 1000), 3)
		.option('--rollback', 'publish the release before again')
		.addHelpText('after', examples('publish --to /srv/atlas', 'publish --to /srv/atlas --rollback'))
		.action(async (options) => done((await import('./commands/publish.ts')).publishSite(options)));

	main
		.command('headers', { hidden: true })
		.description('Writes the headers of a built site for hosts that read them from a file.')
		.option('--site <dir>', 'directory of the built site', 'build')
		.action(async ({ site }) => done(await (await import('./commands/headers.ts')).headers(site)));

	command('digests', 'Lists the files of a built site with their digests, in the site itself.', true)
		.option('--site <dir>', 'directory of the built site', 'build')
		.addOption(redact())
		.action(async (directory, options) =>
			done((await import('./commands/digests.ts')).digests(directory, options))
		);

	main
		.command('schema', { hidden: true })
		.description("Writes the JSON Schemas to the dataset's schema folder.")
		.argument('[dir]', 'directory of the dataset', defaultDirectory())
		.action(async (directory) => done(await (await import('./commands/schema.ts')).schema(directory)));

	main.addHelpText(
		'after',
		examples('validate', 'verify --documents ../documents', 'build', 'serve', 'validate --help')
	);
	return main;
}

/** What must not leave this machine: of all that is written for others. */
const redact = (): Option =>
	new Option(
		'--redact <file>',
		'JSON with strings, ids, fields and coarsenKm to keep out; keep it outside the repository'
	).env('CHRONOTOPE_REDACT');

/** Collects what an option that may be given again is given. */
const more = (value: string, before: string[] = []): string[] => [...before, value];

/** Reads an integer between two bounds, both included. */
function whole(least: number, most: number): (text: string) => number {
	return (text) => {
		const number = Number(text);
		if (!/^\d+$/u.test(text) || number < least || number > most)
			throw new InvalidArgumentError(`expected an integer from ${least} to ${most}`);
		return number;
	};
}

function port(text: string): number {
	const number = Number(text);
	if (!/^\d+$/u.test(text) || number > 65_535)
		throw new InvalidArgumentError('expected a port from 0 to 65535');
	return number;
}
