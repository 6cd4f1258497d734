import { redact, type Line } from '../usage.ts';

/** Options and help of `chronotope digests`. */
export function digestsUsage({ command, done }: Line): void {
	command('digests', 'Lists the files of a built site with their digests, in the site itself.', true)
		.option('--site <dir>', 'directory of the built site', 'build')
		.addOption(redact())
		.action(async (directory, options) => done((await import('./digests.ts')).digests(directory, options)));
}
