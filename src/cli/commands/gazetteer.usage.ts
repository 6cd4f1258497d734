import { examples, type Line } from '../usage.ts';

/** Options and help of `chronotope gazetteer`. */
export function gazetteerUsage({ command, done }: Line): void {
	command(
		'gazetteer',
		'Builds the table of names and places that extraction looks up, where it is not up to date.'
	)
		.option('--out <file>', 'file to write (default: in the cache of node_modules)')
		.option('--geonames <file...>', 'GeoNames dumps to add, as allCountries.txt or IR.txt')
		.option('--force', 'build it although it is up to date')
		.addHelpText('after', examples('gazetteer', 'gazetteer --geonames IR.txt --out iran.bin'))
		.action(async (directory, options) =>
			done(await (await import('./gazetteer.ts')).gazetteer(directory, options))
		);
}
