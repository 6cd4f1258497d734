import { Argument, Command } from 'commander';
import { basemapUsage } from './commands/basemap.usage.ts';
import { buildUsage } from './commands/build.usage.ts';
import { digestsUsage } from './commands/digests.usage.ts';
import { exportUsage } from './commands/export.usage.ts';
import { extractUsage } from './commands/extract.usage.ts';
import { gazetteerUsage } from './commands/gazetteer.usage.ts';
import { headersUsage } from './commands/headers.usage.ts';
import { importUsage } from './commands/import.usage.ts';
import { initUsage } from './commands/init.usage.ts';
import { postersUsage } from './commands/posters.usage.ts';
import { publishUsage } from './commands/publish.usage.ts';
import { queueUsage } from './commands/queue.usage.ts';
import { reviewUsage } from './commands/review.usage.ts';
import { sampleUsage } from './commands/sample.usage.ts';
import { schemaUsage } from './commands/schema.usage.ts';
import { serveUsage } from './commands/serve.usage.ts';
import { siteUsage } from './commands/site.usage.ts';
import { snapshotUsage } from './commands/snapshot.usage.ts';
import { validateUsage } from './commands/validate.usage.ts';
import { verifyUsage } from './commands/verify.usage.ts';
import { workerUsage } from './commands/worker.usage.ts';
import { defaultDirectory } from './default.ts';
import { examples, type Done, type Line } from './usage.ts';

/** In the order of the help. */
const usages: readonly ((line: Line) => void)[] = [
	validateUsage,
	verifyUsage,
	buildUsage,
	basemapUsage,
	serveUsage,
	initUsage,
	importUsage,
	exportUsage,
	snapshotUsage,
	postersUsage,
	gazetteerUsage,
	extractUsage,
	workerUsage,
	queueUsage,
	reviewUsage,
	sampleUsage,
	publishUsage,
	siteUsage,
	headersUsage,
	digestsUsage,
	schemaUsage
];

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

	for (const usage of usages) usage({ main, command, done });

	main.addHelpText(
		'after',
		examples('validate', 'verify --documents ../documents', 'build', 'serve', 'validate --help')
	);
	return main;
}
