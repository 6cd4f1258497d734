import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { catalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import type { Evidence } from '#lib/dataset/evidence.ts';
import { readManifest } from '#lib/dataset/manifest.ts';
import { readPublished } from '#lib/dataset/published.ts';
import { addressOf } from './whole.ts';
import { groundLevels, unpackGround, type Ground } from '#lib/sheet/ground.ts';

/** Where `chronotope build` has put the packed atlas; a build of another atlas names its own. The whole one is beside it. */
export const published = process.env.CHRONOTOPE_PUBLISHED ?? 'static/published/atlas';
const BASEMAP = 'static/basemap';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

let read: Catalogue | undefined;

/** The whole atlas that a build makes its pages and files of; every record is here. */
export const wholeAtlas = (): Catalogue =>
	(read ??= catalogue(readPublished(readJson(join(published, '../atlas.json')))));

/** What pages may show of the documents. */
export const evidence = (): Evidence => {
	const path = join(published, '../evidence.json');
	return existsSync(path) ? (readJson(path) as Evidence) : {};
};

/** The site's absolute address, ending in a slash. */
export const siteAddress = (): string => addressOf(wholeAtlas());

/** The search index for readers of a language: its path below the site's root, which changes with it, and its digest. */
export function indexIn(language: string): { path: string; digest: string } {
	const { search } = readManifest(readFileSync(join(published, 'manifest.json'), 'utf8'));
	const index = search?.[language];
	if (!index)
		throw new Error(`missing search index in ${language}: run \`npm run -s chronotope -- build\` first`);
	return {
		path: `/published/atlas/${index.file}?${index.digest.slice(7, 19)}`,
		digest: index.digest
	};
}

const grounds = new Map<number, Ground>();

/** The ground of maps that are drawn into pages, each level read when it is first needed. */
export function groundOf(level: number): Ground {
	const at = Math.min(level, groundLevels.length - 1);
	let ground = grounds.get(at);
	if (!ground) {
		const packed = readJson(join(BASEMAP, `ground-${at}.json`)) as Parameters<typeof unpackGround>[0];
		grounds.set(at, (ground = unpackGround(packed)));
	}
	return ground;
}
