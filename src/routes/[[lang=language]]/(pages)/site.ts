import { createContext } from 'svelte';
import type { Evidence } from '#lib/dataset/evidence.ts';
import type { Wording } from '#lib/dataset/wording.ts';
import type { Excerpt } from '#lib/dataset/exports/excerpt.ts';
import type { PageMessages } from '#lib/language/pages.ts';
import type { GroundOf } from '#lib/sheet/ground.ts';

/** Of what a page of the site consists beside its own record. */
export interface Site extends Wording {
	words: PageMessages;
	/** The relative address of the language's own root, where its map is. */
	home: string;
	/** The site's absolute address, ending in a slash; that of the language's root is the excerpt's. */
	address: string;
	groundOf: GroundOf;
	/** Words of sources that may be shown. */
	evidence: Evidence;
	/** The whole atlas as files and machines have it. */
	excerpt: Excerpt;
}

export const [getSite, setSite] = createContext<Site>();

/** Entries that happened at a place, in order of time. */
export const happenedAt = ({ catalogue }: Site, place: number) =>
	[...catalogue.entries].filter((entry) => entry.happenedAt.includes(place));
