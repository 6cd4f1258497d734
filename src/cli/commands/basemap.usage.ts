import { examples, type Line } from '../usage.ts';

/** Options and help of `chronotope basemap`. */
export function basemapUsage({ command, done }: Line): void {
	command('basemap', "Builds the basemap, with labels in the atlas's languages, where it is not up to date.")
		.option('--out <file>', 'file to write', 'static/basemap/world.pmtiles')
		.option('--force', 'build it although it is up to date')
		.addHelpText('after', examples('basemap', 'basemap --force'))
		.action(async (directory, options) =>
			done(await (await import('./basemap.ts')).basemap(directory, options))
		);
}
