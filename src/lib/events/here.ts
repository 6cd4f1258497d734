import type { Entry } from '#lib/dataset/catalogue.ts';
import type { Listing } from '#lib/dataset/listing.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { formatNumber } from '#lib/language/language.ts';
import { DOT, placeName, precisionText } from '#lib/dataset/wording.ts';

/** The head of what is open. */
export interface Titled {
	title: string;
	/** The language of the title where one place alone gives it. */
	lang: string | undefined;
	precision: string;
}

/** What is open: an event, or a place with all that is shown there. */
export interface Here extends Titled {
	/** All rows of the place, in order of time; of the unplaced ones where the event has no place. */
	rows: Listing;
	unplaced: boolean;
	/** Several places stand together here. */
	several: boolean;
	/** The event whose text stands here: the opened one, or the only one of a place. */
	entry: Entry | null;
	/** Where it stands among `rows`, or -1. */
	at: number;
}

/** The head and the rows of what the reader has opened; null: nothing is. */
export function hereOf(explorer: Explorer): Here | null {
	const { selection, selectedPlace, selectedEntry, messages, language, shown } = explorer;
	if (selection === null) return null;
	// Of places that stand together those without an event in the window are not on the map.
	const group = explorer.selectedGroup.filter(
		(place) => place === selectedPlace || explorer.shown.at([place]).first(1).length > 0
	);
	const rows = selectedPlace === null ? shown.unplaced : explorer.shown.at(group);
	const [only] = rows.length === 1 ? rows.first(1) : [];
	const entry = selectedEntry ?? (only ? explorer.records.entry(only.event) : null);
	const at = entry ? rows.indexOf(entry.index) : -1;
	const base = { rows, entry, at, several: group.length > 1, unplaced: selectedPlace === null };
	if (selectedPlace === null) {
		return { ...base, title: messages.list.drawers.unplaced, lang: undefined, precision: '' };
	}
	if (selection.kind === 'place' && group.length > 1) {
		const names = group.map((place) => placeName(explorer, place).text);
		const cluster = messages.place.cluster(names.length, formatNumber(names.length, language));
		const title = names.length > 3 ? cluster : names.join(DOT);
		return {
			...base,
			title,
			lang: undefined,
			precision: names.length > 3 ? names.join(DOT) : `${cluster}.`
		};
	}
	const { text, lang } = placeName(explorer, selectedPlace);
	return {
		...base,
		title: text,
		lang: lang === language ? undefined : lang,
		precision: precisionText(explorer, selectedPlace)
	};
}
