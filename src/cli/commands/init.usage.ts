import { examples, type Line } from '../usage.ts';

/** Options and help of `chronotope init`. */
export function initUsage({ main, done }: Line): void {
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
		.action(async (directory, options) => done(await (await import('./init.ts')).init(directory, options)));
}
