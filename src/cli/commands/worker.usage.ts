import { examples, QUEUE, whole, type Line } from '../usage.ts';

/** Options and help of `chronotope worker`. */
export function workerUsage({ main, done }: Line): void {
	main
		.command('worker')
		.description('Does shards of extraction from a queue, with others on any number of machines.')
		.option('--queue <address>', QUEUE)
		.option('--root <dir>', 'folder that all who take part share; nothing outside of it is touched', '.')
		.option('--threads <n>', 'default: one a processor', whole(1, 64))
		.option('--gazetteer <file>', 'a table that "chronotope gazetteer" wrote')
		.option(
			'--lock <seconds>',
			'without a sign of life, after which its shards are given to another worker',
			whole(1, 3600),
			30
		)
		.addHelpText(
			'after',
			`
A worker takes shards of its own version of code, gazetteer and weights alone. It ends on a signal, when it has finished those in hand.
${examples('worker --queue redis://localhost', 'worker --queue rediss://queue.example.org --root /mnt/atlas --threads 8')}`
		)
		.action(async (options) => done(await (await import('./worker.ts')).worker(options)));
}
