import { readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { catalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import { readPublished } from '#lib/dataset/published.ts';

/** Where `chronotope build` has put the packed atlas; the whole one is beside it. */
const published = process.env.CHRONOTOPE_PUBLISHED ?? 'static/published/atlas';

let read: Catalogue | undefined;

/** The whole atlas that a build makes its pages and files of; every record is here. */
export const wholeAtlas = (): Catalogue =>
	(read ??= catalogue(readPublished(JSON.parse(readFileSync(join(published, '../atlas.json'), 'utf8')))));

/** The site's absolute address, ending in a slash. */
export function siteAddress(): string {
	const address = SITE_ADDRESS ?? wholeAtlas().dataset.atlas.url ?? 'http://localhost:4173/';
	return address.replace(/\/?$/u, '/');
}
