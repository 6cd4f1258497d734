import { examples, redact, type Line } from '../usage.ts';

/** Options and help of `chronotope posters`. */
export function postersUsage({ command, done }: Line): void {
	command(
		'posters',
		'Writes pictures of the atlas, its places and events: for readers without a map, and for links elsewhere.'
	)
		.option('--out <dir>', 'folder to write', 'static/published/posters')
		.addOption(redact())
		.addHelpText('after', examples('posters', 'posters --out ../pictures'))
		.action(async (directory, options) =>
			done(await (await import('./posters.ts')).posters(directory, options))
		);
}
