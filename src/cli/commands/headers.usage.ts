import { type Line } from '../usage.ts';

/** Options and help of `chronotope headers`. */
export function headersUsage({ main, done }: Line): void {
	main
		.command('headers', { hidden: true })
		.description('Writes the headers of a built site for hosts that read them from a file.')
		.option('--site <dir>', 'directory of the built site', 'build')
		.action(async ({ site }) => done(await (await import('./headers.ts')).headers(site)));
}
