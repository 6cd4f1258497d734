import type { Entry } from '#lib/dataset/catalogue.ts';
import type { Text } from '#lib/dataset/schema.ts';
import { formatList, formatNumber, localised } from '#lib/language/language.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { formatWhen, type FormatOptions } from '#lib/time/format.ts';

/** Stands between the parts of a line about an event. */
export const DOT = ' · ';

/** Text with the language it is in. */
export interface Worded {
	text: string;
	lang: string;
}

export const inReadersLanguage = ({ language, catalogue }: Explorer, text: Text): Worded =>
	localised(text, language, catalogue.dataset.atlas.languages[0]!);

export const dateOptions = ({ language, calendar, messages, catalogue }: Explorer): FormatOptions => ({
	language,
	calendar,
	words: messages.when,
	hemisphere: catalogue.dataset.atlas.hemisphere
});

/** An EDTF date in words, as precise as it is. */
export const dateText = (explorer: Explorer, edtf: string | null): string =>
	formatWhen(edtf, dateOptions(explorer));

export const placeName = (explorer: Explorer, place: number): Worded =>
	inReadersLanguage(explorer, explorer.catalogue.places[place]!.properties.names);

/** A place as a list names it: a site with what it lies in, an area as a whole. */
export function placeText(explorer: Explorer, place: number): string {
	const { catalogue, messages } = explorer;
	const { properties } = catalogue.places[place]!;
	const name = placeName(explorer, place).text;
	if (properties.kind === 'country') return messages.list.wholeCountry(name);
	if (properties.kind === 'region' || properties.kind === 'multi') return messages.list.wholePlace(name);
	const whole = catalogue.placeById.get(properties.partOf ?? '');
	if (properties.kind !== 'site' || whole === undefined) return name;
	const wholeName = placeName(explorer, whole).text;
	return name.includes(wholeName) ? name : messages.list.siteIn(name, wholeName);
}

/** Where an event happened, at most two places by name. */
export function whereText(explorer: Explorer, { happenedAt }: Entry): string {
	const { messages, language } = explorer;
	if (happenedAt.length === 0) return messages.list.noPlace;
	const names = happenedAt.slice(0, 2).map((place) => placeText(explorer, place));
	const more = happenedAt.length - names.length;
	const listed = more > 0 ? names.join(messages.list.comma) : formatList(names, language);
	return more > 0 ? messages.list.andMore(listed, formatNumber(more, language)) : listed;
}

/** What kind of place it is, in what it lies, and how exactly it is known. */
export function precisionText(explorer: Explorer, place: number): string {
	const { catalogue, messages, language } = explorer;
	const { properties, geometry } = catalogue.places[place]!;
	const { kind, uncertaintyKm } = properties;
	const words = messages.place;
	const whole = wholesOf(explorer, place).join(messages.list.comma);
	const what = `${whole ? words.in(words.kinds[kind], whole) : words.kinds[kind]}.`;
	if (kind === 'country' || kind === 'multi') return words.wholeCountry;
	if (geometry.type !== 'Point') return `${what} ${words.wholeArea}`;
	if (uncertaintyKm === 0) return `${what} ${words.exact}`;
	return `${what} ${words.within(formatNumber(uncertaintyKm, language))}`;
}

/** The names of what a place lies in: the next larger place and the country, by its code where no place stands for it. */
function wholesOf(explorer: Explorer, place: number): string[] {
	const { catalogue, language } = explorer;
	const { kind, country, partOf } = catalogue.places[place]!.properties;
	if (kind === 'country' || kind === 'multi') return [];
	const whole = catalogue.placeById.get(partOf ?? '');
	const names = whole === undefined ? [] : [placeName(explorer, whole).text];
	if (whole !== undefined && catalogue.places[whole]!.properties.kind === 'country') return names;
	const countryName = country && new Intl.DisplayNames(language, { type: 'region' }).of(country);
	return countryName && !names.includes(countryName) ? [...names, countryName] : names;
}

/** "44 events, 5 of them possibly". */
export function countText({ messages, language }: Explorer, n: number, possible: number): string {
	const number = formatNumber(n, language);
	if (n === 0) return messages.count.noEvents;
	if (possible === 0) return messages.count.events(n, number);
	return messages.count.eventsPossible(n, number, formatNumber(possible, language));
}

/** Who published what reports an event, each once, in the order of citation. */
export const publishersOf = ({ catalogue }: Explorer, { sources }: Entry): string[] => [
	...new Set(sources.map((source) => catalogue.sources[source]!.publisher))
];

/** The filters in force, by what they let through; empty without any. */
export function filterNames(explorer: Explorer): string[] {
	const { catalogue, messages, language, settings } = explorer;
	const { categories, sources, people, inside, near, roles, sure } = settings.filters;
	const place = catalogue.placeById.get(inside ?? '');
	return [
		...catalogue.dataset.atlas.categories
			.filter(({ id }) => categories.includes(id))
			.map(({ label }) => inReadersLanguage(explorer, label).text),
		...sources.map((id) => catalogue.sources[catalogue.sourceById.get(id)!]!.publisher),
		...people,
		...(place === undefined ? [] : [placeName(explorer, place).text]),
		...(near ? [messages.list.filters.near(formatNumber(near.km, language))] : []),
		...roles.map((role) => messages.popup.roles[role]),
		...sure.map((certainty) => messages.list.filters.sure[certainty])
	];
}
