import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from '#lib/dataset/published.ts';
import { loadDirectory } from '../directory.ts';
import { exitCodes } from '../print.ts';
import { serve as serveSite } from '../serve.ts';

export interface ServeCommandOptions {
	site: string;
	port: number;
	host: string;
	verbose?: boolean;
}

/** Serves the built site until it is interrupted; says so when the dataset has changed since the site was built. */
export async function serve(
	directory: string,
	{ site, port, host, verbose }: ServeCommandOptions
): Promise<number> {
	const log = verbose ? (line: string) => process.stdout.write(`${line}\n`) : undefined;
	const { url, close } = await serveSite({ directory: site, port, host, base: basePath(), log });
	process.stdout.write(`${url}\n`);
	if (isOlder(site, directory))
		process.stderr.write(
			`${site} was built from another state of ${directory}; "npm run build" builds it anew\n`
		);
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	await close();
	return exitCodes.ok;
}

/** The path of CHRONOTOPE_URL, without the slash at its end: where the site was built to stand. */
export function basePath(address = process.env.CHRONOTOPE_URL): string {
	return address && URL.canParse(address) ? new URL(address).pathname.replace(/\/$/u, '') : '';
}

function isOlder(site: string, directory: string): boolean {
	const { dataset } = loadDirectory(directory);
	if (!dataset) return false;
	try {
		return readFileSync(join(site, 'published', 'atlas.json'), 'utf8') !== publish(dataset);
	} catch {
		return false;
	}
}
