import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Evidence } from '#lib/dataset/evidence.ts';
import type { GroundOf } from '#lib/sheet/ground.ts';

/** What the pages of a whole site are made of. */
export interface WholeSite {
	catalogue: Catalogue;
	groundOf: GroundOf;
	/** Words of sources that may be shown. */
	evidence: Evidence;
	/** The search index for readers of a language: its path below the site's root, and its digest. */
	indexIn: (language: string) => { path: string; digest: string };
}

/** The absolute address of an atlas's site, ending in a slash. */
export const addressOf = ({ dataset }: Catalogue): string =>
	(SITE_ADDRESS ?? dataset.atlas.url ?? 'http://localhost:4173/').replace(/\/?$/u, '/');

let give: (() => WholeSite) | undefined;

/** The server alone reads files: it says here how pages come by what is in them. */
export function provideWhole(other: () => WholeSite): void {
	give = other;
}

/** @throws Error in a browser, where no such page is made */
export function wholeSite(): WholeSite {
	if (!give) throw new Error('pages of places, events and sources are made by the build alone');
	return give();
}
