import { formatList, formatNumber, localised, type Language, type Messages } from '#lib/language/language.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { formatWhen, type FormatOptions } from '#lib/time/format.ts';
import type { Catalogue, Entry } from './catalogue.ts';
import type { Filters } from './filter.ts';
import type { Text } from './schema.ts';

/** An atlas and who reads it: what words about its events and places depend on. */
export interface Wording {
	catalogue: Catalogue;
	language: Language;
	messages: Messages;
	calendar: Calendar;
}

/** Stands between the parts of a line about an event. */
export const DOT = ' · ';

/** Text with the language it is in. */
export interface Worded {
	text: string;
	lang: string;
}

export const inReadersLanguage = ({ language, catalogue }: Wording, text: Text): Worded =>
	localised(text, language, catalogue.dataset.atlas.languages[0]!);

/** The same, with its language only where that is not the reader's: what `lang` of an element says. */
export function marked(wording: Wording, text: Text): { name: string; lang?: string } {
	const { text: name, lang } = inReadersLanguage(wording, text);
	return lang === wording.language ? { name } : { name, lang };
}

export const dateOptions = ({ language, calendar, messages, catalogue }: Wording): FormatOptions => ({
	language,
	calendar,
	words: messages.when,
	hemisphere: catalogue.dataset.atlas.hemisphere
});

/** An EDTF date in words, as precise as it is. */
export const dateText = (wording: Wording, edtf: string | null): string =>
	formatWhen(edtf, dateOptions(wording));

export const placeName = (wording: Wording, place: number): Worded =>
	inReadersLanguage(wording, wording.catalogue.places[place]!.properties.names);

/** A place as a list names it: a site with what it lies in, an area as a whole. */
export function placeText(wording: Wording, place: number): string {
	const { catalogue, messages } = wording;
	const { properties } = catalogue.places[place]!;
	const name = placeName(wording, place).text;
	if (properties.kind === 'country') return messages.list.wholeCountry(name);
	if (properties.kind === 'region' || properties.kind === 'multi') return messages.list.wholePlace(name);
	const whole = catalogue.placeById.get(properties.partOf ?? '');
	if (properties.kind !== 'site' || whole === undefined) return name;
	const wholeName = placeName(wording, whole).text;
	return name.includes(wholeName) ? name : messages.list.siteIn(name, wholeName);
}

/** Where an event happened, at most two places by name. */
export function whereText(wording: Wording, { happenedAt }: Entry): string {
	const { messages, language } = wording;
	if (happenedAt.length === 0) return messages.list.noPlace;
	const names = happenedAt.slice(0, 2).map((place) => placeText(wording, place));
	const more = happenedAt.length - names.length;
	const listed = more > 0 ? names.join(messages.list.comma) : formatList(names, language);
	return more > 0 ? messages.list.andMore(listed, formatNumber(more, language)) : listed;
}

/** What kind of place it is, and in what it lies. */
export function kindText(wording: Wording, place: number): string {
	const { catalogue, messages } = wording;
	const kind = messages.place.kinds[catalogue.places[place]!.properties.kind];
	const whole = wholeNames(wording, place).join(messages.list.comma);
	return whole ? messages.place.in(kind, whole) : kind;
}

/** What kind of place it is, in what it lies, and, of one of which something is reported, how exactly that is known. */
export function precisionText(wording: Wording, place: number, isReported = true): string {
	const { catalogue, messages, language } = wording;
	const { properties, geometry } = catalogue.places[place]!;
	const { kind, uncertaintyKm } = properties;
	const words = messages.place;
	const what = `${kindText(wording, place)}.`;
	if (!isReported && geometry.type !== 'Point') return what;
	if (kind === 'country' || kind === 'multi') return words.wholeCountry;
	if (geometry.type !== 'Point') return `${what} ${words.wholeArea}`;
	if (uncertaintyKm === 0) return `${what} ${words.exact}`;
	return `${what} ${words.within(formatNumber(uncertaintyKm, language))}`;
}

/** The names of what a place lies in: the next larger place and the country, by its code where no place stands for it. */
function wholeNames(wording: Wording, place: number): string[] {
	const { catalogue, language } = wording;
	const { kind, country, partOf } = catalogue.places[place]!.properties;
	if (kind === 'country' || kind === 'multi') return [];
	const whole = catalogue.placeById.get(partOf ?? '');
	const names = whole === undefined ? [] : [placeName(wording, whole).text];
	if (whole !== undefined && catalogue.places[whole]!.properties.kind === 'country') return names;
	const countryName = country && new Intl.DisplayNames(language, { type: 'region' }).of(country);
	return countryName && !names.includes(countryName) ? [...names, countryName] : names;
}

/** "44 events, 5 of them possibly". */
export function countText({ messages, language }: Wording, n: number, possible: number): string {
	const number = formatNumber(n, language);
	if (n === 0) return messages.count.noEvents;
	if (possible === 0) return messages.count.events(n, number);
	return messages.count.eventsPossible(n, number, formatNumber(possible, language));
}

/** Who published what reports an event, each once, in the order of citation. */
export const publishersOf = ({ catalogue }: Wording, { sources }: Entry): string[] => [
	...new Set(sources.map((source) => catalogue.sources[source]!.publisher))
];

/** A source by its publisher, and by its title too where the publisher has, or the unnamed ones have, several. */
function sourceName({ catalogue, messages }: Wording, id: string): string {
	const { publisher, title } = catalogue.sources[catalogue.sourceById.get(id)!]!;
	const isOnly = catalogue.sources.filter((source) => source.publisher === publisher).length === 1;
	return isOnly ? publisher : `${publisher}${messages.list.comma}${title}`;
}

/** A filter in force: what it lets through, and the change that ends it. */
export interface ActiveFilter {
	name: string;
	without: Partial<Filters>;
}

/** The filters in force, one for each choice. */
export function activeFilters(wording: Wording, filters: Filters): ActiveFilter[] {
	const { catalogue, messages, language } = wording;
	const { categories, sources, people, inside, near, roles, sure } = filters;
	const place = catalogue.placeById.get(inside ?? '');
	const others = <T>(all: readonly T[], one: T): T[] => all.filter((other) => other !== one);
	return [
		...catalogue.dataset.atlas.categories
			.filter(({ id }) => categories.includes(id))
			.map(({ id, label }) => ({
				name: inReadersLanguage(wording, label).text,
				without: { categories: others(categories, id) }
			})),
		...sources.map((id) => ({
			name: sourceName(wording, id),
			without: { sources: others(sources, id) }
		})),
		...people.map((name) => ({ name, without: { people: others(people, name) } })),
		...(place === undefined ? [] : [{ name: placeName(wording, place).text, without: { inside: null } }]),
		...(near
			? [{ name: messages.list.filters.near(formatNumber(near.km, language)), without: { near: null } }]
			: []),
		...roles.map((role) => ({ name: messages.popup.roles[role], without: { roles: others(roles, role) } })),
		...sure.map((certainty) => ({
			name: messages.list.filters.sure[certainty],
			without: { sure: others(sure, certainty) }
		}))
	];
}

/** The filters in force, by what they let through; empty without any. */
export const filterNames = (wording: Wording, filters: Filters): string[] =>
	activeFilters(wording, filters).map(({ name }) => name);
