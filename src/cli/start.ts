/** `npm start`: builds the site where it is stale and serves it on `PORT`, else on 4173. */
import { ancestors, basePath, tableFor } from './commands/serve.ts';
import { defaultDirectory } from './directory.ts';
import { serve } from './serve.ts';
import { buildSite } from './site.ts';

const port = Number(process.env.PORT ?? 4173);

try {
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new Error(`invalid PORT: ${process.env.PORT}`);
	const directory = await buildSite({ data: defaultDirectory(), folder: null }, console.log);
	const { url } = await serve({ directory, port, base: basePath(), table: tableFor(ancestors()) });
	console.log(`Chronotope is at ${url} (stop with Ctrl+C)`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
