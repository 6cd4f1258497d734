import { createContext } from 'svelte';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Evidence } from '#lib/dataset/evidence.ts';
import type { Wording } from '#lib/dataset/wording.ts';
import { excerptOf, homeIn, type Excerpt } from '#lib/dataset/exports/excerpt.ts';
import { calendarOf, type Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { pageMessagesOf, type PageMessages } from '#lib/language/pages.ts';
import type { GroundOf } from '#lib/sheet/ground.ts';
import { addressOf, wholeSite, type WholeSite } from '../../whole.ts';

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
	/** The search index for readers of a language: its path below the site's root, and its digest. */
	indexIn: WholeSite['indexIn'];
	/** The whole atlas as files and machines have it. */
	excerpt: Excerpt;
}

export const [getSite, setSite] = createContext<Site>();

/**
 * The site in a language.
 *
 * @param root the relative address of the site's root, ending in a slash
 * @param packed the atlas, where it is not a whole one
 */
export function siteIn(language: Language, root: string, packed: Catalogue | null = null): Site {
	const whole = wholeSite();
	const { groundOf, evidence, indexIn } = whole;
	const catalogue = packed ?? whole.catalogue;
	const address = addressOf(catalogue);
	return {
		catalogue,
		language,
		messages: messagesOf(language),
		calendar: calendarOf(language),
		words: pageMessagesOf(language),
		home: homeIn(root, language),
		address,
		groundOf,
		evidence,
		indexIn,
		excerpt: excerptOf(catalogue, address, language)
	};
}

/** Entries that happened at a place, in order of time. */
export const happenedAt = ({ catalogue }: Site, place: number) =>
	[...catalogue.entries].filter((entry) => entry.happenedAt.includes(place));
