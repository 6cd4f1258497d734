import { examples, port, type Line } from '../usage.ts';

/** Options and help of `chronotope review`. */
export function reviewUsage({ command, done }: Line): void {
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
			done(await (await import('./review.ts')).review(directory, options))
		);
}
