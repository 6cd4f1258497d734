import { languages, type Language } from '#lib/language/language.ts';
import type { Catalogue, Entry } from '../catalogue.ts';

/** A record that has a page. */
export type RecordKind = 'place' | 'event' | 'source';

/** The absolute address of the page of a record. */
export type AddressOf = (kind: RecordKind, id: string) => string;

/** What goes out of an atlas: all of it, or what somebody has chosen. */
export interface Excerpt {
	catalogue: Catalogue;
	/** The events, in the order in which they are written. */
	entries: readonly Entry[];
	/** The site's start page, absolute, ending in a slash. */
	home: string;
	addressOf: AddressOf;
}

/** The start page of a language at a site whose address ends in a slash. */
export const homeIn = (site: string, language: Language): string =>
	language === languages[0] ? site : `${site}${language}/`;

export const addressesUnder =
	(home: string): AddressOf =>
	(kind, id) =>
		`${home}${kind}/${encodeURIComponent(id)}/`;

/** Events of an atlas with the addresses that they have in one language's pages. */
export function excerptOf(
	catalogue: Catalogue,
	site: string,
	language: Language = languages[0],
	entries: readonly Entry[] = [...catalogue.entries]
): Excerpt {
	const home = homeIn(site, language);
	return { catalogue, entries, home, addressOf: addressesUnder(home) };
}

/** The events of one record in order of time: itself, those linked to a place, those that cite a source; null for no record. */
export function entriesOf(catalogue: Catalogue, kind: RecordKind, id: string): Entry[] | null {
	const { entries, placeById, sourceById } = catalogue;
	const at = { place: placeById.get(id), event: entries.rowOf(id), source: sourceById.get(id) }[kind];
	if (at === undefined) return null;
	return [...entries].filter(
		({ index, linked, sources }) =>
			(kind === 'event' && index === at) ||
			(kind === 'place' && linked.some(({ place }) => place === at)) ||
			(kind === 'source' && sources.includes(at))
	);
}

/** Indices, ascending, of the places that the events are linked to, with all that these lie in; of a whole atlas, every place. */
export function placesIn({ catalogue, entries }: Excerpt): number[] {
	const { places, placeById } = catalogue;
	if (entries.length === catalogue.entries.length) return places.map((_, index) => index);
	const found = new Set<number>();
	const add = (place: number | undefined): void => {
		if (place === undefined || found.has(place)) return;
		found.add(place);
		add(placeById.get(places[place]!.properties.partOf ?? ''));
	};
	for (const { linked } of entries) for (const { place } of linked) add(place);
	return [...found].sort((a, b) => a - b);
}

/** A sentence of the licence for those who pass the data on. */
export function attributionOf({ catalogue, home }: Excerpt): string {
	const { title, licence, languages: own } = catalogue.dataset.atlas;
	return `${title[own[0]!] ?? Object.values(title)[0]!}, ${home}, ${licence}`;
}
