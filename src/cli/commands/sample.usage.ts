import { Option } from 'commander';
import { MOST_EVENTS, MOST_PLACES } from '#lib/dataset/sample.ts';
import { examples, whole, type Line } from '../usage.ts';

/** Options and help of `chronotope sample`. */
export function sampleUsage({ main, done }: Line): void {
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
		.action(async (options) => done(await (await import('./sample.ts')).sample(options)));
}
