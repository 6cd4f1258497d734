import { Argument } from 'commander';
import { examples, QUEUE, type Line } from '../usage.ts';

/** Options and help of `chronotope queue`. */
export function queueUsage({ main, done }: Line): void {
	main
		.command('queue')
		.description('Tells what is on a queue, tries again what was set aside, or takes away what waits.')
		.addArgument(new Argument('<action>', 'what to do').choices(['status', 'retry', 'drain']))
		.option('--queue <address>', QUEUE)
		.option('--json', 'print the status as JSON')
		.addHelpText('after', examples('queue status --queue redis://localhost', 'queue retry'))
		.action(async (action, options) => done(await (await import('./queue.ts')).queue(action, options)));
}
