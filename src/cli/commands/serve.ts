import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readDigests, type Digests } from '../digests.ts';
import { printHeaders, type ServerName } from '../headerfiles.ts';
import { headerTable, type HeaderTable } from '../headers.ts';
import { datasetDigests } from '../inputs.ts';
import { exitCodes, Failure } from '../print.ts';
import { serve as serveSite } from '../serve.ts';

export interface ServeCommandOptions {
	site: string;
	port: number;
	host: string;
	verbose?: boolean;
	frameAncestors?: string;
	printHeaders?: ServerName;
}

/**
 * Serves the built site until it is interrupted; says so when the dataset has changed since the site was built. Or prints
 * what another server would have to be told to send the same headers.
 */
export async function serve(
	directory: string,
	{ site, port, host, verbose, frameAncestors = ancestors(), printHeaders: server }: ServeCommandOptions
): Promise<number> {
	const table = tableFor(frameAncestors);
	if (server) {
		process.stdout.write(printHeaders(server, table, basePath()));
		return exitCodes.ok;
	}
	const log = verbose ? (line: string) => process.stdout.write(`${line}\n`) : undefined;
	const { url, close } = await serveSite({ directory: site, port, host, base: basePath(), table, log });
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

/** Who may frame pages, where nothing else is said. */
export const ancestors = (): string => process.env.CHRONOTOPE_FRAME_ANCESTORS ?? '*';

/** @throws Failure */
export function tableFor(frameAncestors: string): HeaderTable {
	try {
		return headerTable({ frameAncestors });
	} catch (error) {
		throw new Failure((error as Error).message);
	}
}

/** The path of CHRONOTOPE_URL, without the slash at its end: where the site was built to stand. */
export function basePath(address = process.env.CHRONOTOPE_URL): string {
	return address && URL.canParse(address) ? new URL(address).pathname.replace(/\/$/u, '') : '';
}

/** Whether a site says that it was made from other files than those of the dataset; one that was packed first says it in the packed folder. */
function isOlder(site: string, directory: string): boolean {
	const now = datasetDigests(directory);
	const made = [site, join(site, 'published/atlas')].map(madeFrom).filter((then) => then !== null);
	return Object.keys(now).length > 0 && made.length > 0 && !made.some((then) => isDeepStrictEqual(then, now));
}

/** What of a dataset a folder was made from; null where it does not say. */
function madeFrom(folder: string): string | Digests | null {
	try {
		return readDigests(folder).inputs.dataset ?? null;
	} catch {
		return null;
	}
}
