import { buildSite } from '../site.ts';
import { exitCodes } from '../print.ts';

/** `chronotope site`: builds the site in `build/` for any host, of a dataset, a packed folder or tiles; nothing where it is up to date. */
export async function site(directory: string): Promise<number> {
	const pages = await buildSite({ data: directory, folder: null, forHosts: true }, console.log);
	process.stdout.write(`${pages}: built from ${directory}\n`);
	return exitCodes.ok;
}
