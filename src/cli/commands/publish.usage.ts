import { examples, whole, type Line } from '../usage.ts';

/** Options and help of `chronotope publish`. */
export function publishUsage({ main, done }: Line): void {
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
		.action(async (options) => done((await import('./publish.ts')).publishSite(options)));
}
