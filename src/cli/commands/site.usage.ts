import { type Line } from '../usage.ts';

/** Options and help of `chronotope site`, which is `npm run build`. */
export function siteUsage({ command, done }: Line): void {
	command('site', 'Builds the site in build/ for any host: pages, pictures, data, compressed.', true).action(
		async (directory) => done(await (await import('./site.ts')).site(directory))
	);
}
