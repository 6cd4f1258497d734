import { join } from 'node:path';
import { hostedHeaders } from '../headerfiles.ts';
import { exitCodes } from '../print.ts';
import { writeWhole } from '../write.ts';
import { ancestors, tableFor } from './serve.ts';

/** Writes `_headers` into a built site, by what stands in it. */
export async function headers(site: string): Promise<number> {
	await writeWhole(join(site, '_headers'), hostedHeaders(tableFor(ancestors()), site));
	return exitCodes.ok;
}
