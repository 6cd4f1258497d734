import { formatNumber } from '#lib/language/language.ts';
import { searchMessagesOf } from '#lib/language/search.ts';
import type { Entry } from '../catalogue.ts';
import type { PlaceFeature, Source } from '../schema.ts';
import {
	countText,
	dateText,
	DOT,
	inReadersLanguage,
	kindText,
	placeName,
	whereText,
	type Worded,
	type Wording
} from '../wording.ts';
import { namesOf } from './exonyms.ts';
import type { SearchRecord, Shown } from './record.ts';

/** Of an atlas of more events the index has none: it would be larger than a page may ask for. */
export const MOST_EVENTS = 5000;
/** Of more events their titles are searched and their summaries are not. */
const MOST_SUMMARIES = 1000;

/**
 * What can be found in an atlas, as readers of one language see it, and whether its events are among it: not where they
 * are too many, or their records are not here.
 *
 * @param places the places with all their names; a page's own catalogue has only those that it shows
 */
export function searchRecords(
	wording: Wording,
	places: readonly PlaceFeature[]
): { records: SearchRecord[]; hasEvents: boolean } {
	const { entries, sources } = wording.catalogue;
	const hasEvents = entries.complete && entries.length <= MOST_EVENTS;
	const shown = hasEvents ? [...entries] : [];
	return {
		records: [
			...places.map((place, at) => placeRecord(wording, place, at)),
			...peopleRecords(wording, shown),
			...sources.map((source) => sourceRecord(wording, source)),
			...shown.map((entry) => eventRecord(wording, entry))
		],
		hasEvents
	};
}

function placeRecord(wording: Wording, place: PlaceFeature, at: number): SearchRecord {
	const name = placeName(wording, at);
	const names = namesOf(place);
	const happened = wording.catalogue.happened[at]!;
	const meta = [kindText(wording, at), ...(happened > 0 ? [countText(wording, happened, 0)] : [])];
	const also = names.filter((other) => other !== name.text);
	return {
		kind: 'place',
		id: place.id,
		names,
		text: meta[0]!,
		shown: { ...labelled(wording, name), meta: meta.join(DOT), ...(also.length > 0 && { also }) }
	};
}

function eventRecord(wording: Wording, entry: Entry): SearchRecord {
	const { catalogue } = wording;
	const { id, title, summary, when, participants, claims } = entry.event;
	const date = dateText(wording, when);
	const linked = entry.linked.flatMap(({ place }) =>
		Object.values(catalogue.places[place]!.properties.names)
	);
	return {
		kind: 'event',
		id,
		names: [...new Set(Object.values(title))],
		text: [
			...(catalogue.entries.length <= MOST_SUMMARIES ? Object.values(summary) : []),
			...new Set(linked),
			...participants,
			...claims.map(({ attributedTo }) => attributedTo),
			date,
			// The year as the dataset has it, for readers of another calendar.
			...new Set(when?.match(/\d{4}/gu))
		].join(' '),
		shown: {
			...labelled(wording, inReadersLanguage(wording, title)),
			meta: date + DOT + whereText(wording, entry),
			row: entry.index
		}
	};
}

function sourceRecord(wording: Wording, source: Source): SearchRecord {
	const { id, title, publisher, author, published, language } = source;
	const meta = [publisher, ...(published === null ? [] : [dateText(wording, published)])].join(DOT);
	return {
		kind: 'source',
		id,
		names: [title],
		text: [meta, author ?? '', ...(published?.match(/\d{4}/gu) ?? [])].join(' '),
		shown: { ...labelled(wording, { text: title, lang: language }), meta }
	};
}

/** Who is named in events, and who published or wrote a source, each name once. */
function peopleRecords(wording: Wording, entries: readonly Entry[]): SearchRecord[] {
	const words = searchMessagesOf(wording.language);
	const { sources } = wording.catalogue;
	const listed = <T>(pairs: readonly (readonly [string, T])[]): Map<string, Set<T>> => {
		const all = new Map<string, Set<T>>();
		for (const [name, value] of pairs) all.set(name, (all.get(name) ?? new Set()).add(value));
		return all;
	};
	const named = listed(
		entries.flatMap(({ event, index }) => event.participants.map((name) => [name, index] as const))
	);
	const published = listed(sources.map(({ id, publisher }) => [publisher, id] as const));
	const wrote = listed(
		sources.flatMap(({ id, author }) => (author === undefined ? [] : [[author, id] as const]))
	);
	const names = [...new Set([...named.keys(), ...published.keys(), ...wrote.keys()])];
	const number = (n: number): string => formatNumber(n, wording.language);
	return names.map((name) => {
		const [events, issued, written] = [named, published, wrote].map((all) => all.get(name)?.size ?? 0) as [
			number,
			number,
			number
		];
		const own = [...new Set([...(published.get(name) ?? []), ...(wrote.get(name) ?? [])])];
		const meta = [
			...(events > 0 ? [words.named(countText(wording, events, 0))] : []),
			...(issued > 0 ? [words.published(issued, number(issued))] : []),
			...(written > 0 ? [words.wrote(written, number(written))] : [])
		].join(DOT);
		const shown: Shown = { label: name, meta, ...(events === 0 && { sources: own }) };
		return { kind: 'person', id: name, names: [name], text: '', shown };
	});
}

const labelled = ({ language }: Wording, { text, lang }: Worded): Pick<Shown, 'label' | 'lang'> => ({
	label: text,
	...(lang !== language && { lang })
});
